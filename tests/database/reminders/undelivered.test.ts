import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closeConnections } from "@/db/client";
import type { OwnerId } from "@/lib/auth/owner";
import { skipStep } from "@/lib/follow-ups/commands";
import { findMailTrouble } from "@/lib/reminders/undelivered/queries";
import { testDatabase } from "../../support/database";
import { asWebRole, newInterview, newUser, stepOf } from "../../support/factories";

const { urlWorker } = testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");
let worker: postgres.Sql;
let owner: OwnerId;
let applicationId: string;

beforeAll(() => {
  worker = postgres(urlWorker, { max: 1 });
});
afterAll(async () => {
  await worker.end();
  await closeConnections();
});
beforeEach(async () => {
  owner = await newUser();
  ({ applicationId } = await newInterview(owner, NOW));
});

/** Every reminder of a kind of step ends like this, due an hour ago. */
async function end(kind: string, state: string): Promise<void> {
  await asWebRole(
    owner,
    `update reminder r set state = '${state}', due_at = app_now() - interval '1 hour', closed_at = app_now()
     from follow_up_step s where s.owner_id = r.owner_id and s.id = r.step_id and s.kind = '${kind}' returning r.id`,
  );
}

test.each(["failed", "unknown", "bounced", "suppressed"])(
  "a reminder that is %s is told on Today, each step once, and to its own user alone (P9, I2, I14)",
  async (state) => {
    const other = await newUser();
    await end("thank-you", state);
    const { undelivered } = await findMailTrouble(owner);
    expect(undelivered).toEqual([
      {
        stepId: await stepOf(owner, applicationId, "thank-you"),
        ...{ kind: "thank-you", contactName: "Keiko Ito", employerName: "Acme", state },
      },
    ]);
    expect((await findMailTrouble(other)).undelivered).toEqual([]);
  },
);

test("what arrived, what was not needed and what is settled is not told", async () => {
  await end("debrief", "skipped");
  await end("check-in", "cancelled");
  await end("thank-you", "failed");
  await skipStep(owner, await stepOf(owner, applicationId, "thank-you"), NOW);
  expect((await findMailTrouble(owner)).undelivered).toEqual([]);
});

test("while nobody's reminders go, Today says so (F2, F8)", async () => {
  expect((await findMailTrouble(owner)).isHeld).toBe(false);
  await worker`update sending set held_at = app_now(), held_reason = 'daily_quota_exceeded'`;
  expect((await findMailTrouble(owner)).isHeld).toBe(true);
  await worker`update sending set held_at = null`;
});

import { beforeEach, expect, test } from "vitest";
import { actOnTokenStep } from "@/lib/action-tokens/page/commands";
import { findTokenPage } from "@/lib/action-tokens/page/queries";
import { tokenActSchema } from "@/lib/action-tokens/page/schema";
import { listActivity } from "@/lib/activity/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { snoozeStep } from "@/lib/follow-ups/commands";
import { testDatabase } from "@/tests/support/database";
import { asWebRole, mailedToken, newInterview, newUser, planOf, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-24T16:00:00Z");

let owner: OwnerId;
let applicationId: string;
let stepId: string;
let token: string;

beforeEach(async () => {
  owner = await newUser();
  ({ applicationId } = await newInterview(owner, NOW));
  stepId = await stepOf(owner, applicationId, "thank-you");
  await asWebRole(
    owner,
    `update application set notes = 'Wants 90,000', posting_url = 'https://private.example/me';
     update contact set notes = 'Met at the river'`,
  );
  token = await mailedToken(owner, stepId);
});

function act(values: Record<string, string>): Promise<void> {
  return actOnTokenStep(token, tokenActSchema.parse({ stepId, ...values }), NOW);
}

test("the link of a mail from before three snoozes shows how the step stands now, and acts on that (F43)", async () => {
  for (const day of ["25", "26", "27"]) {
    await snoozeStep(owner, { stepId, until: `2026-11-${day}T09:00` }, NOW);
  }
  const step = (await findTokenPage(token, NOW))?.steps[0];
  expect(step).toMatchObject({ state: "planned", snoozedUntil: new Date("2026-11-27T08:00:00Z") });
  await act({ act: "sent", anyway: "yes" });
  expect((await findTokenPage(token, NOW))?.steps[0]?.state).toBe("done");
  await expect(act({ act: "snooze", until: "2026-11-30T09:00" })).rejects.toMatchObject({ code: "refused" });
  await expect(act({ act: "sent", anyway: "yes" })).rejects.toMatchObject({ code: "refused" });
});

test("who got the mail forwarded reaches its own step and no other, sees no notes, and what they did can be taken back (F50)", async () => {
  const page = JSON.stringify(await findTokenPage(token, NOW));
  for (const secret of ["90,000", "private.example", "the river"]) expect(page).not.toContain(secret);
  const another = await stepOf(owner, applicationId, "second-follow-up");
  const before = await planOf(owner, applicationId, ["planned", "done", "skipped"]);
  await expect(act({ act: "skip", stepId: another })).rejects.toMatchObject({ code: "not-found" });
  expect(await planOf(owner, applicationId, ["planned", "done", "skipped"])).toEqual(before);
  await act({ act: "sent", anyway: "yes" });
  const { rows } = await listActivity(owner);
  expect(rows[0]).toMatchObject({ kind: "step.done" });
  await act({ act: "undo" });
  expect((await findTokenPage(token, NOW))?.steps[0]?.state).toBe("planned");
});

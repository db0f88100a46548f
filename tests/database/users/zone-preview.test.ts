import { expect, test } from "vitest";
import { moveToStage } from "@/lib/applications/commands";
import { snoozeStep } from "@/lib/follow-ups/commands";
import { listMovesToZone } from "@/lib/follow-ups/replan/preview/queries";
import { saveProfile } from "@/lib/users/commands";
import { getProfile } from "@/lib/users/queries";
import { testDatabase } from "@/tests/support/database";
import { asWebRole, newInterview, newUser, planOf, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");
const NEW_YORK = "America/New_York";

interface Due {
  id: string;
  due_at: string;
}

test("what a new zone would move is told before it moves, and is then just what moves (F33)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await newInterview(owner, NOW, { role: "Engineer", startsOn: "2026-11-25" });
  const stepId = await stepOf(owner, applicationId, "last-note");
  await snoozeStep(owner, { stepId, until: "2026-12-15" }, NOW);
  const plan = await planOf(owner, applicationId);
  const due = () => asWebRole<Due>(owner, "select id, due_at from follow_up_step where state = 'planned'");
  const before = await due();

  const moves = await listMovesToZone(owner, NEW_YORK, NOW);
  expect(moves.find((move) => move.kind === "thank-you")).toMatchObject({
    contactName: "Keiko Ito",
    employerName: "Acme",
  });
  expect(moves.map((move) => move.stepId)).not.toContain(stepId);
  expect(await planOf(owner, applicationId)).toEqual(plan);
  expect((await getProfile(owner)).timeZone).toBe("Europe/Berlin");

  await saveProfile(owner, { timeZone: NEW_YORK }, NOW);
  const moved = (await due()).filter(
    (row) => String(before.find((each) => each.id === row.id)?.due_at) !== String(row.due_at),
  );
  const told = new Map(moves.map((move) => [move.stepId, move.to.getTime()]));
  expect(moved.filter((row) => told.has(row.id)).map((row) => new Date(row.due_at).getTime())).toEqual(
    moved.filter((row) => told.has(row.id)).map((row) => told.get(row.id)),
  );
  expect(new Set(told.keys())).toEqual(
    new Set(moved.filter((row) => before.some((each) => each.id === row.id)).map((row) => row.id)),
  );
});

test("the same zone moves nothing, and what is over moves nowhere", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  expect(await listMovesToZone(owner, "Europe/Berlin", NOW)).toEqual([]);
  await moveToStage(owner, { applicationId, stage: "withdrawn" }, NOW);
  expect(await listMovesToZone(owner, NEW_YORK, NOW)).toEqual([]);
});

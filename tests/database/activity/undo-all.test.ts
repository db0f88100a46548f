import { expect, test } from "vitest";
import { undoAll } from "@/lib/activity/commands";
import { confirmSent } from "@/lib/follow-ups/sending/commands";
import { testDatabase } from "@/tests/support/database";
import { messagesOf, newInterview, newUser, planOf, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-24T16:00:00Z");

test("several messages confirmed as sent are taken back together, with their log and their plan", async () => {
  const owner = await newUser();
  const interviewers = [{ name: "Keiko Ito" }, { name: "Ben Roth" }, { name: "Ana Silva" }];
  const { applicationId } = await newInterview(owner, NOW, { interviewers });
  const before = await planOf(owner, applicationId);
  const stepIds = [];
  for (const { name } of interviewers) stepIds.push(await stepOf(owner, applicationId, "thank-you", name));
  const acted = await confirmSent(owner, { stepIds }, NOW);
  expect((await messagesOf(owner, applicationId)).length).toBe(3);
  const ids = acted.flatMap(({ activityId }) => activityId ?? []);
  expect(ids).toHaveLength(3);
  await undoAll(owner, ids, NOW);
  expect(await planOf(owner, applicationId)).toEqual(before);
  expect((await messagesOf(owner, applicationId)).length).toBe(0);
  await undoAll(owner, ids, NOW);
  expect(await planOf(owner, applicationId)).toEqual(before);
});

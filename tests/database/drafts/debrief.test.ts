import { expect, test } from "vitest";
import { planAhead } from "@/lib/debriefs/plan-ahead/queries";
import { saveDraft } from "@/lib/drafts/commands";
import { listThankYousInTheMaking } from "@/lib/drafts/debrief/queries";
import { getDraft } from "@/lib/drafts/queries";
import { assembleDraft } from "@/lib/drafts/rules";
import { recordPromise } from "@/lib/promises/commands";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, planOf, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-24T15:00:00Z");

test("the page can assemble the very draft that the step will show, and those by hand are left alone", async () => {
  const owner = await newUser();
  const interviewers = [{ name: "Keiko Ito" }, { name: "Ben Roth" }];
  const { applicationId, roundId } = await newInterview(owner, NOW, { interviewers });
  const keiko = await stepOf(owner, applicationId, "thank-you", "Keiko Ito");
  const ben = await stepOf(owner, applicationId, "thank-you", "Ben Roth");
  await saveDraft(owner, { stepId: ben, subject: "Mine", body: "Mine", version: null }, NOW);
  const making = await listThankYousInTheMaking(owner, roundId, NOW);
  expect(making.map(({ facts }) => facts?.recipient?.name ?? null)).toEqual(["Keiko Ito", null]);
  const facts = making[0]?.facts;
  expect(facts && assembleDraft(facts).body).toBe((await getDraft(owner, keiko, NOW)).body);
});

test("what they say about timing shows its plan before it counts, and then counts just so (T6, T7)", async () => {
  const owner = await newUser();
  const { applicationId, roundId } = await newInterview(owner, NOW);
  const before = await planOf(owner, applicationId);
  const saidOn = "2026-11-24";
  const ahead = await planAhead(owner, { roundId, saidOn, byOn: "2026-12-04" }, NOW);
  expect(ahead[0]).toEqual({ kind: "after-timeline", dueAt: new Date("2026-12-07T09:00:00Z") });
  expect(await planOf(owner, applicationId)).toEqual(before);
  await recordPromise(owner, { applicationId, saidOn, kind: "date", byOn: "2026-12-04" }, NOW);
  const kept = await planOf(owner, applicationId);
  expect(kept).toContain("after-timeline 2026-12-07 10:00");
  expect(await planAhead(owner, { roundId, saidOn, byOn: "2026-11-20" }, NOW)).toEqual([]);
});

import { expect, test } from "vitest";
import { getCheckedDraft } from "@/lib/drafts/checking/queries";
import { saveDraft } from "@/lib/drafts/commands";
import { resetOwnWordings, saveOwnWordings } from "@/lib/drafts/own-wordings/commands";
import { listExamples } from "@/lib/drafts/own-wordings/examples/queries";
import { findOwnWordings, listOwnWordings } from "@/lib/drafts/own-wordings/queries";
import { getDraft } from "@/lib/drafts/queries";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-24T15:00:00Z");
const mine = { subject: "Thanks, {role}", body: "Dear {name},\n\nMy very own words for {day} at {company}." };

test("a template is used by every draft of its kind that is not written by hand, and reset brings ours back", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  const ours = await getDraft(owner, stepId, NOW);
  await saveOwnWordings(owner, { kind: "thank-you", version: null, wordings: [mine] }, NOW);
  const own = await getDraft(owner, stepId, NOW);
  expect(own).toMatchObject({
    subject: "Thanks, Product designer",
    body: "Dear Keiko Ito,\n\nMy very own words for Tuesday at Acme.",
    editedVersion: null,
  });
  await resetOwnWordings(owner, "thank-you");
  expect(await getDraft(owner, stepId, NOW)).toEqual(ours);
  await saveOwnWordings(owner, { kind: "thank-you", version: null, wordings: [mine] }, NOW);
  await saveDraft(owner, { stepId, subject: "By hand", body: "By hand", version: null }, NOW);
  expect((await getDraft(owner, stepId, NOW)).body).toBe("By hand");
});

test("of two interviewers one gets the user's words and the other ours, and D9 has nothing to say", async () => {
  const owner = await newUser();
  const interviewers = [{ name: "Keiko Ito" }, { name: "Ben Roth" }];
  const { applicationId } = await newInterview(owner, NOW, { interviewers });
  await saveOwnWordings(owner, { kind: "thank-you", version: null, wordings: [mine] }, NOW);
  const bodies = [];
  for (const { name } of interviewers) {
    const stepId = await stepOf(owner, applicationId, "thank-you", name);
    bodies.push((await getCheckedDraft(owner, stepId, NOW)).draft.body);
  }
  expect(bodies.filter((body) => body.includes("My very own words"))).toHaveLength(1);
});

test("a template saved in another window in between is a conflict that shows it (F39)", async () => {
  const owner = await newUser();
  const { version } = await saveOwnWordings(
    owner,
    { kind: "check-in", version: null, wordings: [mine] },
    NOW,
  );
  const other = { ...mine, body: "Other words." };
  await expect(
    saveOwnWordings(owner, { kind: "check-in", version: null, wordings: [other] }, NOW),
  ).rejects.toMatchObject({ code: "conflict", details: { current: { version: 1, wordings: [mine] } } });
  await saveOwnWordings(owner, { kind: "check-in", version, wordings: [other, mine] }, NOW);
  expect(await findOwnWordings(owner, "check-in")).toEqual({
    kind: "check-in",
    version: 2,
    wordings: [other, mine],
  });
  expect((await listOwnWordings(owner)).map(({ kind }) => kind)).toEqual(["check-in"]);
});

test("a template can be tried on the user's own applications and on a made-up one", async () => {
  const owner = await newUser();
  await newInterview(owner, NOW);
  const examples = await listExamples(owner, "second-follow-up", NOW);
  expect(examples.map(({ label }) => label)).toEqual([
    "Keiko Ito, Acme",
    "A made-up one, with everything noted",
    "A made-up one, with nothing noted",
  ]);
  expect(examples.every(({ facts }) => facts.kind === "second-follow-up")).toBe(true);
});

import { expect, test } from "vitest";
import { saveDebriefNote } from "@/lib/debriefs/commands";
import { checkDraft } from "@/lib/draft-checks/rules";
import { getCheckedDraft } from "@/lib/drafts/checking/queries";
import { readDraft, stopsIn } from "@/lib/drafts/checking/reading/rules";
import { checkInput } from "@/lib/drafts/checking/rules";
import { saveDraft } from "@/lib/drafts/commands";
import { markDone } from "@/lib/follow-ups/commands";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-24T15:00:00Z");
const panel = [
  { name: "Keiko Ito", email: "keiko@acme.example", addressAs: "Ms. Ito" },
  { name: "Ben Roth", email: "ben@acme.example" },
];

async function newPanel() {
  const owner = await newUser();
  const { applicationId, roundId } = await newInterview(owner, NOW, { interviewers: panel });
  return {
    owner,
    applicationId,
    roundId,
    keiko: await stepOf(owner, applicationId, "thank-you", "Keiko Ito"),
    ben: await stepOf(owner, applicationId, "thank-you", "Ben Roth"),
  };
}

test("the checks know recipient, company, role, what was noted, and the notes of the others", async () => {
  const { owner, roundId, keiko, ben } = await newPanel();
  await saveDebriefNote(owner, { roundId, topic: "the archive", fit: "two museums" }, NOW);
  const { draft, facts } = await getCheckedDraft(owner, keiko, NOW);
  const other = await getCheckedDraft(owner, ben, NOW);
  expect(facts).toMatchObject({
    kind: "thank-you",
    recipient: { name: "Keiko Ito", email: "keiko@acme.example", title: "Ms." },
    company: "Acme",
    role: "Product designer",
    debrief: { topics: ["the archive", "two museums"] },
    others: [{ to: "Ben Roth", body: other.draft.body }],
    earlier: [],
  });
  expect(draft.stepId).toBe(keiko);
});

test("a copy of what the other interviewer gets is a stop, in their own wording too (D9)", async () => {
  const { owner, keiko, ben } = await newPanel();
  const subject = "Thank you, Kim Lee";
  const body =
    "Dear Mr. Roth,\n\nI enjoyed the talk about your move to one ledger for all stores.\n\nKim Lee";
  await saveDraft(owner, { stepId: ben, subject, body, version: null }, NOW);
  const { facts } = await getCheckedDraft(owner, keiko, NOW);
  if (!facts) throw new Error("a thank-you has facts");
  const reading = readDraft(facts, { subject, body: body.replace("Mr. Roth", "Ms. Ito") });
  expect(stopsIn(reading).map(({ id }) => id)).toEqual(["D9"]);
  expect(reading.panel).toMatchObject([{ to: "Ben Roth", level: "nearly the same" }]);
});

test("another employer on file is a stop in this one's message (D12)", async () => {
  const { owner, keiko } = await newPanel();
  await newInterview(owner, NOW, { employerName: "Initech Laboratories", role: "Cook", interviewers: [] });
  const { facts } = await getCheckedDraft(owner, keiko, NOW);
  if (!facts) throw new Error("a thank-you has facts");
  const wording = {
    subject: "Thank you",
    body: "Dear Ms. Ito,\n\nI would love to join Initech Laboratories.\n\nKim",
  };
  expect(checkDraft(checkInput(facts, wording)).checks.map(({ id }) => id)).toContain("D12");
});

test("what was sent before is known to the follow-up (D16), and what the other got stays known after it was sent", async () => {
  const { owner, applicationId, keiko, ben } = await newPanel();
  await markDone(owner, { stepId: ben, subject: "Thank you", body: "Dear Ben,\n\nThank you.\n\nKim" }, NOW);
  expect((await getCheckedDraft(owner, keiko, NOW)).facts?.others).toEqual([
    { to: "Ben Roth", body: "Dear Ben,\n\nThank you.\n\nKim" },
  ]);
  const followUp = await stepOf(owner, applicationId, "second-follow-up");
  expect((await getCheckedDraft(owner, followUp, NOW)).facts).toMatchObject({
    kind: "second-follow-up",
    earlier: [{ kind: "thank-you", body: "Dear Ben,\n\nThank you.\n\nKim" }],
  });
  const debrief = await stepOf(owner, applicationId, "debrief");
  expect((await getCheckedDraft(owner, debrief, NOW)).facts).toBeNull();
});

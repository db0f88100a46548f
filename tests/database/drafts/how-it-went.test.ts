import { expect, test } from "vitest";
import { getApplication } from "@/lib/applications/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { answerDraftQuestions, noteHowItWent, saveDebriefNote } from "@/lib/debriefs/commands";
import { draftAnswersForm, howItWentForm } from "@/lib/debriefs/form/schema";
import { getDebrief } from "@/lib/debriefs/queries";
import { getProfile } from "@/lib/users/queries";
import { testDatabase } from "@/tests/support/database";
import { asWebRole, newInterview, newUser, planOf, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");
const EVENING = new Date("2026-11-24T17:00:00Z");

async function afterTheInterview() {
  const owner = await newUser();
  const { applicationId, roundId } = await newInterview(owner, NOW);
  const contactId = (await getApplication(owner, applicationId)).contacts[0]?.id ?? "";
  const stepId = await stepOf(owner, applicationId, "debrief");
  return { owner, applicationId, roundId, contactId, stepId };
}

async function rowsOf(owner: OwnerId) {
  const tables = ["profile", "debrief", "promise", "follow_up_step", "activity", "reminder"];
  return Promise.all(
    tables.map((table) =>
      asWebRole(owner, `select * from ${table} where owner_id = '${owner}' order by 1, 2`),
    ),
  );
}

test("the notes, what they said about timing and the step are one act", async () => {
  const { owner, applicationId, roundId, contactId, stepId } = await afterTheInterview();
  const given = howItWentForm.parse({
    stepId,
    roundId,
    applicationId,
    saidOn: "2026-11-24",
    said: "date",
    byOn: "2026-12-04",
    "notes.0.contactId": contactId,
    "notes.0.topic": "The tide tables",
    "notes.0.version": "",
  });
  const { nextStepId } = await noteHowItWent(owner, given, EVENING);
  expect(nextStepId).toBe(await stepOf(owner, applicationId, "thank-you"));
  expect((await getDebrief(owner, roundId)).notes).toMatchObject([{ contactId, topic: "The tide tables" }]);
  expect((await getApplication(owner, applicationId)).promises).toMatchObject([{ byOn: "2026-12-04" }]);
  expect((await planOf(owner, applicationId)).join()).not.toContain("debrief");
});

test.each([
  ["a day before the interview", { said: "date", byOn: "2026-11-23" }, {}, "refused"],
  ["words that no time can be made of", { said: "words", words: "the colour of rain" }, {}, "refused"],
  ["a note that another window changed", {}, { "notes.1.contactId": "", "notes.1.version": "3" }, "conflict"],
  [
    "a note on somebody who is not on file",
    {},
    { "notes.1.contactId": "0197a5b0-0000-7000-8000-000000000000" },
    "not-found",
  ],
])("%s refuses the whole page, and nothing of it is saved", async (_what, said, second, code) => {
  const { owner, applicationId, roundId, contactId, stepId } = await afterTheInterview();
  await saveDebriefNote(owner, { roundId, topic: "In general" }, EVENING);
  const before = await rowsOf(owner);
  const given = howItWentForm.parse({
    stepId,
    roundId,
    applicationId,
    saidOn: "2026-11-24",
    ...said,
    "notes.0.contactId": contactId,
    "notes.0.topic": "The tide tables",
    ...(Object.keys(second).length > 0 && { "notes.1.topic": "Something else", ...second }),
  });
  await expect(noteHowItWent(owner, given, EVENING)).rejects.toMatchObject({ code });
  expect(await rowsOf(owner)).toEqual(before);
});

test("answers to what a draft asks sign it, and join what is noted on its person", async () => {
  const { owner, roundId, contactId, stepId } = await afterTheInterview();
  await saveDebriefNote(owner, { roundId, contactId, topic: "The tide tables" }, EVENING);
  const form = {
    stepId,
    roundId,
    contactId,
    moment: "The whiteboard",
    fit: "",
    "sender-name": " Ada  Moor ",
  };
  await answerDraftQuestions(owner, draftAnswersForm.parse(form), EVENING);
  expect((await getProfile(owner)).name).toBe("Ada Moor");
  const { notes } = await getDebrief(owner, roundId);
  expect(notes).toMatchObject([{ topic: "The tide tables", moment: "The whiteboard", fit: null }]);
  await answerDraftQuestions(owner, draftAnswersForm.parse({ ...form, fit: "Two museums" }), EVENING);
  expect((await getDebrief(owner, roundId)).notes).toMatchObject([
    { moment: "The whiteboard", fit: "Two museums" },
  ]);
});

test("an answer that would write over other words is a conflict, and the name is not saved either (F39)", async () => {
  const { owner, roundId, contactId, stepId } = await afterTheInterview();
  await saveDebriefNote(owner, { roundId, contactId, topic: "The tide tables" }, EVENING);
  const before = await rowsOf(owner);
  const form = { stepId, roundId, contactId, topic: "Something else", "sender-name": "Ada Moor" };
  await expect(answerDraftQuestions(owner, draftAnswersForm.parse(form), EVENING)).rejects.toMatchObject({
    code: "conflict",
    details: { current: { topic: "The tide tables" } },
  });
  expect(await rowsOf(owner)).toEqual(before);
});

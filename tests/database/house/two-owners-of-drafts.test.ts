import { beforeAll, expect, test } from "vitest";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import * as debriefCommands from "@/lib/debriefs/commands";
import * as planAheadQueries from "@/lib/debriefs/plan-ahead/queries";
import * as debriefQueries from "@/lib/debriefs/queries";
import * as alternativeQueries from "@/lib/drafts/alternatives/queries";
import * as checkingQueries from "@/lib/drafts/checking/queries";
import * as draftCommands from "@/lib/drafts/commands";
import * as makingQueries from "@/lib/drafts/debrief/queries";
import * as stepFileQueries from "@/lib/drafts/facts/step/queries";
import * as ownWordingCommands from "@/lib/drafts/own-wordings/commands";
import * as exampleQueries from "@/lib/drafts/own-wordings/examples/queries";
import * as ownWordingQueries from "@/lib/drafts/own-wordings/queries";
import * as draftQueries from "@/lib/drafts/queries";
import { isAppError } from "@/lib/errors";
import { testDatabase } from "@/tests/support/database";
import { asWebRole, newInterview, newUser, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");
const wording = { subject: "Theirs", body: "Theirs" };

let them: OwnerId;
let me: OwnerId;
let theirs: { applicationId: string; roundId: string; stepId: string };
let before: string;

beforeAll(async () => {
  them = await newUser();
  me = await newUser();
  const { applicationId, roundId } = await newInterview(them, NOW);
  const stepId = await stepOf(them, applicationId, "thank-you");
  await ownWordingCommands.saveOwnWordings(
    them,
    { kind: "thank-you", version: null, wordings: [wording] },
    NOW,
  );
  await draftCommands.saveDraft(them, { stepId, ...wording, version: null }, NOW);
  await draftCommands.saveDraft(them, { stepId, ...wording, body: "Again", version: 1 }, NOW);
  await debriefCommands.saveDebriefNote(them, { roundId, topic: "Theirs" }, NOW);
  theirs = { applicationId, roundId, stepId };
  before = await everything();
});

async function everything(): Promise<string> {
  const rows = [];
  for (const table of ["draft", "earlier_draft", "own_wording", "debrief", "follow_up_step", "activity"]) {
    rows.push(await asWebRole(them, `select * from ${table} where owner_id = '${them}' order by 1, 2`));
  }
  return JSON.stringify(rows);
}

const notFoundFor: Record<string, (owner: OwnerId) => Promise<unknown>> = {
  getDebrief: (owner) => debriefQueries.getDebrief(owner, theirs.roundId),
  saveDebriefNote: (owner) =>
    debriefCommands.saveDebriefNote(owner, { roundId: theirs.roundId, topic: "Mine" }, NOW),
  noteHowItWent: (owner) =>
    debriefCommands.noteHowItWent(
      owner,
      { ...theirs, saidOn: "2026-11-22", notes: [{ topic: "Mine" }], promise: null },
      NOW,
    ),
  answerDraftQuestions: (owner) =>
    debriefCommands.answerDraftQuestions(
      owner,
      { sender: { name: "Me" }, note: { roundId: theirs.roundId, topic: "Mine" } },
      NOW,
    ),
  planAhead: (owner) =>
    planAheadQueries.planAhead(owner, { roundId: theirs.roundId, saidOn: "2026-11-24", spanDays: 7 }, NOW),
  checkedDraftOf: (owner) =>
    asOwner(owner, (tx) => checkingQueries.checkedDraftOf(tx, owner, theirs.stepId, NOW)),
  getCheckedDraft: (owner) => checkingQueries.getCheckedDraft(owner, theirs.stepId, NOW),
  getOtherWays: (owner) => alternativeQueries.getOtherWays(owner, theirs.stepId, NOW),
  findNoShowNote: (owner) => alternativeQueries.findNoShowNote(owner, theirs.stepId, NOW),
  getStepFiles: (owner) => stepFileQueries.getStepFiles(owner, theirs.stepId),
  stepFilesIn: (owner) => asOwner(owner, (tx) => stepFileQueries.stepFilesIn(tx, owner, theirs.stepId)),
  getDraft: (owner) => draftQueries.getDraft(owner, theirs.stepId, NOW),
  saveDraft: (owner) =>
    draftCommands.saveDraft(
      owner,
      { stepId: theirs.stepId, subject: "Mine", body: "Mine", version: null },
      NOW,
    ),
};

const emptyFor: Record<string, (owner: OwnerId) => Promise<unknown>> = {
  draftsOfSteps: (owner) =>
    asOwner(owner, (tx) => draftQueries.draftsOfSteps(tx, owner, [theirs.stepId], NOW)),
  stepDraft: (owner) => asOwner(owner, (tx) => draftQueries.draftsOfSteps(tx, owner, [theirs.stepId], NOW)),
  listEarlierDrafts: (owner) => draftQueries.listEarlierDrafts(owner, theirs.stepId),
  listThankYousInTheMaking: (owner) => makingQueries.listThankYousInTheMaking(owner, theirs.roundId, NOW),
  listOwnWordings: (owner) => ownWordingQueries.listOwnWordings(owner),
  findOwnWordings: async (owner) => (await ownWordingQueries.findOwnWordings(owner, "thank-you")) ?? [],
  wordingsOfDrafts: async (owner) =>
    Object.values(await asOwner(owner, (tx) => ownWordingQueries.wordingsOfDrafts(tx, owner))),
  listExamples: async (owner) =>
    (await exampleQueries.listExamples(owner, "thank-you", NOW)).filter(
      ({ facts }) => facts.company === "Acme",
    ),
};

const ownFor: Record<string, (owner: OwnerId) => Promise<unknown>> = {
  resetDraft: (owner) => draftCommands.resetDraft(owner, theirs.stepId, NOW),
  saveOwnWordings: (owner) =>
    ownWordingCommands.saveOwnWordings(
      owner,
      { kind: "thank-you", version: null, wordings: [{ subject: "Mine", body: "Mine" }] },
      NOW,
    ),
  resetOwnWordings: (owner) => ownWordingCommands.resetOwnWordings(owner, "thank-you"),
};

const modules = [
  debriefCommands,
  planAheadQueries,
  debriefQueries,
  alternativeQueries,
  checkingQueries,
  draftCommands,
  makingQueries,
  ownWordingCommands,
  exampleQueries,
  stepFileQueries,
  ownWordingQueries,
  draftQueries,
];

test("every query and command of drafts and debriefs has its row here (I14)", () => {
  const exported = modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === "function" ? name : [])),
  );
  const rows = [...Object.keys(notFoundFor), ...Object.keys(emptyFor), ...Object.keys(ownFor)];
  expect(rows.toSorted()).toEqual(exported.toSorted());
});

for (const [name, run] of Object.entries(notFoundFor)) {
  test(`${name} of another's row is not found`, async () => {
    await expect(run(me)).rejects.toSatisfy((error) => isAppError(error, "not-found"));
  });
}

for (const [name, run] of Object.entries(emptyFor)) {
  test(`${name} shows nothing of another's`, async () => {
    expect(await run(me)).toEqual([]);
  });
}

for (const [name, run] of Object.entries(ownFor)) {
  test(`${name} acts on their own rows, and nothing of the first user's changes`, async () => {
    await run(me);
    expect(await everything()).toBe(before);
  });
}

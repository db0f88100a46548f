import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as activityCommands from "@/lib/activity/commands";
import * as activityQueries from "@/lib/activity/queries";
import * as applicationCommands from "@/lib/applications/commands";
import * as applicationQueries from "@/lib/applications/queries";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import * as contactCommands from "@/lib/contacts/commands";
import * as contactQueries from "@/lib/contacts/queries";
import * as employerCommands from "@/lib/employers/commands";
import * as employerQueries from "@/lib/employers/queries";
import { isAppError } from "@/lib/errors";
import * as answerCommands from "@/lib/follow-ups/answers/commands";
import * as stepCommands from "@/lib/follow-ups/commands";
import * as stepQueries from "@/lib/follow-ups/queries";
import * as sendingCommands from "@/lib/follow-ups/sending/commands";
import * as interviewCommands from "@/lib/interviews/commands";
import * as interviewQueries from "@/lib/interviews/queries";
import * as messageCommands from "@/lib/messages/commands";
import * as promiseCommands from "@/lib/promises/commands";
import * as promiseQueries from "@/lib/promises/queries";
import * as searchCommands from "@/lib/searches/commands";
import * as searchQueries from "@/lib/searches/queries";
import * as userCommands from "@/lib/users/commands";
import * as userQueries from "@/lib/users/queries";
import { testDatabase } from "@/tests/support/database";
import { asWebRole, newInterview, newUser, stepOf } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");

/** The rows of the first user; everything below is tried on them by the second. */
interface Theirs {
  searchId: string;
  employerId: string;
  applicationId: string;
  contactId: string;
  interviewId: string;
  roundId: string;
  stepId: string;
  promiseId: string;
  messageId: string;
  activityId: string;
}

let theirs: Theirs;
let them: OwnerId;
let me: OwnerId;
let before: string;

beforeAll(async () => {
  them = await newUser();
  me = await newUser();
  const { applicationId, interviewId, roundId } = await newInterview(them, NOW);
  const page = await applicationQueries.getApplication(them, applicationId);
  const contactId = page.contacts[0]?.id ?? "";
  const { messageId } = await messageCommands.logMessage(
    them,
    { applicationId, direction: "in", method: "email" },
    NOW,
  );
  const said = { applicationId, saidOn: "2026-11-22", kind: "date", byOn: "2026-12-04" } as const;
  const { promiseId, activityId } = await promiseCommands.recordPromise(them, said, NOW);
  theirs = {
    searchId: page.search.id,
    employerId: page.employer.id,
    applicationId,
    contactId,
    interviewId,
    roundId,
    stepId: await stepOf(them, applicationId, "thank-you"),
    promiseId,
    messageId,
    activityId,
  };
  before = await everything(them);
});

const ownedTables =
  "profile search employer application contact round interview interviewer promise debrief follow_up_step message hand_off draft activity reminder".split(
    " ",
  );

/** Every owned row of a user, as text. */
async function everything(owner: OwnerId): Promise<string> {
  const rows = [];
  for (const table of ownedTables) {
    rows.push(await asWebRole(owner, `select * from ${table} where owner_id = '${owner}' order by 1, 2`));
  }
  return JSON.stringify(rows);
}

const interview = {
  kind: "video",
  startsOn: "2026-12-01",
  startTime: "10:00",
  durationMinutes: 30,
  interviewers: [],
} as const;
const onFile = { employerName: "Mine", role: "Cook" };

/** Answered with not-found for what is another's. */
const notFoundFor: Record<string, (owner: OwnerId) => Promise<unknown>> = {
  liveStepsOfSearch: (owner) => searchQueries.liveStepsOfSearch(owner, theirs.searchId),
  getApplication: (owner) => applicationQueries.getApplication(owner, theirs.applicationId),
  getContact: (owner) => contactQueries.getContact(owner, theirs.contactId),
  getInterview: (owner) => interviewQueries.getInterview(owner, theirs.interviewId),
  getStep: (owner) => stepQueries.getStep(owner, theirs.stepId),
  getEmployer: (owner) => employerQueries.getEmployer(owner, theirs.employerId),
  renameSearch: (owner) =>
    searchCommands.renameSearch(owner, { searchId: theirs.searchId, name: "Mine" }, NOW),
  switchSearch: (owner) => searchCommands.switchSearch(owner, theirs.searchId, NOW),
  archiveSearch: (owner) => searchCommands.archiveSearch(owner, theirs.searchId, { liveSteps: "stop" }, NOW),
  restoreSearch: (owner) => searchCommands.restoreSearch(owner, theirs.searchId, NOW),
  deleteSearch: (owner) => searchCommands.deleteSearch(owner, theirs.searchId, NOW),
  editEmployer: (owner) =>
    employerCommands.editEmployer(owner, { employerId: theirs.employerId, name: "Mine", version: 1 }, NOW),
  addApplication: (owner) =>
    applicationCommands.addApplication(owner, { ...onFile, searchId: theirs.searchId }, NOW),
  editApplication: (owner) =>
    applicationCommands.editApplication(
      owner,
      { applicationId: theirs.applicationId, role: "X", version: 1 },
      NOW,
    ),
  moveToStage: (owner) =>
    applicationCommands.moveToStage(owner, { applicationId: theirs.applicationId, stage: "rejected" }, NOW),
  moveToSearch: (owner) =>
    applicationCommands.moveToSearch(
      owner,
      { applicationId: theirs.applicationId, searchId: theirs.searchId },
      NOW,
    ),
  deleteApplication: (owner) => applicationCommands.deleteApplication(owner, theirs.applicationId, NOW),
  chooseAddressee: (owner) =>
    applicationCommands.chooseAddressee(
      owner,
      { applicationId: theirs.applicationId, contactId: theirs.contactId },
      NOW,
    ),
  addContact: (owner) =>
    contactCommands.addContact(owner, { name: "Mine", employerId: theirs.employerId }, NOW),
  editContact: (owner) =>
    contactCommands.editContact(owner, { contactId: theirs.contactId, name: "Mine", version: 1 }, NOW),
  deleteContact: (owner) => contactCommands.deleteContact(owner, theirs.contactId, NOW),
  addInterview: (owner) =>
    interviewCommands.addInterview(
      owner,
      { ...interview, applicationId: theirs.applicationId, interviewers: [] },
      NOW,
    ),
  logInterview: (owner) =>
    interviewCommands.logInterview(
      owner,
      { ...onFile, ...interview, interviewers: [{ contactId: theirs.contactId }] },
      NOW,
    ),
  editInterview: (owner) =>
    interviewCommands.editInterview(
      owner,
      { interviewId: theirs.interviewId, notes: "Mine", version: 1 },
      NOW,
    ),
  rescheduleInterview: (owner) =>
    interviewCommands.rescheduleInterview(owner, { ...interview, interviewId: theirs.interviewId }, NOW),
  cancelInterview: (owner) => interviewCommands.cancelInterview(owner, theirs.interviewId, NOW),
  recordOutcome: (owner) =>
    interviewCommands.recordOutcome(owner, { interviewId: theirs.interviewId, outcome: "no-show" }, NOW),
  deleteInterview: (owner) => interviewCommands.deleteInterview(owner, theirs.interviewId, NOW),
  recordPromise: (owner) =>
    promiseCommands.recordPromise(
      owner,
      { applicationId: theirs.applicationId, saidOn: "2026-11-22", kind: "span", spanDays: 7 },
      NOW,
    ),
  replanForPromiseIn: (owner) => {
    const { applicationId } = theirs;
    const said = { applicationId, saidOn: "2026-11-22", kind: "date", byOn: "2026-12-04" } as const;
    return asOwner(owner, (tx) => promiseCommands.replanForPromiseIn(tx, owner, said, NOW));
  },
  deletePromise: (owner) => promiseCommands.deletePromise(owner, theirs.promiseId, NOW),
  logMessage: (owner) =>
    messageCommands.logMessage(
      owner,
      { applicationId: theirs.applicationId, direction: "out", method: "email" },
      NOW,
    ),
  deleteMessage: (owner) => messageCommands.deleteMessage(owner, theirs.messageId, NOW),
  markDone: (owner) => stepCommands.markDone(owner, { stepId: theirs.stepId }, NOW),
  skipStep: (owner) => stepCommands.skipStep(owner, theirs.stepId, NOW),
  snoozeStep: (owner) => stepCommands.snoozeStep(owner, { stepId: theirs.stepId, until: "2026-12-01" }, NOW),
  reopenStep: (owner) => stepCommands.reopenStep(owner, theirs.stepId, NOW),
  markDoneIn: (owner) => stepCommands.markDone(owner, { stepId: theirs.stepId }, NOW),
  recordHandOff: (owner) =>
    sendingCommands.recordHandOff(owner, { stepId: theirs.stepId, method: "gmail" }, NOW),
  forgetHandOff: (owner) => sendingCommands.forgetHandOff(owner, theirs.stepId, NOW),
  confirmSent: (owner) => sendingCommands.confirmSent(owner, { stepIds: [theirs.stepId] }, NOW),
  logAnswer: (owner) =>
    answerCommands.logAnswer(owner, { applicationId: theirs.applicationId, response: "rejection" }, NOW),
  closeAsNoAnswer: (owner) => stepCommands.closeAsNoAnswer(owner, theirs.applicationId, NOW),
  undo: (owner) => activityCommands.undo(owner, theirs.activityId, NOW),
  undoAll: (owner) => activityCommands.undoAll(owner, [theirs.activityId], NOW),
  undoIn: (owner) => activityCommands.undo(owner, theirs.activityId, NOW),
  restoreFromTrash: (owner) =>
    activityCommands.restoreFromTrash(owner, { kind: "application", id: theirs.applicationId }, NOW),
};

/** Answered with nothing of another's. */
const emptyFor: Record<string, (owner: OwnerId) => Promise<unknown>> = {
  listBoard: async (owner) => (await applicationQueries.listBoard(owner, { searchId: theirs.searchId })).rows,
  listContacts: async (owner) => (await contactQueries.listContacts(owner)).rows,
  interviewsOfDay: (owner) =>
    asOwner(owner, (tx) => interviewQueries.interviewsOfDay(tx, owner, "2026-11-24", "Europe/Berlin")),
  listPromisesOfEmployer: (owner) => promiseQueries.listPromisesOfEmployer(owner, theirs.employerId),
  listToday: async (owner) => {
    const today = await stepQueries.listToday(owner, new Date("2026-11-24T09:00:00Z"));
    return [...today.overdue, ...today.dueNow, ...today.next, ...today.later, ...today.interviewsToday];
  },
  listActivity: async (owner) => (await activityQueries.listActivity(owner)).rows,
  listTrash: (owner) => activityQueries.listTrash(owner),
  listSearches: (owner) => searchQueries.listSearches(owner),
  findCurrentSearch: async (owner) => (await searchQueries.findCurrentSearch(owner)) ?? [],
};

/** Acts on nothing but the owner's own rows. */
const ownFor: Record<string, (owner: OwnerId) => Promise<unknown>> = {
  getProfile: async (owner) => expect((await userQueries.getProfile(owner)).ownerId).toBe(owner),
  saveProfile: (owner) => userCommands.saveProfile(owner, { name: "Me", cadence: "patient" }, NOW),
  saveProfileIn: (owner) =>
    asOwner(owner, (tx) => userCommands.saveProfileIn(tx, owner, { name: "Me" }, NOW)),
  stopReminders: (owner) => userCommands.stopReminders(owner, NOW),
  resumeReminders: (owner) => userCommands.resumeReminders(owner, NOW),
  goAway: (owner) => userCommands.goAway(owner, { from: "2026-11-23", to: "2026-11-27" }, NOW),
  comeBack: (owner) => userCommands.comeBack(owner, NOW),
  pauseEverything: (owner) => userCommands.pauseEverything(owner, NOW),
  resumeEverything: (owner) => userCommands.resumeEverything(owner, NOW),
  createSearch: (owner) => searchCommands.createSearch(owner, { name: "Mine" }, NOW),
};

const modules = {
  "lib/activity/commands": activityCommands,
  "lib/activity/queries": activityQueries,
  "lib/applications/commands": applicationCommands,
  "lib/applications/queries": applicationQueries,
  "lib/contacts/commands": contactCommands,
  "lib/contacts/queries": contactQueries,
  "lib/employers/commands": employerCommands,
  "lib/employers/queries": employerQueries,
  "lib/follow-ups/answers/commands": answerCommands,
  "lib/follow-ups/commands": stepCommands,
  "lib/follow-ups/queries": stepQueries,
  "lib/follow-ups/sending/commands": sendingCommands,
  "lib/interviews/commands": interviewCommands,
  "lib/interviews/queries": interviewQueries,
  "lib/messages/commands": messageCommands,
  "lib/promises/commands": promiseCommands,
  "lib/promises/queries": promiseQueries,
  "lib/searches/commands": searchCommands,
  "lib/searches/queries": searchQueries,
  "lib/users/commands": userCommands,
  "lib/users/queries": userQueries,
};

test("every exported query and command of the domain has its row here (I14)", () => {
  const exported = Object.values(modules).flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === "function" ? name : [])),
  );
  const rows = [...Object.keys(notFoundFor), ...Object.keys(emptyFor), ...Object.keys(ownFor)];
  expect(exported.filter((name) => !rows.includes(name))).toEqual([]);
  expect(rows.filter((name) => !exported.includes(name))).toEqual([]);
});

test("every noun's queries and commands are among the modules tried here", () => {
  const lib = path.resolve("lib");
  const nouns = Object.keys(modules).map((module) => module.split("/")[1] ?? "");
  const files = [...new Set(nouns)].flatMap((noun) =>
    ["queries", "commands"]
      .filter((name) => fs.existsSync(path.join(lib, noun, `${name}.ts`)))
      .map((name) => `lib/${noun}/${name}`),
  );
  expect(files.filter((file) => !(file in modules))).toEqual([]);
});

describe("a second user", () => {
  for (const [name, run] of Object.entries(notFoundFor)) {
    test(`${name} of another's row is not found`, async () => {
      await expect(run(me)).rejects.toSatisfy((error) => isAppError(error, "not-found"));
    });
  }
  for (const [name, run] of Object.entries(emptyFor)) {
    test(`${name} shows nothing of another's`, async () => {
      const fresh = await newUser();
      expect(await run(fresh)).toEqual([]);
    });
  }
  for (const [name, run] of Object.entries(ownFor)) {
    test(`${name} acts on their own rows`, async () => {
      await run(me);
    });
  }
  test("after all that, nothing of the first user has changed", async () => {
    expect(await everything(them)).toBe(before);
  });
});

test("an id that is none is not found either, and told the same way (B10)", async () => {
  for (const id of [
    "",
    "..",
    "1",
    "__proto__",
    "0198a000-0000-7000-8000-000000000000",
    theirs.stepId.toUpperCase(),
  ]) {
    await expect((async () => applicationQueries.getApplication(me, id))()).rejects.toMatchObject({
      code: "not-found",
    });
  }
});

import { expect, test } from "vitest";
import { undo } from "@/lib/activity/commands";
import { addApplication, moveToStage } from "@/lib/applications/commands";
import { getApplication } from "@/lib/applications/queries";
import { addContact } from "@/lib/contacts/commands";
import { getDraft } from "@/lib/drafts/queries";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { markDone } from "@/lib/follow-ups/commands";
import { logMessage } from "@/lib/messages/commands";
import { archiveSearch, restoreSearch } from "@/lib/searches/commands";
import { pauseEverything, saveProfile } from "@/lib/users/commands";
import { testDatabase } from "@/tests/support/database";
import { asWebRole, newInterview, newUser, planOf, stepOf } from "@/tests/support/factories";
import { at, NOW, wholePlan } from "@/tests/support/standard-round";

testDatabase();

test("a rejection after an interview opens one gracious reply with its draft and its reminder (T14)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await saveProfile(owner, { name: "Kim Lee" }, NOW);
  const { activityId } = await logAnswer(
    owner,
    { applicationId, response: "rejection" },
    at("2026-11-27T16:00"),
  );
  expect(await planOf(owner, applicationId)).toEqual(["rejection-reply 2026-11-30 09:00"]);
  const reminders = await asWebRole<{ due_at: Date }>(
    owner,
    "select due_at from reminder where state = 'scheduled'",
  );
  expect(reminders.map((row) => new Date(row.due_at))).toEqual([at("2026-11-30T09:00")]);
  const stepId = await stepOf(owner, applicationId, "rejection-reply");
  const draft = await getDraft(owner, stepId, at("2026-11-30T09:00"));
  expect(draft.to?.name).toBe("Keiko Ito");
  expect(draft.body).toContain("feedback");
  expect(draft.body).toContain("Kim Lee");
  await undo(owner, activityId, at("2026-11-27T16:01"));
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

test("the reply comes too when good news had ended the round before, and when the stage is moved by hand (T14)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await logAnswer(owner, { applicationId, response: "good-news" }, at("2026-11-25T10:00"));
  await moveToStage(owner, { applicationId, stage: "rejected" }, at("2026-12-01T10:00"));
  expect(await planOf(owner, applicationId)).toEqual(["rejection-reply 2026-12-02 09:00"]);
  await moveToStage(owner, { applicationId, stage: "withdrawn" }, at("2026-12-01T10:05"));
  expect(await planOf(owner, applicationId)).toEqual([]);
});

test("a rejection before the interview just closes the application, kindly (T14)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await logAnswer(owner, { applicationId, response: "rejection" }, NOW);
  expect(await planOf(owner, applicationId)).toEqual([]);
});

test("before any interview a person's no is answered, a robot's is not, and undo takes it all back (T14)", async () => {
  const owner = await newUser();
  const { applicationId } = await addApplication(owner, { employerName: "Acme", role: "Cook" }, NOW);
  const { employer } = await getApplication(owner, applicationId);
  await logAnswer(owner, { applicationId, response: "rejection" }, at("2026-11-27T16:00"));
  expect(await planOf(owner, applicationId)).toEqual([]);

  const byPerson = await addApplication(owner, { employerName: "Acme", role: "Baker" }, NOW);
  const ada = { name: "Ada Park", email: "ada@acme.example", employerId: employer.id };
  const { contactId } = await addContact(owner, ada, NOW);
  const answer = { applicationId: byPerson.applicationId, contactId, response: "rejection" } as const;
  const { activityId } = await logAnswer(owner, answer, at("2026-11-27T16:00"));
  expect(await planOf(owner, byPerson.applicationId)).toEqual(["rejection-reply 2026-11-30 09:00"]);
  const stepId = await stepOf(owner, byPerson.applicationId, "rejection-reply");
  const draft = await getDraft(owner, stepId, at("2026-11-27T16:00"));
  expect(draft.to?.name).toBe("Ada Park");
  expect(draft.body).toContain("feedback");
  expect(draft.body).not.toContain("conversation on");

  await undo(owner, activityId, at("2026-11-27T16:05"));
  expect(await planOf(owner, byPerson.applicationId)).toEqual([]);
  expect((await getApplication(owner, byPerson.applicationId)).application.stage).toBe("saved");
});

test("a reply that was sent is not asked for again, and one written by hand counts (T14)", async () => {
  const owner = await newUser();
  const first = await newInterview(owner, NOW);
  const { applicationId } = first;
  await logAnswer(owner, { applicationId, response: "rejection" }, at("2026-11-27T16:00"));
  const stepId = await stepOf(owner, applicationId, "rejection-reply");
  await markDone(owner, { stepId }, at("2026-11-30T09:10"));
  await saveProfile(owner, { quietTo: "09:30" }, at("2026-11-30T09:20"));
  expect(await planOf(owner, applicationId, ["planned", "done"])).toEqual([
    "rejection-reply 2026-11-30 09:00 done",
  ]);
  const second = await newInterview(owner, NOW, { employerName: "Beta", interviewers: [] });
  const byHand = second.applicationId;
  await logAnswer(owner, { applicationId: byHand, response: "rejection" }, at("2026-11-27T16:00"));
  await logMessage(
    owner,
    { applicationId: byHand, direction: "out", method: "email" },
    at("2026-11-27T17:00"),
  );
  expect(await planOf(owner, byHand)).toEqual([]);
});

test("an open reply follows a move to another zone, and a pause drops it (T14, T21, F33)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await logAnswer(owner, { applicationId, response: "rejection" }, at("2026-11-27T16:00"));
  await saveProfile(owner, { timeZone: "America/New_York" }, at("2026-11-27T17:00"));
  expect(await planOf(owner, applicationId)).toEqual(["rejection-reply 2026-11-30 09:00"]);
  await pauseEverything(owner, at("2026-11-27T18:00"));
  expect(await planOf(owner, applicationId)).toEqual([]);
});

test("an offer brings thanks and two reminders of its deadline, and ends when it is accepted (T20)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await logAnswer(owner, { applicationId, response: "offer", until: "2026-12-11" }, at("2026-12-02T15:00"));
  expect(await planOf(owner, applicationId)).toEqual([
    "offer-thanks 2026-12-03 09:00",
    "offer-deadline 2026-12-09 10:00",
    "offer-deadline 2026-12-11 10:00",
  ]);
  const stepId = await stepOf(owner, applicationId, "offer-thanks");
  expect((await getDraft(owner, stepId, at("2026-12-03T09:00"))).body).toContain("December 11");
  await markDone(owner, { stepId }, at("2026-12-03T09:30"));
  await logAnswer(owner, { applicationId, response: "offer", until: "2026-12-15" }, at("2026-12-08T15:00"));
  expect(await planOf(owner, applicationId)).toEqual([
    "offer-deadline 2026-12-11 10:00",
    "offer-deadline 2026-12-15 10:00",
  ]);
  await moveToStage(owner, { applicationId, stage: "accepted" }, at("2026-12-10T10:00"));
  expect(await planOf(owner, applicationId)).toEqual([]);
});

test("an offer that came without an interview on file is thanked for too (T20)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const { activityId } = await moveToStage(owner, { applicationId, stage: "offer" }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(["offer-thanks 2026-11-23 09:00"]);
  await undo(owner, activityId, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
  expect((await getApplication(owner, applicationId)).rounds).toHaveLength(1);
});

test("archiving a search stops an open reply too, and restoring it brings it back (T14)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await logAnswer(owner, { applicationId, response: "rejection" }, at("2026-11-27T16:00"));
  const { search } = await getApplication(owner, applicationId);
  await archiveSearch(owner, search.id, { liveSteps: "stop" }, at("2026-11-27T17:00"));
  expect(await planOf(owner, applicationId)).toEqual([]);
  await restoreSearch(owner, search.id, at("2026-11-27T18:00"));
  expect(await planOf(owner, applicationId)).toEqual(["rejection-reply 2026-11-30 09:00"]);
});

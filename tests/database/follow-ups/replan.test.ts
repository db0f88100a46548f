import { expect, test } from "vitest";
import { editApplication } from "@/lib/applications/commands";
import { getApplication } from "@/lib/applications/queries";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import { addContact } from "@/lib/contacts/commands";
import { editEmployer } from "@/lib/employers/commands";
import { markDone, skipStep, snoozeStep } from "@/lib/follow-ups/commands";
import { replan } from "@/lib/follow-ups/replan/commands";
import { editInterview, rescheduleInterview } from "@/lib/interviews/commands";
import { logMessage } from "@/lib/messages/commands";
import { recordPromise } from "@/lib/promises/commands";
import { saveProfile } from "@/lib/users/commands";
import { testDatabase } from "@/tests/support/database";
import {
  anotherInterview,
  asWebRole,
  newInterview,
  newUser,
  planOf,
  stepOf,
} from "@/tests/support/factories";
import { at, NOW } from "@/tests/support/standard-round";

testDatabase();

async function stepVersions(owner: OwnerId) {
  return asWebRole(owner, "select id, version, due_at, state from follow_up_step order by id");
}

test("a re-plan with the same facts changes nothing, whatever the time (decision 7)", async () => {
  const owner = await newUser();
  const { roundId } = await newInterview(owner, NOW);
  const before = await stepVersions(owner);
  for (const now of [NOW, at("2026-12-05T10:00"), at("2027-02-01T10:00")]) {
    expect(await commandAs(owner, (tx) => replan(tx, owner, [roundId], now))).toEqual([]);
  }
  expect(await stepVersions(owner)).toEqual(before);
});

test("an interview logged late plans nothing in the past: the thank-you is due now, the debrief too", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, at("2026-11-25T11:00"));
  expect(await planOf(owner, applicationId)).toEqual([
    "debrief 2026-11-25 11:00",
    "thank-you Keiko Ito 2026-11-25 11:00",
    "second-follow-up 2026-11-30 10:00",
    "last-note 2026-12-07 10:00",
    "propose-close 2026-12-17 10:00",
  ]);
});

test("an interview logged after more than two days gets no thank-you, and a note says so", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, at("2026-11-27T11:00"));
  const page = await getApplication(owner, applicationId);
  expect(page.rounds[0]?.planNotes).toHaveLength(1);
  expect((await planOf(owner, applicationId)).map((line) => line.split(" ")[0])).toEqual([
    "second-follow-up",
    "last-note",
    "propose-close",
  ]);
});

test("what was done counts from the day it was done, and the next steps keep their gaps to it", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await markDone(
    owner,
    { stepId: await stepOf(owner, applicationId, "thank-you"), at: "2026-11-29T12:00" },
    at("2026-11-29T12:30"),
  );
  expect(await planOf(owner, applicationId)).toContain("second-follow-up 2026-12-02 10:00");
});

test("a message logged by hand to the interviewer counts as the thank-you", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const page = await getApplication(owner, applicationId);
  const message = {
    applicationId,
    direction: "out",
    method: "email",
    contactId: page.contacts[0]?.id,
  } as const;
  await logMessage(owner, message, at("2026-11-24T18:00"));
  const lines = await planOf(owner, applicationId, ["planned", "dropped"]);
  expect(lines).toContain("thank-you Keiko Ito 2026-11-25 09:00 dropped");
  const after = await getApplication(owner, applicationId);
  expect(after.rounds[0]?.steps.find((step) => step.kind === "thank-you")?.stateReason).toBe(
    "You already wrote to them.",
  );
});

test("a skipped step is not brought back by a re-plan", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await skipStep(owner, await stepOf(owner, applicationId, "second-follow-up"), NOW);
  await saveProfile(owner, { quietTo: "07:00" }, NOW);
  const lines = await planOf(owner, applicationId, ["planned", "skipped"]);
  expect(lines).toContain("second-follow-up 2026-11-30 10:00 skipped");
  expect(lines).toContain("last-note 2026-12-07 10:00 planned");
});

test("a snoozed step stays where it is, and the later ones keep their distance (T12)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "second-follow-up");
  await snoozeStep(owner, { stepId, until: "2026-12-04" }, at("2026-11-30T10:05"));
  expect(await planOf(owner, applicationId)).toEqual([
    "second-follow-up 2026-12-04 10:00",
    "last-note 2026-12-11 10:00",
    "propose-close 2026-12-21 10:00",
  ]);
  const page = await getApplication(owner, applicationId);
  const thanks = page.rounds[0]?.steps.find((step) => step.kind === "thank-you");
  expect(thanks?.stateReason).toBe("More than two days have passed, so the next message says the thanks.");
  await saveProfile(owner, { quietTo: "07:30" }, at("2026-11-30T10:10"));
  expect(await planOf(owner, applicationId)).toContain("second-follow-up 2026-12-04 10:00");
});

test("a step whose reminder was accepted keeps its due time (decision 7)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "second-follow-up");
  const mailId = "0198a000-0000-7000-8000-000000000001";
  await asWebRole(
    owner,
    `with m as (insert into mail (id, owner_id, stream, state, payload_hash, moment_at, created_at, accepted_at)
       values ('${mailId}', '${owner}', 'reminder', 'accepted', 'x', now(), now(), now()) returning id)
     update reminder set state = 'accepted', accepted_at = due_at, mail_id = m.id from m
     where step_id = '${stepId}' and slot = 'due'`,
  );
  await saveProfile(owner, { cadence: "patient" }, at("2026-11-30T12:00"));
  expect(await planOf(owner, applicationId)).toContain("second-follow-up 2026-11-30 10:00");
});

test("a person taken off an interview and put back gets the same step again, with a new version", async () => {
  const owner = await newUser();
  const { applicationId, interviewId } = await newInterview(owner, NOW);
  const contactId = (await getApplication(owner, applicationId)).contacts[0]?.id ?? "";
  const stepId = await stepOf(owner, applicationId, "thank-you");
  await editInterview(owner, { interviewId, interviewers: [{ name: "Ada Park" }], version: 1 }, NOW);
  expect(await planOf(owner, applicationId)).toContain("thank-you Ada Park 2026-11-25 09:00");
  const off = (await getApplication(owner, applicationId)).rounds[0]?.steps.find(
    (step) => step.id === stepId,
  );
  expect(off).toMatchObject({
    state: "dropped",
    stateReason: "The people of this interview changed.",
    version: 2,
  });
  await editInterview(owner, { interviewId, interviewers: [{ contactId }], version: 2 }, NOW);
  const back = (await getApplication(owner, applicationId)).rounds[0]?.steps.find(
    (step) => step.id === stepId,
  );
  expect(back).toMatchObject({ state: "planned", stateReason: null, version: 3 });
});

test("a phone number on file makes the last word a call, and 'no phone calls' a note again (T10, T11, W5)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  expect((await planOf(owner, applicationId)).join()).toContain("last-note 2026-12-07 10:00");
  await addContact(
    owner,
    { name: "Rita Recruiter", employerName: "Acme", phone: "+49 30 1", isRecruiter: true },
    NOW,
  );
  expect((await planOf(owner, applicationId)).join()).toContain("call 2026-12-07 10:00");
  await editApplication(owner, { applicationId, noPhoneCalls: true, version: 1 }, NOW);
  expect((await planOf(owner, applicationId)).join()).toContain("last-note 2026-12-07 10:00");
});

test("public holidays of the user's and the employer's region are no business days", async () => {
  const owner = await newUser({ region: "DE-BE" });
  const { applicationId } = await newInterview(owner, NOW, { startsOn: "2026-12-20" });
  expect(await planOf(owner, applicationId)).toContain("second-follow-up 2026-12-28 10:00");
  const { employer } = await getApplication(owner, applicationId);
  await editEmployer(owner, { employerId: employer.id, name: "Acme", region: "GB", version: 1 }, NOW);
  expect(await planOf(owner, applicationId)).toContain("second-follow-up 2026-12-29 10:00");
});

test("09:00 means 09:00 where the user is now: another zone re-dates what is open (F33)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await saveProfile(owner, { timeZone: "America/New_York" }, NOW);
  const page = await getApplication(owner, applicationId);
  const thanks = page.rounds[0]?.steps.find((step) => step.kind === "thank-you");
  expect(thanks?.dueAt.toISOString()).toBe("2026-11-24T20:00:00.000Z");
  expect(thanks?.version).toBe(2);
});

test("an interview alone in its round takes the round to another day; the steps keep their ids", async () => {
  const owner = await newUser();
  const { applicationId, interviewId, roundId } = await newInterview(owner, NOW);
  const stepId = await stepOf(owner, applicationId, "thank-you");
  await rescheduleInterview(owner, { interviewId, startsOn: "2026-11-26", startTime: "10:00" }, NOW);
  const page = await getApplication(owner, applicationId);
  expect(page.rounds.map((round) => [round.id, round.heldOn])).toEqual([[roundId, "2026-11-26"]]);
  expect(await stepOf(owner, applicationId, "thank-you")).toBe(stepId);
  expect(await planOf(owner, applicationId)).toContain("thank-you Keiko Ito 2026-11-26 15:00");
});

test("one of two sittings that moves to another day starts a round of its own", async () => {
  const owner = await newUser();
  const first = await newInterview(owner, NOW);
  const second = await anotherInterview(owner, first.applicationId, NOW, { startTime: "17:00" });
  const move = { interviewId: second.interviewId, startsOn: "2026-11-26", startTime: "17:00" };
  await rescheduleInterview(owner, move, NOW);
  const page = await getApplication(owner, first.applicationId);
  expect(page.rounds.map((round) => round.heldOn)).toEqual(["2026-11-26", "2026-11-24"]);
  await rescheduleInterview(owner, { ...move, startsOn: "2026-11-24" }, NOW);
  const back = await getApplication(owner, first.applicationId);
  expect(back.rounds.map((round) => [round.heldOn, round.interviews.length])).toEqual([["2026-11-24", 2]]);
  expect(await planOf(owner, first.applicationId)).toHaveLength(5);
});

test("a promise by a date replaces check-in and follow-up by one message after it (T6)", async () => {
  const owner = await newUser();
  await saveProfile(owner, { cadence: "persistent" }, NOW);
  const { applicationId } = await newInterview(owner, NOW);
  expect((await planOf(owner, applicationId)).join()).toContain("check-in");
  await recordPromise(
    owner,
    { applicationId, saidOn: "2026-11-24", kind: "date", byOn: "2026-12-04" },
    at("2026-11-24T16:00"),
  );
  expect(await planOf(owner, applicationId)).toEqual([
    "debrief 2026-11-24 16:00",
    "thank-you Keiko Ito 2026-11-25 09:00",
    "after-timeline 2026-12-07 10:00",
    "last-note 2026-12-14 10:00",
    "propose-close 2026-12-24 10:00",
  ]);
});

test("a promise that ends before the interview is refused, and so is one said tomorrow", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const now = at("2026-11-25T12:00");
  const said = { applicationId, kind: "date" } as const;
  for (const wrong of [
    { saidOn: "2026-11-25", byOn: "2026-11-20" },
    { saidOn: "2026-11-20", byOn: "2026-11-21" },
    { saidOn: "2026-11-26", byOn: "2026-11-30" },
  ]) {
    await expect(recordPromise(owner, { ...said, ...wrong }, now)).rejects.toMatchObject({ code: "refused" });
  }
});

test("never two messages to one person on one day, across applications: the later one moves and says why (T12)", async () => {
  const owner = await newUser();
  const first = await newInterview(owner, NOW);
  const second = await newInterview(owner, NOW, { role: "Engineer", startTime: "16:00" });
  expect(await planOf(owner, first.applicationId)).toContain("second-follow-up 2026-11-30 10:00");
  const lines = await planOf(owner, second.applicationId);
  expect(lines).toContain("thank-you Keiko Ito 2026-11-26 09:00");
  expect(lines).toContain("second-follow-up 2026-12-01 10:00");
  const page = await getApplication(owner, second.applicationId);
  const moved = page.rounds[0]?.steps.find((step) => step.kind === "second-follow-up");
  expect(moved?.rules).toContain("T12");
  expect(moved?.why).toContain("another message from you that day");
});

test("a snooze onto a day that is taken for that person goes on to the next one (T12)", async () => {
  const owner = await newUser();
  const first = await newInterview(owner, NOW);
  await newInterview(owner, NOW, { role: "Engineer", startsOn: "2026-11-26" });
  const stepId = await stepOf(owner, first.applicationId, "second-follow-up");
  // The other application's follow-up note goes to the same person on Tuesday 1 December.
  await snoozeStep(owner, { stepId, until: "2026-12-01" }, at("2026-11-30T11:00"));
  expect(await planOf(owner, first.applicationId)).toContain("second-follow-up 2026-12-02 10:00");
});

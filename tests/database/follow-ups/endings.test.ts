import { expect, test } from "vitest";
import { undo } from "@/lib/activity/commands";
import { deleteApplication, editApplication, moveToSearch, moveToStage } from "@/lib/applications/commands";
import { getApplication } from "@/lib/applications/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { logAnswer } from "@/lib/follow-ups/answers/commands";
import { closeAsNoAnswer, markDone, snoozeStep } from "@/lib/follow-ups/commands";
import { listToday } from "@/lib/follow-ups/queries";
import { cancelInterview, deleteInterview, recordOutcome } from "@/lib/interviews/commands";
import { archiveSearch, createSearch, deleteSearch, restoreSearch } from "@/lib/searches/commands";
import { liveStepsOfSearch } from "@/lib/searches/queries";
import { testDatabase } from "@/tests/support/database";
import { anotherInterview, newInterview, newUser, planOf, stepOf } from "@/tests/support/factories";
import { at, NOW, openReminders, wholePlan } from "@/tests/support/standard-round";

testDatabase();

async function reasons(owner: OwnerId, applicationId: string): Promise<string[]> {
  const page = await getApplication(owner, applicationId);
  const dropped = page.rounds.flatMap((round) => round.steps).filter((step) => step.state === "dropped");
  return [...new Set(dropped.map((step) => step.stateReason ?? ""))];
}

for (const stage of ["accepted", "rejected", "withdrawn", "no-answer"] as const) {
  test(`moving to ${stage} ends the open steps and their reminders at once, and undo restores both (T13)`, async () => {
    const owner = await newUser();
    const { applicationId } = await newInterview(owner, NOW);
    const reminders = await openReminders(owner);
    const { activityId } = await moveToStage(owner, { applicationId, stage }, NOW);
    expect(await planOf(owner, applicationId)).toEqual([]);
    expect(await openReminders(owner)).toBe(0);
    expect(await reasons(owner, applicationId)).toHaveLength(1);
    await undo(owner, activityId, NOW);
    expect(await planOf(owner, applicationId)).toEqual(wholePlan);
    expect(await openReminders(owner)).toBe(reminders);
    expect((await getApplication(owner, applicationId)).application.stage).toBe("interviewing");
  });
}

test("undo restores the dates that were planned, though time has passed since (time alone never re-dates)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const { activityId } = await moveToStage(
    owner,
    { applicationId, stage: "rejected" },
    at("2026-11-25T12:00"),
  );
  await undo(owner, activityId, at("2026-11-25T12:01"));
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

test("undo twice is undo once (I12)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const { activityId } = await moveToStage(owner, { applicationId, stage: "rejected" }, NOW);
  await undo(owner, activityId, NOW);
  await moveToStage(owner, { applicationId, stage: "withdrawn" }, NOW);
  await undo(owner, activityId, NOW);
  expect((await getApplication(owner, applicationId)).application.stage).toBe("withdrawn");
});

test("an undo that no longer fits is a conflict, and changes nothing", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const { activityId } = await moveToStage(owner, { applicationId, stage: "rejected" }, NOW);
  await moveToStage(owner, { applicationId, stage: "withdrawn" }, NOW);
  await expect(undo(owner, activityId, NOW)).rejects.toMatchObject({ code: "conflict" });
  const page = await getApplication(owner, applicationId);
  expect(page.application.stage).toBe("withdrawn");
  expect(page.activity.find((row) => row.id === activityId)?.undoneAt).toBeNull();
});

test("moving back from an ending stage takes the ending back", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await moveToStage(owner, { applicationId, stage: "rejected" }, NOW);
  await moveToStage(owner, { applicationId, stage: "interviewing" }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

test("a rejection ends the round and moves the stage, and keeps or breaks their promise", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await logAnswer(owner, { applicationId, response: "wait", until: "2026-12-01" }, at("2026-11-25T10:00"));
  await logAnswer(owner, { applicationId, response: "rejection" }, at("2026-12-03T10:00"));
  const page = await getApplication(owner, applicationId);
  expect(page.application.stage).toBe("rejected");
  expect(await planOf(owner, applicationId)).toEqual(["rejection-reply 2026-12-04 09:00"]);
  expect(page.promises[0]?.brokenAt).toEqual(at("2026-12-03T10:00"));
});

test("good news ends the round that was held, and leaves an interview that is still to come", async () => {
  const owner = await newUser();
  const { applicationId, roundId } = await newInterview(owner, NOW);
  await logAnswer(owner, { applicationId, response: "good-news" }, at("2026-11-25T08:00"));
  expect(await planOf(owner, applicationId)).toEqual([]);
  const next = await anotherInterview(owner, applicationId, at("2026-11-25T08:05"), {
    startsOn: "2026-12-01",
  });
  await logAnswer(owner, { applicationId, response: "good-news" }, at("2026-11-25T09:00"));
  const page = await getApplication(owner, applicationId);
  expect(page.rounds.find((round) => round.id === roundId)?.endedReason).toBe("good-news");
  expect(page.rounds.find((round) => round.id === next.roundId)?.endedAt).toBeNull();
  expect(await planOf(owner, applicationId)).toHaveLength(5);
});

test("another sitting on a day whose round good news had ended opens it again", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await logAnswer(owner, { applicationId, response: "good-news" }, at("2026-11-24T15:10"));
  await anotherInterview(owner, applicationId, at("2026-11-24T15:20"), { startTime: "16:30" });
  expect(await planOf(owner, applicationId)).toContain("thank-you Keiko Ito 2026-11-25 09:00");
});

test("a courtesy ends only that person's thank-you and the check-in, and a re-plan does not bring them back", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW, {
    interviewers: [{ name: "Keiko Ito" }, { name: "Ada Park" }],
  });
  await editApplication(owner, { applicationId, cadence: "persistent", version: 1 }, NOW);
  expect((await planOf(owner, applicationId)).join()).toContain("check-in");
  const keiko = (await getApplication(owner, applicationId)).contacts[0];
  const answer = { applicationId, response: "courtesy", contactId: keiko?.id } as const;
  await logAnswer(owner, answer, at("2026-11-24T19:00"));
  const kinds = (await planOf(owner, applicationId)).map((line) => line.split(" 2026")[0]);
  expect(kinds).toEqual(["debrief", "thank-you Ada Park", "second-follow-up", "last-note", "propose-close"]);
});

test("an out-of-office moves what is due to that person past their return (T13)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW, {
    interviewers: [{ name: "Keiko Ito", email: "k@acme.example" }, { name: "Ada Park" }],
  });
  const stepId = await stepOf(owner, applicationId, "thank-you", "Keiko Ito");
  const away = { applicationId, stepId, response: "out-of-office", until: "2026-12-04" } as const;
  await logAnswer(owner, away, at("2026-11-24T16:00"));
  expect(await planOf(owner, applicationId)).toEqual([
    "debrief 2026-11-24 16:00",
    "thank-you Ada Park 2026-11-25 09:00",
    "thank-you Keiko Ito 2026-12-07 09:00",
    "second-follow-up 2026-12-10 10:00",
    "last-note 2026-12-17 10:00",
    "propose-close 2026-12-27 10:00",
  ]);
});

test("'wait until' is a new promise, and after a message was sent a new cycle begins (T6, T7)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const first = { applicationId, response: "wait", until: "2026-11-27" } as const;
  await logAnswer(owner, first, at("2026-11-25T10:00"));
  const stepId = await stepOf(owner, applicationId, "after-timeline");
  await markDone(owner, { stepId }, at("2026-11-30T10:30"));
  await logAnswer(owner, { ...first, until: "2026-12-11" }, at("2026-12-01T09:00"));
  expect(await planOf(owner, applicationId, ["planned", "done"])).toEqual([
    "after-timeline 2026-11-30 10:00 done",
    "after-timeline 2026-12-14 10:00 planned",
    "last-note 2026-12-21 10:00 planned",
    "propose-close 2026-12-31 10:00 planned",
  ]);
  expect((await getApplication(owner, applicationId)).promises.map((promise) => promise.isCurrent)).toEqual([
    true,
    false,
  ]);
});

test("a new round ends the open steps of the one before, but for thank-yous within 48 h (T13)", async () => {
  const owner = await newUser();
  const first = await newInterview(owner, NOW);
  await anotherInterview(owner, first.applicationId, at("2026-11-24T16:00"), { startsOn: "2026-12-02" });
  const page = await getApplication(owner, first.applicationId);
  const open = page.rounds
    .find((round) => round.id === first.roundId)
    ?.steps.filter((step) => step.state === "planned");
  expect(open?.map((step) => step.kind)).toEqual(["thank-you"]);
  expect(await reasons(owner, first.applicationId)).toEqual(["A new interview was booked."]);
  expect(await planOf(owner, first.applicationId)).toHaveLength(6);
});

test("two rounds booked ahead: the first keeps its debrief and its thank-you", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await anotherInterview(owner, applicationId, NOW, { startsOn: "2026-12-02" });
  expect((await planOf(owner, applicationId)).slice(0, 3)).toEqual([
    "debrief 2026-11-24 15:30",
    "thank-you Keiko Ito 2026-11-25 09:00",
    "debrief 2026-12-02 15:30",
  ]);
});

test("an interview that was cancelled, or to which nobody came, is not followed up, and undo brings it back", async () => {
  const owner = await newUser();
  const { applicationId, interviewId } = await newInterview(owner, NOW);
  const { activityId } = await cancelInterview(owner, interviewId, NOW);
  expect(await planOf(owner, applicationId)).toEqual([]);
  expect(await reasons(owner, applicationId)).toEqual(["The interview does not take place."]);
  await undo(owner, activityId, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
  await recordOutcome(owner, { interviewId, outcome: "no-show" }, NOW);
  expect(await planOf(owner, applicationId)).toEqual([]);
});

test("a deleted interview takes its round and steps along; undo restores them", async () => {
  const owner = await newUser();
  const { applicationId, interviewId } = await newInterview(owner, NOW);
  const { activityId } = await deleteInterview(owner, interviewId, NOW);
  expect((await getApplication(owner, applicationId)).rounds).toEqual([]);
  expect(await openReminders(owner)).toBe(0);
  await undo(owner, activityId, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

test("a deleted application closes its steps in the same transaction (I4); undo restores them", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await snoozeStep(
    owner,
    { stepId: await stepOf(owner, applicationId, "thank-you"), until: "2026-11-26" },
    NOW,
  );
  const before = await planOf(owner, applicationId);
  const { activityId } = await deleteApplication(owner, applicationId, NOW);
  expect(await openReminders(owner)).toBe(0);
  await undo(owner, activityId, NOW);
  expect(await planOf(owner, applicationId)).toEqual(before);
});

test("archiving a search stops its steps or keeps them, and restoring it goes on", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const { id: searchId } = (await getApplication(owner, applicationId)).search;
  expect(
    (await liveStepsOfSearch(owner, searchId)).map(({ kind, contactName }) => [kind, contactName]),
  ).toEqual([
    ["debrief", null],
    ["thank-you", "Keiko Ito"],
    ["second-follow-up", null],
    ["last-note", null],
    ["propose-close", null],
  ]);
  const onTuesday = async () => {
    const { interviewsToday, next } = await listToday(owner, at("2026-11-24T08:00"));
    return [interviewsToday.length, next.length];
  };
  await archiveSearch(owner, searchId, { liveSteps: "keep" }, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
  expect(await onTuesday()).toEqual([1, 2]);
  await restoreSearch(owner, searchId, NOW);
  await archiveSearch(owner, searchId, { liveSteps: "stop" }, NOW);
  expect(await onTuesday()).toEqual([0, 0]);
  expect(await openReminders(owner)).toBe(0);
  expect(await reasons(owner, applicationId)).toEqual(["You archived this job search."]);
  await restoreSearch(owner, searchId, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

test("a deleted search hides its applications and stops their steps; undo restores both", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const { id: searchId } = (await getApplication(owner, applicationId)).search;
  const { activityId } = await deleteSearch(owner, searchId, NOW);
  await expect(getApplication(owner, applicationId)).rejects.toMatchObject({ code: "not-found" });
  expect(await openReminders(owner)).toBe(0);
  await undo(owner, activityId, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

test("an application moved to another search follows that search's cadence; undo takes it back", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const { searchId } = await createSearch(owner, { name: "Calm search", cadence: "patient" }, NOW);
  const { activityId } = await moveToSearch(owner, { applicationId, searchId }, NOW);
  expect((await getApplication(owner, applicationId)).search.name).toBe("Calm search");
  expect(await planOf(owner, applicationId)).toContain("second-follow-up 2026-12-01 10:00");
  expect((await planOf(owner, applicationId)).join()).not.toContain("last-note");
  await undo(owner, activityId, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

test("letting it rest closes the application, kindly and undoably (T15)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  const { activityId } = await closeAsNoAnswer(owner, applicationId, NOW);
  expect((await getApplication(owner, applicationId)).application.stage).toBe("no-answer");
  expect(await planOf(owner, applicationId)).toEqual([]);
  await undo(owner, activityId, NOW);
  expect(await planOf(owner, applicationId)).toEqual(wholePlan);
});

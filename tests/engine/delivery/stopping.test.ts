import { expect, test } from "vitest";
import { addApplication, deleteApplication } from "@/lib/applications/commands";
import { markDone, skipStep, snoozeStep } from "@/lib/follow-ups/commands";
import { rescheduleInterview } from "@/lib/interviews/commands";
import { sendMail } from "@/lib/mail/sending/commands";
import { lookAtReminder } from "@/lib/reminders/alarm/commands";
import { resumeReminders, saveProfile, stopReminders } from "@/lib/users/commands";
import { newUser, stepOf } from "../../support/factories";
import {
  alarmOf,
  day,
  db,
  debriefOf,
  hour,
  interviewOnTuesday,
  minute,
  moveTo,
  now,
  pass,
  passTo,
  relay,
  remindersOf,
  resend,
  settle,
  stage,
  stopEngine,
} from "./stage";

stage();

async function dueOfFirst(owner: Parameters<typeof remindersOf>[0]): Promise<Date> {
  const [first] = await remindersOf(owner);
  if (!first) throw new Error("no reminder");
  return first.dueAt;
}

test("done a moment before it is due: no mail, and the receipt says why (I4, P6)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner);
  await passTo(new Date((await dueOfFirst(owner)).getTime() - 1000));
  await markDone(owner, { stepId: await stepOf(owner, applicationId, "debrief") }, await now());
  await pass(hour);
  expect(resend.accepted).toEqual([]);
  expect((await remindersOf(owner))[0]).toMatchObject({
    kind: "debrief",
    state: "cancelled",
    stateReason: "You did this already.",
  });
});

test("done after the alarm was armed, with the engine never told: still no mail (I4)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner);
  await settle();
  await markDone(owner, { stepId: await stepOf(owner, applicationId, "debrief") }, await now());
  await db`delete from outbox where name = 'reminder/cancelled'`;
  await pass(day + 8 * hour);
  expect(resend.accepted).toEqual([]);
});

test.each([
  ["skipping", (owner, stepId, at) => skipStep(owner, stepId, at)],
  ["stopping all reminders", (owner, _stepId, at) => stopReminders(owner, at)],
] as [string, (...args: Parameters<typeof skipStep>) => Promise<unknown>][])(
  "%s before it is due: nothing goes out (P6)",
  async (_name, act) => {
    const owner = await newUser();
    const { applicationId } = await interviewOnTuesday(owner);
    await act(owner, await stepOf(owner, applicationId, "debrief"), await now());
    await pass(day + 8 * hour);
    expect(resend.accepted).toEqual([]);
  },
);

test("deleting the application: nothing goes out any more, for any of its steps (P6)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner);
  await pass(day);
  await deleteApplication(owner, applicationId, await now());
  await pass(25 * day);
  expect(resend.accepted).toEqual([]);
  expect((await remindersOf(owner)).every(({ state }) => state === "cancelled")).toBe(true);
});

test("deleting the account: alarms without rows do nothing (I9, F44)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await settle();
  await db`delete from "user" where id = ${owner}`;
  await pass(25 * day);
  expect(resend.accepted).toEqual([]);
  const [failed] = await db<
    { n: number }[]
  >`select count(*)::int as n from engine.run where status = 'failed'`;
  expect(failed?.n).toBe(0);
});

test("snoozed before it is due: one mail, at the new time, from a run of the new version (I5)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner);
  const due = await dueOfFirst(owner);
  const stepId = await stepOf(owner, applicationId, "debrief");
  await pass(hour);
  const until = new Date(due.getTime() + hour);
  await snoozeStep(owner, { stepId, until: until.toISOString() }, await now());
  await passTo(new Date(until.getTime() - minute));
  expect(resend.accepted).toEqual([]);
  await passTo(until);
  expect(resend.accepted).toHaveLength(1);
  expect(await debriefOf(owner)).toMatchObject({
    version: 2,
    occurrence: 1,
    state: "accepted",
  });
});

test("snoozed after it was accepted: a further occurrence, mailed once (decision 7)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner);
  const due = await dueOfFirst(owner);
  await passTo(due);
  const stepId = await stepOf(owner, applicationId, "debrief");
  await snoozeStep(owner, { stepId, until: new Date(due.getTime() + 2 * hour).toISOString() }, await now());
  await pass(5 * hour);
  expect(resend.accepted).toHaveLength(2);
  const debriefs = (await remindersOf(owner)).filter(({ kind }) => kind === "debrief");
  expect(debriefs.map(({ occurrence, state }) => [occurrence, state])).toEqual([
    [1, "accepted"],
    [2, "accepted"],
  ]);
});

test("snoozed in the mail and done in the app in the same second: done wins, nothing goes out (F40)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner);
  const due = await dueOfFirst(owner);
  await passTo(new Date(due.getTime() - minute));
  const stepId = await stepOf(owner, applicationId, "debrief");
  const at = await now();
  await Promise.allSettled([
    snoozeStep(owner, { stepId, until: new Date(due.getTime() + hour).toISOString() }, at),
    markDone(owner, { stepId }, at),
  ]);
  await markDone(owner, { stepId }, at);
  await pass(5 * hour);
  expect(resend.accepted).toEqual([]);
});

test("an interview moved fifty times in its last minutes: one mail, at the last time (F41)", async () => {
  const owner = await newUser();
  const { interviewId } = await interviewOnTuesday(owner);
  const startsOn = (await dueOfFirst(owner)).toISOString().slice(0, 10);
  await pass(day);
  for (let n = 0; n < 50; n += 1) {
    const startTime = `${15 + (n % 3)}:${String(n % 6)}0`;
    await rescheduleInterview(
      owner,
      { interviewId, startsOn, startTime, durationMinutes: 60, timeZone: "Europe/Berlin" },
      await now(),
    );
  }
  await pass(12 * hour);
  const mails = resend.accepted.filter(({ subject }) => subject.startsWith("How did it go"));
  expect(mails).toHaveLength(1);
  const [running] = await db<{ n: number }[]>`
    select count(*)::int as n from engine.run
    where status = 'running' and event->'data'->>'ownerId' = ${owner}`;
  expect(running?.n).toBeLessThanOrEqual((await remindersOf(owner)).length);
});

test("another zone before it is due: the mail comes at the new local time, and the old alarm does nothing (F33, I11)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner);
  await markDone(owner, { stepId: await stepOf(owner, applicationId, "debrief") }, await now());
  await settle();
  const before = await dueOfFirst(owner);
  await saveProfile(owner, { timeZone: "America/New_York" }, await now());
  const open = (await remindersOf(owner)).filter(({ state }) => state === "scheduled");
  const after = open[0]?.dueAt ?? before;
  expect(after.getTime()).not.toBe(before.getTime());
  await passTo(new Date(after.getTime() - minute));
  expect(resend.accepted).toEqual([]);
  await passTo(after);
  expect(resend.accepted).toHaveLength(1);
});

test("done while the mail is in flight: the mail may arrive, and nothing more comes (F42)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner);
  const due = await dueOfFirst(owner);
  await stopEngine();
  await moveTo(due);
  resend.fail({ accepted: true, hang: true, raw: "{}" });
  const [reminder] = await remindersOf(owner);
  const look = await lookAtReminder(alarmOf(owner, reminder ?? { id: "", version: 0 }), "1");
  if (!("mailId" in look)) throw new Error("not claimed");
  const sending = sendMail(look.mailId);
  await expect.poll(() => resend.requests.length).toBe(1);
  await markDone(owner, { stepId: await stepOf(owner, applicationId, "debrief") }, await now());
  resend.release();
  await sending;
  await moveTo(new Date(due.getTime() + hour));
  expect(await sendMail(look.mailId)).toEqual({ state: "settled" });
  expect(resend.accepted).toHaveLength(1);
  expect((await remindersOf(owner))[0]?.state).toBe("accepted");
});

test("stopped and resumed: the steps that are still to come are armed again (I5)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await settle();
  await stopReminders(owner, await now());
  await settle();
  await resumeReminders(owner, await now());
  await pass(day + 8 * hour);
  expect(resend.accepted).toHaveLength(1);
});

test("another application of the same owner is not touched by any of it (P6)", async () => {
  const owner = await newUser();
  const { applicationId } = await interviewOnTuesday(owner);
  await interviewOnTuesday(owner, { employerName: "Beta" });
  await addApplication(owner, { employerName: "Gamma", role: "Cook" }, await now());
  await settle();
  await deleteApplication(owner, applicationId, await now());
  expect(await relay()).toBeGreaterThan(0);
  await pass(day + 8 * hour);
  expect(resend.accepted).toHaveLength(1);
  expect(resend.accepted[0]?.text).toContain("Beta");
  expect(resend.accepted[0]?.text).not.toContain("Acme");
});

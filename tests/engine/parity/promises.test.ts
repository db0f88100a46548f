import { describe, expect, test } from "vitest";
import { type Dice, diceOf } from "@/bin/chaos/dice";
import type { OwnerId } from "@/lib/auth/owner";
import { newUser, stepOf } from "../../support/factories";
import { another, embedded, expectPromisesKept, stage, type World } from "./worlds";

const { markDone, skipStep, snoozeStep } = await import("@/lib/follow-ups/commands");
const { getApplication } = await import("@/lib/applications/queries");
const { rescheduleInterview } = await import("@/lib/interviews/commands");
const { day, db, hour, interviewOnTuesday, minute, now, remindersOf, resend, tuesday } = stage;

const worlds: [string, () => World][] = [
  ["the embedded engine", embedded],
  [
    "a server that wakes everything twice, and half a second early",
    () => another({ earlyMs: 500, wakesTwice: true }),
  ],
  [
    "a server that never cancels, takes every event for new and loses every third answer",
    () => another({ cancels: false, remembersIds: false, losesEvery: 3 }),
  ],
];

const three = [{ name: "Keiko Ito" }, { name: "Ann Bell" }, { name: "Raj Rao" }];

describe.each(worlds)("on %s", (_name, begin) => {
  const world = begin();

  test("every reminder of an interview comes once and never early (I1, I2, I3, F16, F17)", async () => {
    const owner = await newUser();
    await interviewOnTuesday(owner, { interviewers: three });
    await world.pass(25 * day);
    expect((await remindersOf(owner)).every(({ state }) => state === "accepted")).toBe(true);
    expect(await expectPromisesKept(owner)).toBeGreaterThanOrEqual(5);
    expect(resend.requests).toHaveLength(resend.accepted.length);
  });

  test("a step put off twice while its alarms sleep comes at its last time alone (I5, F14)", async () => {
    const owner = await newUser();
    const { applicationId } = await interviewOnTuesday(owner);
    const stepId = await stepOf(owner, applicationId, "debrief");
    const today = await tuesday();
    await world.pass(day);
    for (const time of ["18:00", "19:30"]) {
      await snoozeStep(owner, { stepId, until: `${today}T${time}` }, await now());
      await world.pass(minute);
    }
    const [debrief] = (await remindersOf(owner)).filter(({ kind }) => kind === "debrief");
    await world.pass((debrief?.dueAt.getTime() ?? 0) - (await now()).getTime() - minute);
    expect(resend.accepted).toHaveLength(0);
    await world.pass(4 * minute);
    expect(resend.accepted).toHaveLength(1);
    expect(await expectPromisesKept(owner)).toBe(1);
  });

  test("two changes that reach the server in one request bring one mail (F14)", async () => {
    const owner = await newUser();
    const { applicationId } = await interviewOnTuesday(owner);
    const stepId = await stepOf(owner, applicationId, "debrief");
    const today = await tuesday();
    for (const time of ["18:00", "19:30"])
      await snoozeStep(owner, { stepId, until: `${today}T${time}` }, await now());
    await world.pass(day + 13 * hour);
    expect(await expectPromisesKept(owner)).toBe(1);
  });

  test("what is done or skipped brings no mail, though its alarm still rings (I4)", async () => {
    const owner = await newUser();
    const { applicationId } = await interviewOnTuesday(owner, { interviewers: [{ name: "Keiko Ito" }] });
    await world.pass(hour);
    await markDone(owner, { stepId: await stepOf(owner, applicationId, "debrief") }, await now());
    await skipStep(owner, await stepOf(owner, applicationId, "thank-you"), await now());
    await world.pass(3 * day);
    expect(resend.requests).toHaveLength(0);
    expect(await expectPromisesKept(owner)).toBe(0);
  });

  test("alarms that the server forgot are made up for within minutes of their time (F14)", async () => {
    const owner = await newUser();
    await interviewOnTuesday(owner);
    await world.pass(minute);
    await world.forget();
    const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
    await world.pass(due.getTime() - (await now()).getTime() + 3 * minute);
    expect(await expectPromisesKept(owner)).toBe(1);
  });

  test("events that the server forgot are sent to it again, and then it wakes in time (F14)", async () => {
    const owner = await newUser();
    await interviewOnTuesday(owner);
    await db`update outbox set sent_at = now()`;
    await world.pass(3 * minute);
    const [first] = await remindersOf(owner);
    await world.pass((first?.dueAt.getTime() ?? 0) - (await now()).getTime() + 1000);
    const [acceptedFirst] = await remindersOf(owner);
    expect(acceptedFirst?.state).toBe("accepted");
    expect(await expectPromisesKept(owner)).toBe(1);
  });

  test("a server that hangs for hours costs nobody a mail, and its late alarms bring no second one (F13)", async () => {
    const owner = await newUser();
    await interviewOnTuesday(owner);
    const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
    await world.pass(due.getTime() - (await now()).getTime() - hour);
    await world.hang(hour + 3 * minute);
    expect(resend.accepted).toHaveLength(1);
    await world.hang(2 * hour);
    await world.pass(minute);
    expect(await expectPromisesKept(owner)).toBe(1);
  });

  test("an interview that is moved takes its reminders along, and the old alarms bring nothing (I5)", async () => {
    const owner = await newUser();
    const { interviewId } = await interviewOnTuesday(owner);
    await world.pass(hour);
    const startsOn = new Date((await now()).getTime() + 3 * day).toISOString().slice(0, 10);
    await rescheduleInterview(
      owner,
      { interviewId, startsOn, startTime: "14:00", timeZone: "Europe/Berlin", durationMinutes: 60 },
      await now(),
    );
    await world.pass(2 * day);
    expect(resend.requests).toHaveLength(0);
    await world.pass(2 * day);
    expect(await expectPromisesKept(owner)).toBeGreaterThanOrEqual(1);
  });
});

describe("on a server that comes back from an older copy of itself", () => {
  const world = another({});

  test("runs that live once more bring no second mail, and none is missing (F15)", async () => {
    const [owner, other] = [await newUser(), await newUser()];
    await interviewOnTuesday(owner);
    await world.pass(hour);
    const restore = world.server.copy();
    await interviewOnTuesday(other, { startTime: "11:00" });
    await world.pass(day + 12 * hour);
    const sent = resend.accepted.length;
    expect(sent).toBeGreaterThanOrEqual(2);
    restore();
    await world.pass(hour);
    expect(resend.accepted).toHaveLength(sent);
    await world.pass(12 * hour);
    for (let days = 1; days <= 9; days += 1) await world.pass(day);
    expect(await expectPromisesKept(owner)).toBeGreaterThanOrEqual(3);
    expect(await expectPromisesKept(other)).toBeGreaterThanOrEqual(3);
  });
});

describe("on a server whose clock is two seconds ahead", () => {
  const world = another({ earlyMs: 2000 });

  test("a reminder is not early, and comes as soon as its time has (F17)", async () => {
    const owner = await newUser();
    await interviewOnTuesday(owner);
    const [first] = await remindersOf(owner);
    await world.pass((first?.dueAt.getTime() ?? 0) - (await now()).getTime() + 1000);
    expect(await expectPromisesKept(owner)).toBe(1);
  });
});

describe("on a server that does all of it at once, and forgets or comes back from a copy every now and then", () => {
  const world = another({
    earlyMs: 500,
    cancels: false,
    remembersIds: false,
    wakesTwice: true,
    losesEvery: 5,
  });

  test("some days of a few people who change their minds keep every promise (P1, P2, I1, I2, I3, I4, I5)", async () => {
    const dice = diceOf(20261122);
    const people = await Promise.all(Array.from({ length: 3 }, () => newUser()));
    const applications = new Map<OwnerId, string>();
    for (const owner of people)
      applications.set(owner, (await interviewOnTuesday(owner, { interviewers: three })).applicationId);
    let restore = world.server.copy();
    for (let at = 0; at < 5 * 24; at += 6) {
      const owner = people[dice.between(0, people.length - 1)];
      const applicationId = owner && applications.get(owner);
      if (owner && applicationId) await changeOfMind(dice, owner, applicationId);
      if (dice.chance(0.25)) resend.fail({ accepted: dice.chance(0.5), status: 500 });
      if (dice.chance(0.12)) await world.forget();
      if (dice.chance(0.12)) restore();
      if (dice.chance(0.12)) restore = world.server.copy();
      await world.pass(6 * hour);
    }
    resend.failWhile(null);
    await world.pass(4 * hour);
    await world.pass(2 * hour);
    for (const owner of people) expect(await expectPromisesKept(owner)).toBeGreaterThan(0);
  });
});

/** Somebody does, skips or puts off one of their open steps, or lets it be. */
async function changeOfMind(dice: Dice, owner: OwnerId, applicationId: string): Promise<void> {
  const time = await now();
  const page = await getApplication(owner, applicationId);
  const [first, ...more] = page.rounds
    .flatMap(({ steps }) => steps)
    .filter(({ state }) => state === "planned");
  if (!first) return;
  const { id: stepId, dueAt } = dice.pick([first, ...more]);
  switch (dice.weighted({ done: 1, skipped: 1, putOff: 1, nothing: 3 })) {
    case "done":
      await markDone(owner, { stepId }, time);
      break;
    case "skipped":
      await skipStep(owner, stepId, time);
      break;
    case "putOff": {
      const until = new Date(Math.max(time.getTime(), dueAt.getTime()) + day).toISOString().slice(0, 10);
      await snoozeStep(owner, { stepId, until }, time);
    }
  }
}

import { expect, test } from "vitest";
import { rearmLost } from "@/lib/reminders/sweep/rearming/commands";
import { newUser } from "../../support/factories";
import {
  day,
  db,
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
  startEngine,
  stopEngine,
  sweepNow,
} from "./stage";

stage();

async function rearmedEvents(): Promise<number> {
  const rows =
    await db`select 1 from outbox where name = 'reminder/scheduled' and event_id like 'reminder:%:v%:%'`;
  return rows.length;
}

test("what waits its turn behind many others is not taken for lost, and its alarm rings in the end (AL2, I9)", async () => {
  const first = await newUser();
  await interviewOnTuesday(first);
  await settle();
  const due = (await remindersOf(first))[0]?.dueAt ?? new Date(0);
  await stopEngine();
  // As with a worker that is far behind: what is due waits, and what is new waits behind it.
  await moveTo(due);
  const late = await newUser();
  await interviewOnTuesday(late, {
    startsOn: new Date((await now()).getTime() + day).toISOString().slice(0, 10),
  });
  await relay();
  for (let minutes = 0; minutes < 12; minutes += 3) {
    await moveTo(new Date((await now()).getTime() + 3 * minute));
    expect((await sweepNow()).rearmed).toBe(0);
  }
  // Late is nobody meanwhile: the sweep delivers by itself.
  expect(resend.accepted.map(({ to }) => to)).toEqual([`${first}@example.com`]);
  await startEngine();
  await pass(2 * day);
  expect(await rearmedEvents()).toBe(0);
  expect(resend.accepted.some(({ to }) => to === `${late}@example.com`)).toBe(true);
});

test("a queue that does not move for an hour counts as stuck, and its alarms are set anew (I9)", async () => {
  const owner = await newUser();
  await stopEngine();
  await interviewOnTuesday(owner);
  await relay();
  const open = (await remindersOf(owner)).length;
  await moveTo(new Date((await now()).getTime() + 30 * minute));
  expect((await sweepNow()).rearmed).toBe(0);
  await moveTo(new Date((await now()).getTime() + 31 * minute));
  expect((await sweepNow()).rearmed).toBe(open);
});

test("an engine that takes events and runs none is given each again later and later (F14)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await stopEngine();
  const open = (await remindersOf(owner)).length;
  const rearmedAfter: number[] = [];
  for (let minutes = 1; minutes <= 40; minutes += 1) {
    await relay();
    await db`truncate engine.run, engine.job, engine.step, engine.cancellation cascade`;
    await moveTo(new Date((await now()).getTime() + minute));
    const { rearmed } = await sweepNow();
    if (rearmed > 0) rearmedAfter.push(minutes);
    expect([0, open]).toContain(rearmed);
  }
  expect(rearmedAfter).toEqual([2, 6, 14, 30]);
});

test("an event that still waits to be handed on is not written again, however long that takes (AL2, C1)", async () => {
  const owner = await newUser();
  await stopEngine();
  await interviewOnTuesday(owner);
  const [before] = await db<{ events: number }[]>`select count(*)::int as events from outbox`;
  for (let hours = 0; hours < 3; hours += 1) {
    await moveTo(new Date((await now()).getTime() + 60 * minute));
    expect((await sweepNow()).rearmed).toBe(0);
  }
  const [after] = await db<{ events: number }[]>`select count(*)::int as events from outbox`;
  expect(after).toEqual(before);
  await startEngine();
  await pass(2 * day);
  expect(resend.accepted.length).toBeGreaterThan(0);
});

test("a run that is said to be running for ever and never wakes is none: the sweep delivers (F18)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await settle();
  const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
  await db`delete from engine.job`;
  const zombies = await db`select 1 from engine.run where status = 'running'`;
  expect(zombies.length).toBeGreaterThan(0);
  await passTo(new Date(due.getTime() + 2 * minute));
  expect((await sweepNow()).delivered).toBe(1);
  expect(resend.accepted).toHaveLength(1);
  await sweepNow();
  await pass(20 * minute);
  expect(resend.accepted).toHaveLength(1);
});

test("what was set anew after a loss is not lost again while its event waits to be handed on (F14, AL2)", async () => {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  await settle();
  await pass(3 * minute);
  await stopEngine();
  await db`truncate engine.run, engine.job, engine.step, engine.cancellation cascade`;
  expect(await rearmLost()).toBeGreaterThan(0);
  await moveTo(new Date((await now()).getTime() + 3 * minute));
  expect(await rearmLost()).toBe(0);
  expect((await sweepNow()).rearmed).toBe(0);
});

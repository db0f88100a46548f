import fs from "node:fs";
import { parentPort } from "node:worker_threads";
import type postgres from "postgres";
import { deliverReminder } from "@/inngest/functions/deliver-reminder";
import { diceOf } from "../chaos/dice";
import { Tally } from "../chaos/tally";
import type { GroupUrls } from "./cluster";
import type { Handler } from "./engine";
import { connectGroup, enter } from "./group";
import { keepJournal } from "./journal";
import { type Counts, type Lived, World } from "./world";

/** What a thread is asked: to live through the days of one group. */
export interface Task {
  nth: number;
  /** The numbers of its first and its last person. */
  first: number;
  last: number;
  days: number;
  seed: number;
  database: GroupUrls;
  /** A file that gets every line of the story, with ordinals for ids. */
  log: string | null;
}

/** What it answers: what was lived, and how often what happened. */
export type Answer = Lived & { nth: number } & Record<"faults" | "acts" | "endings", [string, number][]> &
  Pick<Counts, "spent">;

parentPort?.on("message", (task: Task) => {
  // Whatever is thrown ends the thread, and with it the run.
  void liveGroup(task).then((answer) => parentPort?.postMessage(answer));
});

async function liveGroup({ nth, first, last, days, seed, database, log }: Task): Promise<Answer> {
  const group = await connectGroup(database);
  const story = log === null ? null : fs.openSync(log, "a");
  try {
    await driveClock(group.admin);
    await keepJournal(group.admin);
    const dice = diceOf(Math.imul(seed + 1, 2_654_435_761) ^ Math.imul(nth, 40_503));
    const ids = diceOf(dice.between(0, 2 ** 31));
    group.randomByte = () => ids.between(0, 255);
    enter(group);
    // The SDK keeps the function to itself; a handler is all that createFunction was given.
    const { fn: handler } = deliverReminder as unknown as { fn: Handler };
    const counts = { faults: new Tally(), acts: new Tally(), endings: new Tally(), spent: new Map() };
    const keep = story === null ? undefined : (line: string) => fs.writeSync(story, `${line}\n`);
    const world = new World({ group, dice, handler, days, keep, counts });
    await world.populate(first, last);
    const lived = await world.live();
    const { faults, acts, endings, spent } = counts;
    return { ...lived, nth, faults: [...faults], acts: [...acts], endings: [...endings], spent };
  } finally {
    if (story !== null) fs.closeSync(story);
    await group.disconnect();
  }
}

/** Product time is what the simulation says, and not the clock of the machine plus something. */
async function driveClock(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`
    create or replace function app_now() returns timestamptz language sql stable parallel safe
      return timestamptz 'epoch' + current_setting('simulation.now')::bigint * interval '1 millisecond'`);
}

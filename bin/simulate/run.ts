import { createHash } from "node:crypto";
import type postgres from "postgres";
import { deliverReminder } from "@/inngest/functions/deliver-reminder";
import { diceOf } from "../chaos/dice";
import { Tally } from "../chaos/tally";
import type { Databases } from "./cluster";
import type { Handler } from "./engine";
import { connectGroup, disconnectGroup, separateGroups, within } from "./group";
import { keepJournal } from "./journal";
import { type Counts, type Lived, World } from "./world";

/** How many people share a database, and how many groups go on at once: enough that nobody waits for Postgres. */
const groupSize = 25;
const atOnce = 4;

export interface Wish {
  users: number;
  days: number;
  seed: number;
  /** Only this group of them, to live through a failure again. */
  group: number | null;
  databases: Databases;
  /** Gets every line of the story, with ordinals for ids. */
  keep?: (line: string) => void;
  /** Called now and then with how far it has come. */
  say: (line: string) => void;
}

export interface Outcome extends Lived, Counts {
  /** The group in which something was not as it must be; `events` and `broken` are then its own. */
  group: number | null;
}

/** Lives through the days of these people, and stops at the first thing that is not as it must be. */
export async function simulate(wish: Wish): Promise<Outcome> {
  separateGroups();
  const { users, group, say } = wish;
  const count = Math.ceil(users / groupSize);
  const waiting = group === null ? Array.from({ length: count }, (_, nth) => nth + 1) : [group];
  const counts: Counts = { faults: new Tally(), acts: new Tally(), endings: new Tally(), spent: new Map() };
  const lived: { nth: number; outcome: Lived }[] = [];
  let isBroken = false;
  const work = async () => {
    for (let nth = waiting.shift(); nth && !isBroken; nth = waiting.shift()) {
      const outcome = await liveGroup(wish, nth, counts);
      isBroken ||= outcome.broken.length > 0;
      lived.push({ nth, outcome });
      say(
        `${lived.length} of ${group === null ? count : 1} groups, ${outcome.events} events in group ${nth}`,
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { ...together(lived.sort((a, b) => a.nth - b.nth)), ...counts };
}

async function liveGroup(
  { users, days, seed, databases, keep }: Wish,
  nth: number,
  counts: Counts,
): Promise<Lived> {
  const database = await databases.make(`group_${nth}`);
  const group = await connectGroup(database);
  try {
    await driveClock(group.admin);
    await keepJournal(group.admin);
    // The SDK keeps the function to itself; a handler is all that createFunction was given.
    const { fn } = deliverReminder as unknown as { fn: Handler };
    const dice = diceOf(Math.imul(seed + 1, 2_654_435_761) ^ Math.imul(nth, 40_503));
    return await within(group, async () => {
      const world = new World({ group, dice, handler: fn, days, keep, counts });
      await world.populate((nth - 1) * groupSize + 1, Math.min(nth * groupSize, users));
      return world.live();
    });
  } finally {
    await disconnectGroup(group);
    await database.drop();
  }
}

/** Product time is what the simulation says, and not the clock of the machine plus something. */
async function driveClock(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`
    create or replace function app_now() returns timestamptz language sql stable parallel safe
      return timestamptz 'epoch' + (select offset_ms from public.app_clock) * interval '1 millisecond'`);
}

function together(lived: { nth: number; outcome: Lived }[]): Omit<Outcome, keyof Counts> {
  const hash = createHash("sha256");
  const total: Lived = { hash: "", events: 0, mails: 0, requests: 0, nightly: 0, broken: [] };
  for (const { outcome } of lived) {
    hash.update(outcome.hash);
    total.events += outcome.events;
    total.mails += outcome.mails;
    total.requests += outcome.requests;
    total.nightly += outcome.nightly;
  }
  total.hash = hash.digest("hex");
  const broken = lived.find(({ outcome }) => outcome.broken.length > 0);
  const { events, broken: how } = broken?.outcome ?? total;
  return { ...total, events, broken: how, group: broken?.nth ?? null };
}

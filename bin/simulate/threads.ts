import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { Tally } from "../chaos/tally";
import { type Databases, startDatabases } from "./cluster";
import type { Answer, Task } from "./run";
import type { Counts, Lived } from "./world";

/** How many people share a database. */
const groupSize = 25;

export interface Wish {
  users: number;
  days: number;
  seed: number;
  /** Lives through this group alone, to see a failure again. */
  group: number | null;
  /** How many groups go on at once. What is lived does not depend on it. */
  threads: number;
  /** The bundle of run.ts. */
  bundle: string;
  log: string | null;
  /** Called now and then with how far it has come. */
  say: (line: string) => void;
}

export interface Outcome extends Lived, Counts {
  /** The group in which something was not as it must be; `events` and `broken` are then its own. */
  group: number | null;
}

/** Lives through the days of these people, and stops at the first thing that is not as it must be. */
export async function simulate(wish: Wish): Promise<Outcome> {
  const { users, group, threads, say } = wish;
  const count = Math.ceil(users / groupSize);
  const waiting = group === null ? Array.from({ length: count }, (_, nth) => nth + 1) : [group];
  const total = waiting.length;
  const answers: Answer[] = [];
  // A server each: where a row lies, and so the order of rows, depends on whose transactions are open anywhere in it.
  const work = async () => {
    const databases = await startDatabases();
    try {
      for (let nth = waiting.shift(); nth; nth = waiting.shift()) {
        const answer = await liveGroup(wish, databases, nth);
        if (answer.broken.length > 0) waiting.length = 0;
        answers.push(answer);
        say(`${answers.length} of ${total} groups, ${answer.events} events in group ${nth}`);
      }
    } finally {
      await databases.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, total) }, work));
  return together(answers.sort((a, b) => a.nth - b.nth));
}

async function liveGroup(
  { users, days, seed, bundle, log }: Wish,
  databases: Databases,
  nth: number,
): Promise<Answer> {
  const database = await databases.make(`group_${nth}`);
  const [first, last] = [(nth - 1) * groupSize + 1, Math.min(nth * groupSize, users)];
  try {
    return await askThread(bundle, { nth, first, last, days, seed, log, database });
  } finally {
    await databases.drop(`group_${nth}`);
  }
}

/** Each group has a new one: whatever modules remember of one life would be felt in the next. */
async function askThread(bundle: string, task: Task): Promise<Answer> {
  const thread = new Worker(pathToFileURL(bundle), {
    // The young objects of one transaction should not outlive it into the old ones.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      thread.once("message", resolve).once("error", reject).postMessage(task);
    });
  } finally {
    await thread.terminate();
  }
}

function together(answers: readonly Answer[]): Outcome {
  const hash = createHash("sha256");
  const total: Lived = { hash: "", events: 0, mails: 0, requests: 0, nightly: 0, broken: [] };
  const counts: Counts = { faults: new Tally(), acts: new Tally(), endings: new Tally(), spent: new Map() };
  for (const answer of answers) {
    hash.update(answer.hash);
    total.events += answer.events;
    total.mails += answer.mails;
    total.requests += answer.requests;
    total.nightly += answer.nightly;
    for (const kind of ["faults", "acts", "endings"] as const) {
      for (const [name, times] of answer[kind]) counts[kind].add(name, times);
    }
    for (const [kind, { count, ms }] of answer.spent) {
      const before = counts.spent.get(kind) ?? { count: 0, ms: 0 };
      counts.spent.set(kind, { count: before.count + count, ms: before.ms + ms });
    }
  }
  total.hash = hash.digest("hex");
  const broken = answers.find((answer) => answer.broken.length > 0);
  const { events, broken: how } = broken ?? total;
  return { ...total, ...counts, events, broken: how, group: broken?.nth ?? null };
}

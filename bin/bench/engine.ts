/**
 * Measures the engine on a migrated, otherwise unused database: `DATABASE_URL=… node --import tsx bin/bench/engine.ts`.
 * First 2,000 runs of "sleep until due, one step, return" that fall due together, then the idle cost of 100,000 sleepers.
 */
import { Inngest } from "inngest";
import postgres from "postgres";
import { createEngine } from "../../inngest/engine/engine";
import { acceptEvents } from "../../inngest/engine/events";

const RUNS = Number(process.env.RUNS ?? 2000);
const SLEEPERS = Number(process.env.SLEEPERS ?? 100_000);
const IDLE_SECONDS = Number(process.env.IDLE_SECONDS ?? 30);
const APP = "engine-bench";

const url = process.env.DATABASE_URL;
if (!url) throw new Error("DATABASE_URL is not set.");
const sql = postgres(url, { max: 6, onnotice: () => {} });
const client = new Inngest({ id: APP, isDev: true });
const effects: number[] = [];

const remind = client.createFunction(
  {
    id: "remind",
    triggers: [{ event: "bench/scheduled" }],
    cancelOn: [{ event: "bench/cancelled", match: "data.id" }],
  },
  async ({ event, step }) => {
    await step.sleepUntil("due", event.data.dueAt);
    await step.run("send", () => effects.push(Date.now()));
    return { done: true };
  },
);

const log = { info() {}, warn: print, error: print };
const engine = createEngine({ sql, client, functions: [remind], log });
await engine.start();
await burst();
await idle();
await engine.stop();
await sql.end();

async function burst(): Promise<void> {
  const startedAt = performance.now();
  const dueAt = new Date(Date.now() + 5000 + RUNS * 8).toISOString();
  await send(RUNS, dueAt, "burst");
  print({ events: RUNS, acceptedInMs: Math.round(performance.now() - startedAt) }, "accepted");
  while ((await running()) > 0) await new Promise((resolve) => setTimeout(resolve, 200));
  const due = Date.parse(dueAt);
  const last = Math.max(...effects) - due;
  const first = Math.min(...effects) - due;
  print({ firstMs: first, lastMs: last, runsPerSecond: Math.round((RUNS / last) * 1000) }, "burst");
  print({ effects: effects.length, cpuSeconds: process.cpuUsage().user / 1e6 }, "process");
}

async function idle(): Promise<void> {
  const far = new Date(Date.now() + 6 * 86_400_000).toISOString();
  for (let sent = 0; sent < SLEEPERS; sent += 5000)
    await send(Math.min(5000, SLEEPERS - sent), far, `idle-${sent}`);
  while ((await asleep()) < SLEEPERS) await new Promise((resolve) => setTimeout(resolve, 1000));
  // A session reports its statistics up to ten seconds late.
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  const [before, databaseBefore] = [process.cpuUsage(), await databaseMs()];
  await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000));
  const used = process.cpuUsage(before);
  const database = (await databaseMs()) - databaseBefore;
  print(
    {
      sleepers: SLEEPERS,
      processPercent: ((used.user + used.system) / 1e4 / IDLE_SECONDS).toFixed(2),
      databasePercent: (database / 10 / IDLE_SECONDS).toFixed(2),
    },
    "idle, of one core",
  );
}

function send(count: number, dueAt: string, name: string): Promise<void> {
  const events = Array.from({ length: count }, (_, n) => ({
    id: `${name}-${n}-${process.pid}`,
    name: "bench/scheduled",
    data: { id: `${name}-${n}`, dueAt },
  }));
  return acceptEvents(sql, events);
}

async function running(): Promise<number> {
  const [row] = await sql<
    { n: number }[]
  >`select count(*)::int as n from engine.run where status = 'running'`;
  return row?.n ?? 0;
}

async function asleep(): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from engine.job where token is null and wakes_step_id is not null`;
  return row?.n ?? 0;
}

/** Time spent in this database's sessions, as Postgres itself counts it. */
async function databaseMs(): Promise<number> {
  const [row] = await sql<{ ms: number }[]>`
    select active_time as ms from pg_stat_database where datname = current_database()`;
  return row?.ms ?? 0;
}

function print(fields: object, message: string): void {
  process.stdout.write(`${message} ${JSON.stringify(fields)}\n`);
}

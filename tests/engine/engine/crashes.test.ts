import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { acceptEvents } from "@/inngest/engine/events";
import { isSettled } from "@/inngest/engine/inspection";
import { engineTestDatabase } from "./engine-database";
import { DAY, productNow, runsOf } from "./harness";

const database = engineTestDatabase();
const { sql, owner } = database;
const script = path.join(import.meta.dirname, "worker-child.ts");
const workers: ChildProcess[] = [];

beforeAll(async () => {
  await owner`create table effect (id bigint generated always as identity, what text, pid int, at timestamptz default app_now())`;
  await owner`grant select, insert on effect to afterword_worker`;
});
beforeEach(() => owner`truncate effect`);
afterEach(() => Promise.all(workers.splice(0).map((worker) => kill(worker))));

async function startWorker(environment: Record<string, string> = {}): Promise<ChildProcess> {
  const worker = spawn(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, DATABASE_URL: database.url, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  workers.push(worker);
  if (worker.stdout) await once(worker.stdout, "data");
  return worker;
}

async function kill(worker: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const exited = once(worker, "exit");
  worker.kill(signal);
  await exited;
}

/** Asks for a reminder due in so many milliseconds and returns the due time. */
async function ask(id: string, inMs: number): Promise<number> {
  const dueAt = (await productNow(sql)) + inMs;
  await acceptEvents(sql, [{ id, name: "crash/asked", data: { id, dueAt: new Date(dueAt).toISOString() } }]);
  return Math.floor(dueAt);
}

async function effects(): Promise<string[]> {
  return (await sql<{ what: string }[]>`select what from effect order by id`).map((row) => row.what);
}

const asleep = () => isSettled(sql);
const patient = { timeout: 15_000, interval: 20 };

/** Waits until these effects are there and the run has ended, so that nothing is left for the next test. */
async function finished(expected: string[]): Promise<void> {
  await expect.poll(effects, patient).toEqual(expected);
  await expect
    .poll(async () => (await runsOf(sql, "crash-reminder")).at(-1)?.status, patient)
    .toBe("completed");
}

test("kill -9 of the worker in a sleep: the next one fires on time and repeats nothing (C3)", async () => {
  const first = await startWorker();
  const dueAt = await ask("a", DAY);
  await expect.poll(asleep, patient).toBe(true);
  await kill(first);
  await startWorker();
  await database.moveClock(DAY);
  await finished(["prepare a", "send a", "record a"]);
  const [sent] = await sql<{ ms: number }[]>`
    select extract(epoch from at)::float8 * 1000 as ms from effect where what = 'send a'`;
  expect(sent?.ms).toBeGreaterThanOrEqual(dueAt);
});

test("kill -9 in a step: a restart takes the job over at once and repeats that step once (C4)", async () => {
  const first = await startWorker({ HANG: "1" });
  await ask("b", 0);
  await expect.poll(effects, patient).toEqual(["prepare b", "send b"]);
  await kill(first);
  const restartedAt = performance.now();
  await startWorker();
  await finished(["prepare b", "send b", "send b", "record b"]);
  // Far less than the lease of a minute: the dead worker's session lock was gone.
  expect(performance.now() - restartedAt).toBeLessThan(10_000);
});

test("kill -9 in a step while another worker lives: the other one takes the job over", async () => {
  const first = await startWorker({ HANG: "1" });
  await ask("c", 0);
  await expect.poll(effects, patient).toEqual(["prepare c", "send c"]);
  await startWorker();
  await kill(first);
  await finished(["prepare c", "send c", "send c", "record c"]);
});

test("down past the due time: the reminder fires at once on the next start (F13)", async () => {
  const first = await startWorker();
  await ask("d", DAY);
  await expect.poll(asleep, patient).toBe(true);
  await kill(first);
  await database.moveClock(2 * DAY);
  expect(await effects()).toEqual(["prepare d"]);
  await startWorker();
  await finished(["prepare d", "send d", "record d"]);
});

test("a clean stop gives back the work that does not finish in time", async () => {
  const first = await startWorker({ HANG: "1" });
  await ask("e", 0);
  await expect.poll(effects, patient).toEqual(["prepare e", "send e"]);
  await kill(first, "SIGTERM");
  expect(first.exitCode).toBe(0);
  const [job] = await sql`select token, worker from engine.job`;
  expect(job).toEqual({ token: null, worker: null });
  await startWorker();
  await finished(["prepare e", "send e", "send e", "record e"]);
});

test("workers killed again and again lose no run and keep every step once", { timeout: 90_000 }, async () => {
  const runs = 300;
  const dueAt = new Date((await productNow(sql)) - 1000).toISOString();
  let worker = await startWorker();
  await acceptEvents(
    sql,
    Array.from({ length: runs }, (_, n) => ({
      id: `chaos-${n}`,
      name: "crash/asked",
      data: { id: `chaos-${n}`, dueAt },
    })),
  );
  const sent = async () => (await effects()).filter((what) => what.startsWith("send")).length;
  for (const killAfter of [20, 70, 120, 170]) {
    await expect.poll(sent, patient).toBeGreaterThan(killAfter);
    await kill(worker);
    worker = await startWorker();
  }
  await expect.poll(asleep, { timeout: 30_000, interval: 50 }).toBe(true);
  const [counts] = await sql`
    select count(*)::int as runs, count(*) filter (where status = 'completed')::int as completed,
           (select count(*)::int from engine.step join engine.run on run.id = step.run_id
            where event->'data'->>'id' like 'chaos-%') as steps
    from engine.run where event->'data'->>'id' like 'chaos-%'`;
  expect(counts).toEqual({ runs, completed: runs, steps: runs * 4 });
  const done = await effects();
  expect(new Set(done).size).toBe(runs * 3);
  // Each kill may repeat what was in flight, ten jobs at most, and nothing else.
  expect(done.length).toBeLessThanOrEqual(runs * 3 + 4 * 10);
});

import postgres from "postgres";
import { expect, test } from "vitest";
import { WORKER_LOCK } from "@/inngest/engine/database";
import { findRun, isSettled, nextTimerAt } from "@/inngest/engine/inspection";
import { removeOldRuns } from "@/inngest/engine/retention";
import { engineTestDatabase } from "./engine-database";
import {
  DAY,
  HOUR,
  pass,
  productNow,
  runsOf,
  send,
  settled,
  startEngine,
  stopEnginesAfterEach,
  testClient,
} from "./harness";

const database = engineTestDatabase();
const { sql } = database;
stopEnginesAfterEach();

test("ended runs are kept for seven days with their steps, then removed; running ones stay", async () => {
  const client = testClient("kept");
  const brief = client.createFunction(
    { id: "brief", triggers: [{ event: "brief/asked" }] },
    async ({ step }) => step.run("one", () => 1),
  );
  const long = client.createFunction(
    {
      id: "long",
      triggers: [{ event: "long/asked" }],
      cancelOn: [{ event: "long/stopped", match: "data.id" }],
    },
    async ({ step }) => {
      await step.run("one", () => 1);
      await step.sleep("long", "30d");
    },
  );
  await startEngine(database, client, [brief, long]);
  await send(sql, "brief/asked");
  await send(sql, "long/asked", { id: "a" });
  await settled(sql);
  await pass(database, 6 * DAY);
  expect(await removeOldRuns(sql, 7)).toBe(0);
  await pass(database, 2 * DAY);
  expect(await removeOldRuns(sql, 7)).toBe(1);
  expect(await runsOf(sql, "kept-brief")).toEqual([]);
  expect((await runsOf(sql, "kept-long"))[0]).toMatchObject({ status: "running" });
  const counts = await sql`
    select (select count(*)::int from engine.step) as steps, (select count(*)::int from engine.once) as keys,
           (select count(*)::int from engine.job) as jobs, (select count(*)::int from engine.cancellation) as rules`;
  expect(counts[0]).toEqual({ steps: 1, keys: 0, jobs: 1, rules: 1 });
  await send(sql, "long/stopped", { id: "a" });
  expect(
    (await sql`select from engine.job`).length + (await sql`select from engine.cancellation`).length,
  ).toBe(0);
});

test("the clock mover is told the next timer and when everything has settled", async () => {
  const client = testClient("timers");
  const nap = client.createFunction(
    { id: "nap", triggers: [{ event: "nap/asked" }] },
    async ({ event, step }) => {
      await step.sleepUntil("until", event.data.until);
    },
  );
  await startEngine(database, client, [nap]);
  expect(await nextTimerAt(sql)).toBeNull();
  const now = await productNow(sql);
  const soon = new Date(Math.floor(now) + HOUR);
  await send(sql, "nap/asked", { until: new Date(Math.floor(now) + 2 * HOUR).toISOString() });
  await send(sql, "nap/asked", { until: soon.toISOString() });
  expect(await isSettled(sql)).toBe(false);
  await settled(sql);
  expect(await nextTimerAt(sql)).toEqual(soon);
  const [first] = await runsOf(sql, "timers-nap");
  expect(first).toMatchObject({
    status: "running",
    inFlight: false,
    jobs: [{ name: "until", kind: "call" }],
  });
  await pass(database, 3 * HOUR);
  expect(await nextTimerAt(sql)).toBeNull();
  expect(await findRun(sql, "999999")).toBeNull();
});

test("a stop waits for the step under way, keeps its result and begins nothing further", async () => {
  const client = testClient("stopping");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const ran: string[] = [];
  const brief = client.createFunction(
    { id: "brief", triggers: [{ event: "stopping/asked" }] },
    async ({ step }) => {
      await step.run("held", async () => {
        ran.push("held");
        await held;
      });
      await step.run("after", () => ran.push("after"));
    },
  );
  const { engine } = await startEngine(database, client, [brief]);
  await send(sql, "stopping/asked");
  await expect.poll(() => ran).toEqual(["held"]);
  const stopped = engine.stop();
  release();
  await stopped;
  expect(ran).toEqual(["held"]);
  const [run] = await runsOf(sql, "stopping-brief");
  expect(run).toMatchObject({ status: "running", inFlight: false, steps: [{ name: "held" }] });
  await startEngine(database, client, [brief]);
  await settled(sql);
  expect(ran).toEqual(["held", "after"]);
});

test("connections that Postgres ends in the middle are opened again, and nothing is lost (F26)", async () => {
  const client = testClient("outage");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const ran: string[] = [];
  const steady = client.createFunction(
    { id: "steady", triggers: [{ event: "steady/asked" }] },
    async ({ step }) => {
      await step.run("held", async () => {
        ran.push("held");
        await held;
      });
      await step.sleep("nap", "1h");
      await step.run("after", () => ran.push("after"));
    },
  );
  await startEngine(database, client, [steady]);
  await send(sql, "steady/asked");
  await expect.poll(() => ran).toEqual(["held"]);
  const other = postgres(database.url, { max: 1 });
  const ended = await other`
    select pg_terminate_backend(pid) as ended from pg_stat_activity
    where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`;
  expect(ended.length).toBeGreaterThanOrEqual(3);
  release();
  await expect
    .poll(async () => (await runsOf(sql, "outage-steady"))[0]?.steps.length ?? 0, { timeout: 10_000 })
    .toBe(1);
  await pass(database, 2 * HOUR);
  expect(ran).toEqual(["held", "after"]);
  expect((await runsOf(sql, "outage-steady"))[0]?.status).toBe("completed");
  const presence = () =>
    other`
    select from pg_locks where locktype = 'advisory' and classid = ${WORKER_LOCK}::int
      and database = (select oid from pg_database where datname = current_database())`;
  await expect.poll(async () => (await presence()).length).toBe(1);
  await other.end();
});

import { expect, test } from "vitest";
import { acceptEvents } from "@/inngest/engine/events";
import { engineTestDatabase } from "./engine-database";
import {
  DAY,
  HOUR,
  MINUTE,
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

const NEWER = "async.data.id == event.data.id && async.data.version > event.data.version";

function sleepers(id: string, cancelOn: { event: string; if?: string; match?: string }[]) {
  const client = testClient(id);
  const sleeper = client.createFunction(
    { id: "sleep", triggers: [{ event: `${id}/asked` }], cancelOn },
    async ({ step }) => {
      await step.sleep("a while", "2h");
      return "woke";
    },
  );
  const statuses = async () => (await runsOf(sql, `${id}-sleep`)).map((run) => run.status);
  return { client, sleeper, statuses };
}

test("the same event id starts one run within 24 hours, and another one after that (C2)", async () => {
  const { client, sleeper, statuses } = sleepers("twice", []);
  await startEngine(database, client, [sleeper]);
  await send(sql, "twice/asked", {}, { id: "same" });
  await send(sql, "twice/asked", {}, { id: "same" });
  await acceptEvents(sql, [
    { id: "same", name: "twice/asked", data: {} },
    { id: "batch", name: "twice/asked", data: {} },
    { id: "batch", name: "twice/asked", data: {} },
  ]);
  expect(await statuses()).toHaveLength(2);
  await pass(database, DAY + MINUTE);
  await send(sql, "twice/asked", {}, { id: "same" });
  expect(await statuses()).toHaveLength(3);
});

test("events join the caller's transaction and vanish with it", async () => {
  const { client, sleeper, statuses } = sleepers("rollback", []);
  await startEngine(database, client, [sleeper]);
  const undone = sql.begin(async (tx) => {
    await acceptEvents(tx, [{ id: "1", name: "rollback/asked", data: {} }]);
    throw new Error("no, after all");
  });
  await expect(undone).rejects.toThrow("no, after all");
  expect(await statuses()).toEqual([]);
});

test("a function's idempotency key lets the first event through and none like it for 24 hours", async () => {
  const client = testClient("keyed");
  const once = client.createFunction(
    { id: "once", triggers: [{ event: "keyed/asked" }], idempotency: "event.data.key" },
    async ({ event }) => event.data.n,
  );
  await startEngine(database, client, [once]);
  await acceptEvents(
    sql,
    [1, 2, 3].map((n) => ({
      id: `k${n}`,
      name: "keyed/asked",
      data: { key: n === 3 ? "other" : "same", n },
    })),
  );
  await send(sql, "keyed/asked", { key: "same", n: 4 });
  await settled(sql);
  expect((await runsOf(sql, "keyed-once")).map((run) => run.output)).toEqual([1, 3]);
  await pass(database, DAY + MINUTE);
  await send(sql, "keyed/asked", { key: "same", n: 5 });
  await settled(sql);
  expect((await runsOf(sql, "keyed-once")).map((run) => run.output)).toEqual([1, 3, 5]);
});

test("a newer version cancels the sleeping older one, an older version cancels nothing (I5)", async () => {
  const { client, sleeper, statuses } = sleepers("versions", [{ event: "versions/asked", if: NEWER }]);
  await startEngine(database, client, [sleeper]);
  await send(sql, "versions/asked", { id: "a", version: 2 });
  await send(sql, "versions/asked", { id: "b", version: 1 });
  await settled(sql);
  await send(sql, "versions/asked", { id: "a", version: 1 });
  await settled(sql);
  expect(await statuses()).toEqual(["running", "running", "running"]);
  await send(sql, "versions/asked", { id: "a", version: 3 });
  await settled(sql);
  expect(await statuses()).toEqual(["cancelled", "running", "cancelled", "running"]);
  await pass(database, 3 * HOUR);
  expect(await statuses()).toEqual(["cancelled", "completed", "cancelled", "completed"]);
});

test("of two versions accepted together the newer one wins, and an event never cancels the run that it starts", async () => {
  const { client, sleeper, statuses } = sleepers("together", [{ event: "together/asked", match: "data.id" }]);
  await startEngine(database, client, [sleeper]);
  await acceptEvents(sql, [
    { id: "1", name: "together/asked", data: { id: "a" } },
    { id: "2", name: "together/asked", data: { id: "a" } },
    { id: "3", name: "together/asked", data: { id: "b" } },
  ]);
  await settled(sql);
  expect(await statuses()).toEqual(["cancelled", "running", "running"]);
});

test("another event cancels by id, only that id, and only runs that were there before it", async () => {
  const { client, sleeper, statuses } = sleepers("stop", [{ event: "stop/stopped", match: "data.id" }]);
  await startEngine(database, client, [sleeper]);
  await send(sql, "stop/stopped", { id: "a" });
  await send(sql, "stop/asked", { id: "a" });
  await send(sql, "stop/asked", { id: "b" });
  await send(sql, "stop/asked", {});
  await settled(sql);
  await send(sql, "stop/stopped", {});
  expect(await statuses()).toEqual(["running", "running", "running"]);
  await send(sql, "stop/stopped", { id: "a" });
  expect(await statuses()).toEqual(["cancelled", "running", "running"]);
  await pass(database, 3 * HOUR);
  expect(await statuses()).toEqual(["cancelled", "completed", "completed"]);
});

test("a run that is cancelled while a step runs keeps neither the step's result nor a further call", async () => {
  const client = testClient("midway");
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const ran: string[] = [];
  const slow = client.createFunction(
    {
      id: "slow",
      triggers: [{ event: "midway/asked" }],
      cancelOn: [{ event: "midway/stopped", match: "data.id" }],
    },
    async ({ step }) => {
      await step.run("slow", async () => {
        ran.push("slow");
        await held;
      });
      await step.run("after", () => ran.push("after"));
    },
  );
  const { logged } = await startEngine(database, client, [slow]);
  await send(sql, "midway/asked", { id: "a" });
  await expect.poll(() => ran).toEqual(["slow"]);
  await send(sql, "midway/stopped", { id: "a" });
  release();
  await expect.poll(() => logged.some((line) => /too late/.test(line.message))).toBe(true);
  expect(ran).toEqual(["slow"]);
  expect((await runsOf(sql, "midway-slow"))[0]).toMatchObject({ status: "cancelled", steps: [] });
});

test("an event from the future delays its run, and can be cancelled before it starts", async () => {
  const { client, sleeper, statuses } = sleepers("future", [{ event: "future/stopped", match: "data.id" }]);
  await startEngine(database, client, [sleeper]);
  const ts = (await productNow(sql)) + 5 * HOUR;
  await send(sql, "future/asked", { id: "a" }, { ts });
  await send(sql, "future/asked", { id: "b" }, { ts });
  await pass(database, 4 * HOUR);
  await send(sql, "future/stopped", { id: "b" });
  expect((await runsOf(sql, "future-sleep"))[0]?.steps).toEqual([]);
  await pass(database, 4 * HOUR);
  expect(await statuses()).toEqual(["completed", "cancelled"]);
});

test("a trigger's condition on the event's data starts only what fits", async () => {
  const client = testClient("filtered");
  const mine = client.createFunction(
    {
      id: "mine",
      triggers: [{ event: "filtered/asked", if: "event.data.kind == 'a' && event.data.loud == true" }],
    },
    async ({ event }) => event.data.n,
  );
  await startEngine(database, client, [mine]);
  await send(sql, "filtered/asked", { kind: "a", loud: true, n: 1 });
  await send(sql, "filtered/asked", { kind: "a", loud: false, n: 2 });
  await send(sql, "filtered/asked", { kind: "b", loud: true, n: 3 });
  await settled(sql);
  expect((await runsOf(sql, "filtered-mine")).map((run) => run.output)).toEqual([1]);
});

test("sleeping runs of a function that is gone wait until it is back", async () => {
  const { client, sleeper, statuses } = sleepers("gone", []);
  const { engine } = await startEngine(database, client, [sleeper]);
  await send(sql, "gone/asked");
  await settled(sql);
  await engine.stop();
  const other = client.createFunction({ id: "other", triggers: [{ event: "other/asked" }] }, async () => {});
  const { engine: without } = await startEngine(database, client, [other]);
  await pass(database, 3 * HOUR);
  expect(await statuses()).toEqual(["running"]);
  await without.stop();
  await startEngine(database, client, [sleeper]);
  await settled(sql);
  expect(await statuses()).toEqual(["completed"]);
});

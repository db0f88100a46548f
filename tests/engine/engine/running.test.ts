import { NonRetriableError, RetryAfterError } from "inngest";
import { expect, test } from "vitest";
import { inProcessTransport } from "@/inngest/engine/in-process";
import { engineTestDatabase } from "./engine-database";
import {
  DAY,
  MINUTE,
  pass,
  productNow,
  runsOf,
  SECOND,
  send,
  settled,
  startEngine,
  stopEnginesAfterEach,
  testClient,
} from "./harness";

const database = engineTestDatabase();
const { sql } = database;
stopEnginesAfterEach();

test("a run sleeps until its time and not a moment less, and keeps what its steps returned (I3)", async () => {
  const client = testClient("sleeping");
  const seen: number[] = [];
  const remind = client.createFunction(
    { id: "remind", triggers: [{ event: "sleeping/asked" }] },
    async ({ event, step }) => {
      const greeting = await step.run("read", () => `hello ${event.data.name}`);
      await step.sleepUntil("due", event.data.dueAt);
      await step.run("send", async () => seen.push(await productNow(sql)));
      return greeting;
    },
  );
  await startEngine(database, client, [remind]);
  const dueAt = (await productNow(sql)) + 6 * DAY + 123;
  await send(sql, "sleeping/asked", { name: "Ito", dueAt: new Date(dueAt).toISOString() });

  await settled(sql);
  await database.moveClock(6 * DAY - 30 * SECOND);
  await settled(sql);
  expect(seen).toEqual([]);

  await pass(database, MINUTE);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toBeGreaterThanOrEqual(Math.floor(dueAt));
  const [run] = await runsOf(sql, "sleeping-remind");
  expect(run).toMatchObject({ status: "completed", output: "hello Ito" });
  expect(run?.steps.map((step) => step.name)).toEqual(["read", "due", "send"]);
});

test("a job in real time wakes by its own timer, without the clock being moved", async () => {
  const client = testClient("timer");
  const nap = client.createFunction(
    { id: "nap", triggers: [{ event: "timer/asked" }] },
    async ({ event, step }) => {
      await step.sleepUntil("nap", event.data.until);
      return step.run("wake", () => productNow(sql));
    },
  );
  await startEngine(database, client, [nap]);
  const until = (await productNow(sql)) + 700;
  await send(sql, "timer/asked", { until: new Date(until).toISOString() });
  await expect
    .poll(async () => (await runsOf(sql, "timer-nap"))[0]?.status, { timeout: 5000 })
    .toBe("completed");
  const [run] = await runsOf(sql, "timer-nap");
  expect(run?.output).toBeGreaterThanOrEqual(Math.floor(until));
  expect(run?.output).toBeLessThan(until + 1500);
});

test("a failing step is tried again by Inngest's table and its run goes on; the steps before it do not repeat", async () => {
  const client = testClient("retrying");
  const calls = { before: 0, flaky: [] as number[] };
  const flaky = client.createFunction(
    { id: "flaky", triggers: [{ event: "retrying/asked" }] },
    async ({ step }) => {
      await step.run("before", () => ++calls.before);
      return step.run("flaky", async () => {
        calls.flaky.push(await productNow(sql));
        if (calls.flaky.length < 4) throw new Error("not yet");
        return "at last";
      });
    },
  );
  await startEngine(database, client, [flaky]);
  await send(sql, "retrying/asked");
  await settled(sql);
  expect((await runsOf(sql, "retrying-flaky"))[0]).toMatchObject({ attempt: 1, error: "not yet" });

  await pass(database, 10 * MINUTE);
  expect((await runsOf(sql, "retrying-flaky"))[0]).toMatchObject({ status: "completed", output: "at last" });
  expect(calls.before).toBe(1);
  const waits = calls.flaky.slice(1).map((at, index) => at - (calls.flaky[index] ?? 0));
  for (const [index, seconds] of [15, 30, 60].entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(seconds * SECOND);
    expect(waits[index]).toBeLessThan((seconds + 31) * SECOND);
  }
});

test("four retries are the default, so five attempts; then the error may be caught like any other (2.2.4)", async () => {
  const client = testClient("default-retries");
  let attempts = 0;
  const stubborn = client.createFunction(
    { id: "stubborn", triggers: [{ event: "stubborn/asked" }] },
    async ({ step }) => {
      try {
        await step.run("never", () => {
          attempts += 1;
          throw new Error("no");
        });
      } catch (error) {
        return step.run("instead", () => `caught ${error instanceof Error ? error.message : ""}`);
      }
    },
  );
  await startEngine(database, client, [stubborn]);
  await send(sql, "stubborn/asked");
  await pass(database, DAY);
  expect(attempts).toBe(5);
  expect((await runsOf(sql, "default-retries-stubborn"))[0]).toMatchObject({
    status: "completed",
    output: "caught no",
  });
});

test("RetryAfterError waits as long as it says (F1)", async () => {
  const client = testClient("retry-after");
  const at: number[] = [];
  const limited = client.createFunction(
    { id: "limited", triggers: [{ event: "limited/asked" }] },
    async ({ step }) => {
      await step.run("limited", async () => {
        at.push(await productNow(sql));
        if (at.length === 1) throw new RetryAfterError("slow down", 400 * SECOND);
      });
    },
  );
  await startEngine(database, client, [limited]);
  await send(sql, "limited/asked");
  await settled(sql);
  await pass(database, 399 * SECOND - 5 * SECOND);
  expect(at).toHaveLength(1);
  await pass(database, 10 * SECOND);
  expect(at).toHaveLength(2);
});

test("NonRetriableError ends the run at once, and onFailure hears of it with the error and the first event", async () => {
  const client = testClient("failing");
  let attempts = 0;
  const heard: unknown[] = [];
  const doomed = client.createFunction(
    {
      id: "doomed",
      triggers: [{ event: "doomed/asked" }],
      onFailure: async ({ error, event, step }) => {
        await step.run("tell", () =>
          heard.push([error.message, event.data.event.data, event.data.function_id]),
        );
      },
    },
    async ({ step }) => {
      await step.run("fatal", () => {
        attempts += 1;
        throw new NonRetriableError("domain unverified");
      });
    },
  );
  await startEngine(database, client, [doomed]);
  await send(sql, "doomed/asked", { id: 7 });
  await settled(sql);
  expect(attempts).toBe(1);
  expect((await runsOf(sql, "failing-doomed"))[0]).toMatchObject({
    status: "failed",
    error: "domain unverified",
  });
  expect(heard).toEqual([["domain unverified", { id: 7 }, "failing-doomed"]]);
});

test("an error outside any step retries the call, and after the last attempt fails the run", async () => {
  const client = testClient("outside");
  let attempts = 0;
  const broken = client.createFunction(
    { id: "broken", triggers: [{ event: "broken/asked" }], retries: 1 },
    async () => {
      attempts += 1;
      throw new Error("broken outside");
    },
  );
  await startEngine(database, client, [broken]);
  await send(sql, "broken/asked");
  await pass(database, 5 * MINUTE);
  expect(attempts).toBe(2);
  expect((await runsOf(sql, "outside-broken"))[0]).toMatchObject({
    status: "failed",
    error: "broken outside",
  });
});

test("an opcode the engine does not know fails the run loudly instead of leaving it hanging", async () => {
  const client = testClient("unknown");
  const waiting = client.createFunction(
    { id: "waiting", triggers: [{ event: "waiting/asked" }] },
    async ({ step }) => {
      await step.waitForEvent("reply", { event: "reply/received", timeout: "1d" });
    },
  );
  const { logged } = await startEngine(database, client, [waiting]);
  await send(sql, "waiting/asked");
  await settled(sql);
  const [run] = await runsOf(sql, "unknown-waiting");
  expect(run?.status).toBe("failed");
  expect(run?.error).toMatch(/does not know WaitForEvent, which step "reply" asked for/);
  expect(logged.some((line) => line.level === "error")).toBe(true);
});

test("an option the engine does not do is refused when the functions are registered", async () => {
  const client = testClient("refused");
  const batched = client.createFunction(
    { id: "batched", triggers: [{ event: "x/y" }], batchEvents: { maxSize: 5, timeout: "5s" } },
    async () => {},
  );
  await expect(startEngine(database, client, [batched])).rejects.toThrow(
    /"refused-batched": it does not do the option batchEvents/,
  );
  const odd = client.createFunction(
    {
      id: "odd",
      triggers: [{ event: "x/y" }],
      cancelOn: [{ event: "x/z", if: "async.data.id.startsWith('a')" }],
    },
    async () => {},
  );
  await expect(startEngine(database, client, [odd])).rejects.toThrow(/cannot read the expression/);
});

test("an answer that is not the SDK's is tried again and costs the function no attempt", async () => {
  const client = testClient("faults");
  const plain = client.createFunction(
    { id: "plain", triggers: [{ event: "plain/asked" }], retries: 0 },
    async () => "ok",
  );
  const reach = inProcessTransport(client, [plain]);
  let calls = 0;
  await startEngine(database, client, [plain], {
    invoke: async (functionId, stepId, body) => {
      calls += 1;
      if (calls === 1) throw new Error("connection refused");
      if (calls === 2) return { status: 502, headers: new Headers(), body: "Bad gateway" };
      return reach(functionId, stepId, body);
    },
  });
  await send(sql, "plain/asked");
  await pass(database, MINUTE);
  expect(calls).toBe(3);
  expect((await runsOf(sql, "faults-plain"))[0]).toMatchObject({ status: "completed", output: "ok" });
});

test("text that Postgres cannot hold in jsonb passes through steps, errors and onFailure", async () => {
  const client = testClient("odd-text");
  const text = "nul \u0000 and half \ud83d";
  const heard: string[] = [];
  const odd = client.createFunction(
    {
      id: "odd",
      triggers: [{ event: "odd/asked" }],
      onFailure: async ({ error }) => {
        heard.push(error.message);
      },
    },
    async ({ step }) => {
      const read = await step.run("odd", () => text);
      if (read !== text) return;
      await step.run("throws", () => {
        throw new NonRetriableError(text, { cause: new Error(text) });
      });
    },
  );
  await startEngine(database, client, [odd]);
  await send(sql, "odd/asked");
  await settled(sql);
  expect((await runsOf(sql, "odd-text-odd"))[0]).toMatchObject({
    status: "failed",
    error: "nul \ufffd and half \ufffd",
    steps: [{ result: { data: text } }, { name: "throws" }],
  });
  expect(heard).toEqual(["nul \ufffd and half \ufffd"]);
});

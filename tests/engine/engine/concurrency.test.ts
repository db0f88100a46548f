import { expect, test } from "vitest";
import { completeRun, finishStep, planSteps, rememberStep } from "@/inngest/engine/answers";
import { acceptEvents } from "@/inngest/engine/events";
import { inProcessTransport } from "@/inngest/engine/in-process";
import { claimJobs, releaseJob } from "@/inngest/engine/jobs";
import { registerFunctions } from "@/inngest/engine/registration";
import { engineTestDatabase } from "./engine-database";
import { pass, runsOf, send, settled, startEngine, stopEnginesAfterEach, testClient } from "./harness";

const database = engineTestDatabase();
const { sql } = database;
stopEnginesAfterEach();

function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test("parallel steps, sleeps among them, run once each and their results come together (StepPlanned)", async () => {
  const client = testClient("parallel");
  const ran: string[] = [];
  const run = (name: string) => () => {
    ran.push(name);
    return name;
  };
  const wide = client.createFunction(
    { id: "wide", triggers: [{ event: "wide/asked" }] },
    async ({ step }) => {
      const first = await Promise.all([
        step.run("a", run("a")),
        step.run("b", run("b")),
        step.sleep("nap", "1h").then(() => step.run("c", run("c"))),
      ]);
      const last = await step.run("d", run("d"));
      return [...first, last];
    },
  );
  await startEngine(database, client, [wide]);
  await send(sql, "wide/asked");
  await settled(sql);
  expect(ran.toSorted()).toEqual(["a", "b"]);
  await pass(database, 2 * 3_600_000);
  expect((await runsOf(sql, "parallel-wide"))[0]).toMatchObject({
    status: "completed",
    output: ["a", "b", "c", "d"],
  });
  expect(ran.toSorted()).toEqual(["a", "b", "c", "d"]);
});

test("a call under way while a parallel step finishes reports that step again, and it does not run twice (2.2.1)", async () => {
  const client = testClient("reported-again");
  const ran: string[] = [];
  const slowStep = gate();
  const discovery = gate();
  let discoveries = 0;
  const race = client.createFunction(
    { id: "race", triggers: [{ event: "race/asked" }] },
    async ({ step }) => {
      await Promise.all([
        step.run("quick", () => ran.push("quick")),
        step.run("slow", async () => {
          await slowStep.opened;
          ran.push("slow");
        }),
      ]);
      await step.run("end", () => ran.push("end"));
    },
  );
  const call = inProcessTransport(client, [race]);
  await startEngine(database, client, [race], {
    invoke: async (functionId, stepId, body) => {
      const answer = await call(functionId, stepId, body);
      // The second discovery, begun when "quick" was done, is held back until "slow" has finished too.
      if (stepId === "step" && ++discoveries === 2) await discovery.opened;
      return answer;
    },
  });
  await send(sql, "race/asked");
  await expect.poll(() => discoveries).toBe(2);
  slowStep.open();
  await expect.poll(async () => (await runsOf(sql, "reported-again-race"))[0]?.steps.length).toBe(2);
  discovery.open();
  await settled(sql);
  expect((await runsOf(sql, "reported-again-race"))[0]?.status).toBe("completed");
  expect(ran).toEqual(["quick", "slow", "end"]);
});

test("two workers on one database run every step once, though every event wakes both (F16)", async () => {
  const client = testClient("two-workers");
  const ran = new Map<string, number>();
  const count = (key: string) => ran.set(key, (ran.get(key) ?? 0) + 1);
  const shared = client.createFunction(
    { id: "shared", triggers: [{ event: "shared/asked" }] },
    async ({ event, step }) => {
      await step.run("one", () => count(`one-${event.data.n}`));
      await step.sleep("nap", "1m");
      await Promise.all([
        step.run("two", () => count(`two-${event.data.n}`)),
        step.run("three", () => count(`three-${event.data.n}`)),
      ]);
    },
  );
  await startEngine(database, client, [shared], { concurrency: 3 });
  await startEngine(database, client, [shared], { concurrency: 3 });
  await acceptEvents(
    sql,
    Array.from({ length: 40 }, (_, n) => ({ id: `n${n}`, name: "shared/asked", data: { n } })),
  );
  await pass(database, 120_000);
  expect(ran.size).toBe(120);
  expect([...ran.values()].every((times) => times === 1)).toBe(true);
  const runs = await runsOf(sql, "two-workers-shared");
  expect(runs.every((run) => run.status === "completed")).toBe(true);
});

test("each job has a token of its own, and only the holder of the token may write (2.2.2)", async () => {
  const client = testClient("fencing");
  const fenced = client.createFunction(
    { id: "fenced", triggers: [{ event: "fenced/asked" }] },
    async () => {},
  );
  const ids = JSON.stringify(await registerFunctions(sql, client, [fenced]));
  await send(sql, "fenced/asked");
  const memo = (stepId: string) => ({ stepId, name: stepId, op: "StepRun", result: { data: 1 } });

  const [first] = await claimJobs(sql, 900_001, ids, 10, 60);
  if (!first) throw new Error("There was nothing to claim.");
  expect(await claimJobs(sql, 900_002, ids, 10, 60)).toEqual([]);
  await planSteps(
    sql,
    first,
    [],
    [
      { stepId: "a", name: "a" },
      { stepId: "b", name: "b" },
    ],
  );
  const [a, b] = await claimJobs(sql, 900_001, ids, 10, 60);
  if (!a || !b) throw new Error("Two steps were planned.");
  expect(a.token).not.toBe(b.token);

  await releaseJob(sql, a);
  await releaseJob(sql, b);
  const [again] = await claimJobs(sql, 900_002, ids, 1, 60);
  if (!again) throw new Error("The released step was not there.");
  const stale = again.stepId === "a" ? a : b;
  const crossed = { ...stale, token: (again.stepId === "a" ? b : a).token };
  for (const job of [stale, crossed, first]) {
    expect(await finishStep(sql, job, memo(job.stepId))).toBe(false);
    expect(await rememberStep(sql, job, memo(job.stepId), 60)).toBe(false);
    expect(await completeRun(sql, job, null)).toBe(false);
  }
  expect(await finishStep(sql, again, memo(again.stepId))).toBe(true);
  expect((await runsOf(sql, "fencing-fenced"))[0]?.steps).toHaveLength(1);
});

test("two claims at the same moment never get the same job", async () => {
  const client = testClient("claims");
  const many = client.createFunction({ id: "many", triggers: [{ event: "many/asked" }] }, async () => {});
  const ids = JSON.stringify(await registerFunctions(sql, client, [many]));
  await acceptEvents(
    sql,
    Array.from({ length: 60 }, (_, n) => ({ id: `m${n}`, name: "many/asked", data: {} })),
  );
  const claims = await Promise.all(
    [1, 2, 3, 4].map((worker) => claimJobs(sql, 900_010 + worker, ids, 30, 60)),
  );
  const runs = claims.flat().map((job) => job.runId);
  expect(new Set(runs).size).toBe(runs.length);
  expect(new Set(claims.flat().map((job) => job.token)).size).toBe(runs.length);
  for (const job of claims.flat()) await completeRun(sql, job, null);
});

import { randomUUID } from "node:crypto";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { beforeAll, expect, test } from "vitest";
import { describeFunctions } from "@/inngest/engine/in-process";
import { differences, eventually, hurry, serveApp, settings } from "./stage";

const { dueTimes, HOP_MS, notesOf, scenarioFunctions } = await import("./scenarios");
const { inngest } = await import("@/inngest/client");
const { functions: productFunctions } = await import("@/inngest/index");

const client = new Inngest({
  id: "afterword-parity",
  isDev: Boolean(settings.INNGEST_DEV),
  baseUrl: settings.INNGEST_BASE_URL,
  eventKey: settings.INNGEST_EVENT_KEY,
  signingKey: settings.INNGEST_SIGNING_KEY,
  logger: { info() {}, warn() {}, error() {}, debug() {} },
});

beforeAll(() => {
  const functions = scenarioFunctions(client);
  return serveApp(client, functions, serve({ client, functions }));
});

interface Sent {
  name: string;
  data: Record<string, unknown>;
  id?: string;
}

function send(...events: Sent[]): Promise<unknown> {
  return client.send(events.map(({ name, ...event }) => ({ name: `parity/${name}`, ...event })));
}

/** A whole second, as the product sleeps to: the next one that is at least this far away. */
function inMs(ms: number): number {
  return Math.ceil((Date.now() + ms) / 1000) * 1000;
}

function whatOf(key: string): string[] {
  return notesOf(key).map(({ what }) => what);
}

function timeOf(key: string, what: string): number {
  return notesOf(key).find((note) => note.what === what)?.at ?? Number.NaN;
}

function comes(key: string, what: string): Promise<void> {
  return eventually(() => expect(whatOf(key)).toContain(what));
}

/** A run that ends after everything that may still wake at `until` has had its time. */
async function pastThe(until: number): Promise<void> {
  const key = randomUUID();
  await send({ name: "sleep", data: { key, until: until + 2000 } });
  await comes(key, "awake");
}

test.concurrent("finished steps are not run again, and give back what they gave", async () => {
  const key = randomUUID();
  await send({ name: "remember", data: { key, until: inMs(1000) } });
  const last = 'third: Grüße \u2028 "quoted" 3';
  await comes(key, last);
  expect(whatOf(key)).toEqual(["first", "second", last]);
});

test.concurrent("a run sleeps until its instant, and a server that rounds wakes it half a second early at most", async () => {
  const [key, until] = [randomUUID(), Date.now() + 2345];
  await send({ name: "sleep", data: { key, until } });
  await comes(key, "awake");
  expect(timeOf(key, "awake")).toBeGreaterThanOrEqual(until - differences.earlyMs);
});

test.concurrent("an instant that has passed does not hold a run up", async () => {
  const key = randomUUID();
  await send({ name: "sleep", data: { key, until: Date.now() - 60_000 } });
  await comes(key, "awake");
});

test.concurrent("a run that sleeps in hops reads its time again, and the new one counts (decision 3)", async () => {
  const key = randomUUID();
  dueTimes.set(key, Date.now() + 60_000);
  await send({ name: "hop", data: { key } });
  await comes(key, "look");
  const due = Date.now() + 3 * HOP_MS + 500;
  dueTimes.set(key, due);
  await comes(key, "fire");
  expect(timeOf(key, "fire")).toBeGreaterThanOrEqual(due);
  expect(whatOf(key).filter((what) => what === "look").length).toBeGreaterThanOrEqual(2);
  expect(whatOf(key).filter((what) => what === "fire")).toHaveLength(1);
});

test.concurrent("RetryAfterError says when a step is tried again", async () => {
  const key = randomUUID();
  await send({ name: "stumble", data: { key, after: "3s" } });
  await comes(key, "end");
  expect(whatOf(key)).toEqual(["attempt 0", "attempt 1", "end"]);
  expect(timeOf(key, "attempt 1") - timeOf(key, "attempt 0")).toBeGreaterThanOrEqual(
    3000 - differences.earlyMs,
  );
});

test.concurrent("NonRetriableError ends a run at once, and onFailure hears of it with the event", async () => {
  const key = randomUUID();
  await send({ name: "fail", data: { key, forGood: true } });
  await comes(key, "failure: never");
  expect(whatOf(key)).toEqual(["attempt 0", "failure: never"]);
});

test.concurrent("when the retries are used up, onFailure hears of it once", async () => {
  const key = randomUUID();
  await send({ name: "fail", data: { key, forGood: false } });
  await comes(key, "failure: not now");
  expect(whatOf(key)).toEqual(["attempt 0", "attempt 1", "failure: not now"]);
});

test.concurrent("the product's cancelOn ends the run of just that reminder and version", async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const until = inMs(7000);
  await send(
    { name: "scheduled", data: { reminderId: one, version: 1, until } },
    { name: "scheduled", data: { reminderId: other, version: 2, until } },
  );
  await Promise.all([comes(one, "armed 1"), comes(other, "armed 2")]);
  await send(
    { name: "cancelled", data: { reminderId: one, version: 1 } },
    { name: "cancelled", data: { reminderId: other, version: 1 } },
    { name: "cancelled", data: { reminderId: randomUUID(), version: 2 } },
  );
  await comes(other, "fired 2");
  await pastThe(until);
  expect(whatOf(one)).toEqual(["armed 1"]);
  expect(whatOf(other)).toEqual(["armed 2", "fired 2"]);
});

test.concurrent("a newer version ends the run of an older one, and an older one that comes late does not", async () => {
  const reminderId = randomUUID();
  const until = inMs(8000);
  await send({ name: "scheduled", data: { reminderId, version: 1, until } });
  await comes(reminderId, "armed 1");
  await send({ name: "scheduled", data: { reminderId, version: 3, until } });
  await comes(reminderId, "armed 3");
  await send({ name: "scheduled", data: { reminderId, version: 2, until: until + 60_000 } });
  await comes(reminderId, "fired 3");
  await pastThe(until);
  expect(whatOf(reminderId).filter((what) => what.startsWith("fired"))).toEqual(["fired 3"]);
});

test.concurrent("of two versions in one request the newer fires; another server may fire both (F14)", async () => {
  const reminderId = randomUUID();
  const until = inMs(2000);
  await send(
    { name: "scheduled", data: { reminderId, version: 1, until } },
    { name: "scheduled", data: { reminderId, version: 2, until } },
  );
  await comes(reminderId, "fired 2");
  await pastThe(until);
  const fired = whatOf(reminderId).filter((what) => what.startsWith("fired"));
  if (!differences.bothOfOneRequestFire) expect(fired).toEqual(["fired 2"]);
  expect(fired.length).toBeLessThanOrEqual(2);
});

test.concurrent("an event id starts one run however often it is sent, and another id another one (C2)", async () => {
  const key = randomUUID();
  const until = Date.now();
  await send({ name: "sleep", id: `${key}:v1`, data: { key, until } });
  await send({ name: "sleep", id: `${key}:v1`, data: { key, until } });
  await comes(key, "awake");
  await send({ name: "sleep", id: `${key}:v1`, data: { key, until } });
  await pastThe(Date.now());
  expect(whatOf(key)).toEqual(["awake"]);
  await send({ name: "sleep", id: `${key}:v1:again`, data: { key, until } });
  await eventually(() => expect(whatOf(key)).toEqual(["awake", "awake"]));
});

test.concurrent("every one of many events in one request starts a run", async () => {
  const keys = Array.from({ length: 100 }, () => randomUUID());
  const until = inMs(1000);
  await send(...keys.map((key) => ({ name: "sleep", id: key, data: { key, until } })));
  await eventually(() => expect(keys.map(whatOf)).toEqual(keys.map(() => ["awake"])));
});

test("a step that throws is tried again after a while, and counts its attempts", async () => {
  const key = randomUUID();
  await send({ name: "stumble", data: { key } });
  await comes(key, "attempt 0");
  await hurry(10_000);
  await pastThe(Date.now());
  expect(whatOf(key)).toEqual(["attempt 0"]);
  await hurry(60_000);
  await comes(key, "end");
  expect(whatOf(key)).toEqual(["attempt 0", "attempt 1", "end"]);
});

test("the product's functions use nothing that these scenarios leave out: no cron, no concurrency, no other option", async () => {
  // Whoever adds an option adds a scenario for it here, and teaches it to the embedded engine.
  for (const config of await describeFunctions(inngest, productFunctions)) {
    const { triggers, steps, cancel, ...rest } = config as Record<string, object[]>; // the SDK's own form
    expect(Object.keys(rest).sort()).toEqual(["id", "name"]);
    expect(triggers?.map((trigger) => Object.keys(trigger))).toEqual(triggers?.map(() => ["event"]));
    expect(cancel?.every((rule) => !("timeout" in rule)) ?? true).toBe(true);
    expect(steps).toHaveProperty("step.retries");
  }
});

import { createServer } from "node:http";
import { afterAll, beforeEach, expect } from "vitest";
import type { OwnerId } from "@/lib/auth/owner";
import { listenFrom } from "../../support/listening";
import { throughNext } from "../../support/through-next";
import { type Behind, startFront } from "./front";
import { createStandIn, type Manners, polite, type StandIn } from "./stand-in";

/** One engine that the product may run on. Product time only moves through it. */
export interface World {
  /** Lets product time pass: each timer on the way rings in order. Then the sweep looks, as it does every 30 seconds. */
  pass(ms: number): Promise<void>;
  /** Product time passes and nobody is woken. */
  hang(ms: number): Promise<void>;
  /** The engine loses everything it knew about runs. */
  forget(): Promise<void>;
}

const signingKey = `signkey-test-${"1f".repeat(32)}`;
const standIn: StandIn = createStandIn(signingKey, polite);
let behind: Behind = standIn;
const front = await startFront({
  register: (url, functions) => behind.register(url, functions),
  accept: (events) => behind.accept(events),
});
const app = createServer();
const origin = `http://127.0.0.1:${await listenFrom(app, 15900)}`;
Object.assign(process.env, {
  ENGINE: "inngest",
  AFTERWORD_URL: origin,
  INNGEST_BASE_URL: front.url,
  INNGEST_EVENT_KEY: "worlds",
  INNGEST_SIGNING_KEY: signingKey,
});

export const stage = await import("../delivery/stage");
const { acceptEvents } = await import("@/inngest/engine/events");
const route = await import("@/app/api/inngest/route");
const { db, moveTo, now, outage, pass, relay, remindersOf, resend, stopEngine, sweepNow, worker } = stage;

app.on("request", throughNext(route));
stage.stage();
afterAll(async () => {
  await front.close();
  app.closeAllConnections();
  app.close();
});

/** The embedded engine of this process; only events come to it as to any other server. */
export function embedded(): World {
  beforeEach(() => {
    behind = { register: async () => {}, accept: (events) => acceptEvents(worker, events) };
  });
  return {
    pass: (ms) => pass(ms).then(sweepAndSettle),
    async hang(ms) {
      await outage(ms);
      await sweepNow();
      await stage.startEngine();
    },
    async forget() {
      await db`truncate engine.run, engine.job, engine.step, engine.once, engine.cancellation`;
    },
  };

  async function sweepAndSettle(): Promise<void> {
    await sweepNow();
    await stage.settle();
  }
}

/** Another server, with the manners that are wanted. It is registered at as a deploy does it. */
export function another(manners: Partial<Manners>): World & { server: StandIn } {
  beforeEach(async () => {
    await stopEngine();
    behind = standIn;
    standIn.manners = { ...polite, ...manners };
    standIn.forget();
    const answer = await fetch(`${origin}/api/inngest`, { method: "PUT" });
    expect(answer.status).toBe(200);
  });
  return {
    server: standIn,
    async pass(ms) {
      const end = (await now()).getTime() + ms;
      for (;;) {
        await work();
        const next = standIn.nextAt();
        if (next === null || next > end) break;
        await moveTo(new Date(next));
      }
      await moveTo(new Date(end));
      await work();
      await sweepNow();
      await work();
    },
    async hang(ms) {
      await relay();
      await moveTo(new Date((await now()).getTime() + ms));
      await sweepNow();
    },
    async forget() {
      standIn.forget();
    },
  };

  async function work(): Promise<void> {
    await relay();
    await standIn.wakeDue(now);
  }
}

/**
 * What the product promises whatever its engine does: no mail before its time, none twice, none for what was closed, and
 * nothing left lying. Answers how many of the owner's mails came.
 */
export async function expectPromisesKept(owner: OwnerId): Promise<number> {
  const reminders = await remindersOf(owner);
  const time = await now();
  const accepted = reminders.filter(({ state }) => state === "accepted");
  for (const { acceptedAt, dueAt } of accepted)
    expect(acceptedAt?.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
  const keys = resend.accepted.filter(({ to }) => to === `${owner}@example.com`).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect([...keys].sort()).toEqual([...new Set(accepted.map(({ mailId }) => `mail/${mailId}`))].sort());
  const left = reminders.filter(
    ({ state, dueAt }) => ["scheduled", "claimed"].includes(state) && dueAt < time,
  );
  expect(left).toEqual([]);
  for (const { state, stateReason } of reminders)
    if (!["scheduled", "accepted"].includes(state)) expect(stateReason).toBeTruthy();
  return keys.length;
}

import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, inject, vi } from "vitest";
import { SUPERUSER } from "@/bin/local/names";
import type { Engine, EngineOptions } from "@/inngest/engine/engine";
import { isSettled, nextTimerAt } from "@/inngest/engine/inspection";
import type { OwnerId } from "@/lib/auth/owner";
import type { LoggedInterview } from "@/lib/interviews/schema";
import { testDatabase } from "../../support/database";
import { newInterview, newUser } from "../../support/factories";
import { startFakeResend } from "../../support/fake-resend";

const { name } = testDatabase();
const cluster = inject("cluster");

/** The provider. The settings name it before any module of the product is loaded, so those are loaded after it. */
export const resend = await startFakeResend("re_test_key", 200);
process.env.RESEND_API_KEY = resend.apiKey;
process.env.RESEND_BASE_URL = resend.url;
export const webhookKey = randomBytes(24);
process.env.RESEND_WEBHOOK_SECRET = `whsec_${webhookKey.toString("base64")}`;
export const sweepSecret = "a-secret-for-the-cron-of-the-host";
process.env.SWEEP_SECRET = sweepSecret;
export const metricsToken = "a-token-for-whoever-watches";
process.env.METRICS_TOKEN = metricsToken;

const { serveOwnedRowsAs, connection, closeConnections } = await import("@/db/client");
const { inngest } = await import("@/inngest/client");
const { createEngine } = await import("@/inngest/engine/engine");
const { functions } = await import("@/inngest/index");
const { relayEvents } = await import("@/inngest/relay");
const { log } = await import("@/lib/log");
const { productNow } = await import("@/lib/product-clock/queries");

const { sweep } = await import("@/lib/reminders/sweep/commands");

/** Past row-level security: what really stands in the tables. */
export const db = postgres(
  `postgres://${SUPERUSER}:${cluster.passwords.superuser}@127.0.0.1:${cluster.port}/${name}`,
  { max: 3, onnotice: () => {} },
);
export const { sql: worker } = connection("worker");
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** Monday, 24 November 2031, 09:00 in Berlin: far enough ahead that the clock can always be moved there. */
export const monday = new Date("2031-11-24T08:00:00Z");

let engine: Engine | null = null;

/** Call once in a test file: each test begins on that Monday with a running engine, an empty provider and nothing held. */
export function stage(): void {
  beforeAll(async () => {
    serveOwnedRowsAs("worker");
    log.level = "silent";
  });
  beforeEach(async () => {
    resend.forget();
    await db`truncate "user", outbox, mail, mail_event, operation, engine.run, engine.job, engine.step, engine.once,
      engine.cancellation cascade`;
    await db`update sending set held_at = null, held_reason = null, held_until = null`;
    await moveTo(new Date(Math.max(monday.getTime(), await nextMonday())));
    await startEngine();
  });
  afterEach(stopEngine);
  afterAll(async () => {
    await closeConnections();
    await db.end({ timeout: 1 });
    await resend.close();
  });
}

/** Every test has a week of its own, since the clock only moves forward. */
async function nextMonday(): Promise<number> {
  const now = (await productNow()).getTime();
  return monday.getTime() + Math.max(0, Math.ceil((now - monday.getTime()) / (7 * day))) * 7 * day;
}

export async function startEngine(options: Partial<EngineOptions> = {}): Promise<void> {
  const silent = { info() {}, warn() {}, error() {} };
  engine = createEngine({ sql: worker, client: inngest, functions, log: silent, ...options });
  await engine.start();
}

export async function stopEngine(): Promise<void> {
  await engine?.stop();
  engine = null;
}

/** Hands over all events and waits until the engine has nothing to do at the present product time. */
export async function settle(): Promise<void> {
  await vi.waitFor(
    async () => {
      const handed = await relayEvents();
      if (handed > 0 || (engine && !(await isSettled(worker)))) throw new Error("The engine is still busy.");
    },
    { timeout: 20_000, interval: 10 },
  );
}

export async function moveTo(at: Date): Promise<void> {
  const byMs = at.getTime() - (await productNow()).getTime();
  if (byMs <= 0) return;
  await db`select move_app_clock(${Math.ceil(byMs)}::bigint)`;
  resend.age(Math.ceil(byMs));
}

/** Lets product time pass: each timer on the way rings in order and finishes before time goes on. Without an engine none rings. */
export async function passTo(end: Date): Promise<void> {
  while (engine) {
    await settle();
    const next = await nextTimerAt(worker);
    if (!next || next > end) break;
    await moveTo(next);
  }
  await moveTo(end);
  await settle();
}

export async function pass(ms: number): Promise<void> {
  await passTo(new Date((await productNow()).getTime() + ms));
}

/** Time passes and nothing runs: the engine is down. */
export async function outage(ms: number): Promise<void> {
  await stopEngine();
  await moveTo(new Date((await productNow()).getTime() + ms));
}

export { productNow as now, relayEvents as relay, sweep as sweepNow };

/** The Tuesday after the present Monday, as a local day. */
export async function tuesday(): Promise<string> {
  return new Date((await productNow()).getTime() + day).toISOString().slice(0, 10);
}

/** An interview on Tuesday, 14:00 to 15:00 in Berlin; with Keiko Ito unless told otherwise. */
export async function interviewOnTuesday(owner: OwnerId, given: Partial<LoggedInterview> = {}) {
  return newInterview(owner, await productNow(), { startsOn: await tuesday(), ...given });
}

/** Somebody with that interview, a minute before "How did it go?" is due; answers who, and when it is. */
export async function aboutToAsk(): Promise<{ owner: OwnerId; due: Date }> {
  const owner = await newUser();
  await interviewOnTuesday(owner);
  const due = (await remindersOf(owner))[0]?.dueAt ?? new Date(0);
  await passTo(new Date(due.getTime() - minute));
  return { owner, due };
}

export async function debriefOf(owner: OwnerId): Promise<ReminderRow | undefined> {
  return (await remindersOf(owner)).find(({ kind }) => kind === "debrief");
}

export interface ReminderRow {
  id: string;
  kind: string;
  slot: string;
  occurrence: number;
  state: string;
  stateReason: string | null;
  version: number;
  mailId: string | null;
  dueAt: Date;
  wokeAt: Date | null;
  claimedAt: Date | null;
  acceptedAt: Date | null;
  deliveredAt: Date | null;
}

/** What an event would carry for this reminder. */
export function alarmOf(owner: OwnerId, { id, version }: Pick<ReminderRow, "id" | "version">) {
  return { ownerId: owner, reminderId: id, version };
}

/** The process that held this mail is gone, and its lease has run out. */
export async function dropLease(mailId: string): Promise<void> {
  await db`update mail set lease_until = now() - interval '1 second' where id = ${mailId}`;
}

export interface MailRow {
  id: string;
  state: string;
  attempts: number;
  errorCode: string | null;
  payload: Buffer | null;
  payloadHash: string;
  firstAttemptAt: Date | null;
  nextAttemptAt: Date | null;
}

export async function mailsOf(owner: OwnerId | null): Promise<MailRow[]> {
  return db<MailRow[]>`
    select id, state, attempts, error_code as "errorCode", payload, payload_hash as "payloadHash",
           first_attempt_at as "firstAttemptAt", next_attempt_at as "nextAttemptAt"
    from mail where owner_id is not distinct from ${owner} order by created_at, id`;
}

/** The owner's reminders as they really stand, by due time. */
export async function remindersOf(owner: OwnerId): Promise<ReminderRow[]> {
  return db<ReminderRow[]>`
    select r.id, s.kind, r.slot, r.occurrence, r.state, r.state_reason as "stateReason", r.version,
           r.mail_id as "mailId", r.due_at as "dueAt", r.woke_at as "wokeAt", r.claimed_at as "claimedAt",
           r.accepted_at as "acceptedAt", r.delivered_at as "deliveredAt"
    from reminder r join follow_up_step s on s.owner_id = r.owner_id and s.id = r.step_id
    where r.owner_id = ${owner}
    order by r.due_at, s.position, r.slot, r.occurrence`;
}

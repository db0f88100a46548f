/** What people do, through the product's own commands. Bundled like the worker, then loaded by bin/chaos.ts. */
import { sql } from "drizzle-orm";
import { closeConnections, database } from "@/db/client";
import { deleteApplication } from "@/lib/applications/commands";
import { type OwnerId, provenOwner } from "@/lib/auth/owner";
import { isAppError } from "@/lib/errors";
import { logAnswer, markDone, skipStep, snoozeStep } from "@/lib/follow-ups/commands";
import { newId } from "@/lib/ids";
import { logInterview, rescheduleInterview } from "@/lib/interviews/commands";
import { productNow } from "@/lib/product-clock/queries";
import { stopReminders } from "@/lib/users/commands";
import { oneOf, type Random } from "./random";

export interface Life {
  owner: OwnerId;
  applicationId: string;
  interviewId: string;
}

const zones = ["Europe/Berlin", "Asia/Kolkata", "America/New_York"] as const;
const times = ["10:00", "14:00", "14:05", "16:30"] as const;
const day = 86_400_000;

/** A new user with one interview in the next days. */
export async function beginLife(number: number, random: Random): Promise<Life> {
  const id = newId();
  const timeZone = oneOf(random, zones);
  await patiently(() =>
    database("auth").transaction(async (tx) => {
      await tx.execute(
        sql`insert into "user" (id, email) values (${id}, ${`${number}@lives.example`}) on conflict do nothing`,
      );
      await tx.execute(sql`select create_profile(${id}, ${timeZone}, null)`);
    }),
  );
  const owner = provenOwner(id);
  const now = await patiently(productNow);
  const people = Array.from({ length: Math.floor(random() * 4) }, (_, n) => ({ name: `Person ${n + 1}` }));
  const input = {
    employerName: `Company ${number}`,
    role: "Designer",
    kind: "video" as const,
    startsOn: dayAfter(now, 1 + Math.floor(random() * 4)),
    startTime: oneOf(random, times),
    durationMinutes: 60,
    timeZone,
    interviewers: people,
    requestId: newId(),
  };
  const { applicationId, interviewId } = await patiently(() => logInterview(owner, input, now));
  return { owner, applicationId, interviewId };
}

/** Does one thing of those that people do, or nothing. Answers what it was. */
export async function liveOn({ owner, applicationId, interviewId }: Life, random: Random): Promise<string> {
  const now = await patiently(productNow);
  const stepId = await patiently(() => firstOpenStep(owner, applicationId));
  const choice = random();
  const requestId = newId();
  const timeZone = oneOf(random, zones);
  if (choice < 0.3 && stepId) {
    return tried("done", () => markDone(owner, { stepId, requestId }, now));
  }
  if (choice < 0.45 && stepId) {
    const until = new Date(now.getTime() + (1 + random() * 40) * 3_600_000).toISOString();
    return tried("snoozed", () => snoozeStep(owner, { stepId, until }, now));
  }
  if (choice < 0.5 && stepId) {
    return tried("skipped", () => skipStep(owner, stepId, now));
  }
  if (choice < 0.6) {
    const startsOn = dayAfter(now, 1 + Math.floor(random() * 3));
    const moved = { interviewId, startsOn, startTime: oneOf(random, times), durationMinutes: 60, timeZone };
    return tried("moved", () => rescheduleInterview(owner, moved, now));
  }
  if (choice < 0.66) {
    const response = oneOf(random, ["courtesy", "wait", "good-news", "rejection"] as const);
    return tried("answered", () => logAnswer(owner, { applicationId, response, requestId }, now));
  }
  if (choice < 0.68) {
    return tried("deleted", () => deleteApplication(owner, applicationId, now));
  }
  return choice < 0.69 ? tried("stopped", () => stopReminders(owner, now)) : "nothing";
}

export { closeConnections };

async function firstOpenStep(owner: OwnerId, applicationId: string): Promise<string | null> {
  return database("web").transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.owner_id', ${owner}, true)`);
    const [row] = await tx.execute<{ id: string }>(sql`
      select id from follow_up_step where owner_id = ${owner} and application_id = ${applicationId} and state = 'planned'
      order by due_at, position limit 1`);
    return row?.id ?? null;
  });
}

async function tried(what: string, command: () => Promise<unknown>): Promise<string> {
  try {
    await patiently(command);
    return what;
  } catch (error) {
    if (isAppError(error)) return `${what}, refused`;
    throw error;
  }
}

const patienceMs = 30_000;

/** While Postgres is away, people press the button again. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const givesUpAt = performance.now() + patienceMs; ; ) {
    try {
      return await work();
    } catch (error) {
      if (isAppError(error) || performance.now() > givesUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function dayAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * day).toISOString().slice(0, 10);
}

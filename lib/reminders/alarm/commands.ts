import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { reminder } from "@/db/schema";
import { appNow, asOwner, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { claimMoment } from "../claiming/commands";
import { wakeTime } from "../rules";

export interface Alarm {
  ownerId: string;
  reminderId: string;
  version: number;
}

/** What a run that woke up does next: sleep until an instant, send a mail, or end. */
export type Look = { sleepUntil: string } | { mailId: string } | { over: true };

/**
 * Reads the row behind an alarm as it stands now. A run of an older version, or one whose reminder is closed, is over; one that
 * is not due yet sleeps on, at most one hop. When it is due, the owner's moment is claimed; when it is claimed already, that
 * mail is the answer, so that a look repeated after a crash goes on where it was (C3).
 */
export async function lookAtReminder(alarm: Alarm, runId: string): Promise<Look> {
  const owner = provenOwner(alarm.ownerId);
  const seen = await asOwner(owner, (tx) => markSeen(tx, owner, alarm, runId));
  if (seen !== "due") {
    return seen;
  }
  const claim = await claimMoment(owner);
  if ("claimed" in claim) {
    return { mailId: claim.claimed };
  }
  if ("nothing" in claim) {
    return asOwner(owner, async (tx) => (await mailOf(tx, owner, alarm)) ?? { over: true });
  }
  const { waitUntil, isHeld } = claim;
  return asOwner(owner, async (tx) => {
    // A hold may end early, and then the sweep delivers at once: so it leaves no mark on the row.
    if (!isHeld) {
      await tx.update(reminder).set({ waitUntil }).where(thisVersion(owner, alarm));
    }
    return { sleepUntil: wakeTime(waitUntil, await appNow(tx)).toISOString() };
  });
}

async function markSeen(tx: Transaction, owner: OwnerId, alarm: Alarm, runId: string): Promise<Look | "due"> {
  const [row] = await tx
    .update(reminder)
    .set({
      armedAt: sql`app_now()`,
      armedVersion: alarm.version,
      armedRun: runId,
      rearmed: 0,
      wokeAt: sql`case when ${reminder.dueAt} <= app_now() then coalesce(${reminder.wokeAt}, app_now()) end`,
    })
    .where(thisVersion(owner, alarm))
    .returning({
      dueAt: reminder.dueAt,
      waitUntil: reminder.waitUntil,
      now: sql`app_now()`.mapWith(reminder.dueAt),
    });
  if (!row) {
    return (await mailOf(tx, owner, alarm)) ?? { over: true };
  }
  const { now } = row;
  const at = row.waitUntil && row.waitUntil > row.dueAt ? row.waitUntil : row.dueAt;
  return at > now ? { sleepUntil: wakeTime(at, now).toISOString() } : "due";
}

function thisVersion(owner: OwnerId, { reminderId, version }: Alarm) {
  return and(
    eq(reminder.ownerId, owner),
    eq(reminder.id, reminderId),
    eq(reminder.version, version),
    eq(reminder.state, "scheduled"),
  );
}

/** The mail that this version waits in, claimed by this run before a crash or by another one of its moment. */
async function mailOf(tx: Transaction, owner: OwnerId, { reminderId, version }: Alarm): Promise<Look | null> {
  const [row] = await tx
    .select({ mailId: reminder.mailId })
    .from(reminder)
    .where(
      and(
        eq(reminder.ownerId, owner),
        eq(reminder.id, reminderId),
        eq(reminder.version, version),
        eq(reminder.state, "claimed"),
      ),
    );
  return row?.mailId ? { mailId: row.mailId } : null;
}

import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { profile } from "@/db/schema";
import { recordActivity } from "@/lib/activity/record/commands";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import { AppError, notFound } from "@/lib/errors";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { moveRoundsToZone } from "@/lib/interviews/rounds/commands";
import { cancelAllReminders, syncOpenSteps } from "@/lib/reminders/commands";
import { refuseUnknownRegion } from "./regions/queries";
import type { ProfileInput } from "./schema";

export { comeBack, goAway, pauseEverything, resumeEverything } from "./absence/commands";

/**
 * Saves what the user chose; what is left out stays. A change of zone, region, cadence, quiet hours or calls re-plans every live
 * round in the same transaction: 09:00 means 09:00 where the user is now (F33). Raises `conflict` when a given version is old.
 */
export async function saveProfile(owner: OwnerId, input: ProfileInput, now: Date): Promise<void> {
  if (input.region) {
    await refuseUnknownRegion(input.region);
  }
  await commandAs(owner, (tx) => saveProfileIn(tx, owner, input, now));
}

/** `saveProfile` within a command's transaction; whether the region exists is asked before. */
export async function saveProfileIn(
  tx: Transaction,
  owner: OwnerId,
  { version, ...chosen }: ProfileInput,
  now: Date,
): Promise<void> {
  const [saved] = await tx
    .update(profile)
    .set({
      ...chosen,
      ...(chosen.timeZone && { zoneConfirmedAt: now }),
      version: sql`${profile.version} + 1`,
    })
    .where(and(eq(profile.ownerId, owner), version === undefined ? undefined : eq(profile.version, version)))
    .returning();
  if (!saved) {
    const [current] = await tx.select().from(profile).where(eq(profile.ownerId, owner));
    throw current ? new AppError("conflict", undefined, { current }) : notFound();
  }
  const rounds = await liveRoundIds(tx, owner);
  await moveRoundsToZone(tx, owner, rounds, saved.timeZone);
  await replan(tx, owner, rounds, now);
  await recordActivity(tx, owner, { kind: "profile.saved", summary: "You saved your settings." }, now);
}

/** No reminder goes out any more until `resumeReminders`. The plans stay. Twice is once (I12). */
export async function stopReminders(owner: OwnerId, now: Date): Promise<void> {
  await commandAs(owner, async (tx) => {
    const stopped = await tx
      .update(profile)
      .set({ remindersStoppedAt: now, version: sql`${profile.version} + 1` })
      .where(and(eq(profile.ownerId, owner), isNull(profile.remindersStoppedAt)))
      .returning({ id: profile.ownerId });
    if (stopped.length === 0) {
      return;
    }
    await cancelAllReminders(tx, owner, "You stopped all reminders.", now);
    await recordActivity(
      tx,
      owner,
      { kind: "reminders.stopped", summary: "You stopped all reminders." },
      now,
    );
  });
}

/** Reminders of all open steps are armed again. What fell due meanwhile is told as the delivery rules say. */
export async function resumeReminders(owner: OwnerId, now: Date): Promise<void> {
  await commandAs(owner, async (tx) => {
    const resumed = await tx
      .update(profile)
      .set({ remindersStoppedAt: null, version: sql`${profile.version} + 1` })
      .where(and(eq(profile.ownerId, owner), sql`${profile.remindersStoppedAt} is not null`))
      .returning({ id: profile.ownerId });
    if (resumed.length === 0) {
      return;
    }
    await syncOpenSteps(tx, owner, now);
    await recordActivity(tx, owner, { kind: "reminders.resumed", summary: "Reminders are on again." }, now);
  });
}

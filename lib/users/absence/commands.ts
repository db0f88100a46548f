import "server-only";
import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { profile } from "@/db/schema";
import { recordActivity } from "@/lib/activity/record/commands";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import { refused } from "@/lib/errors";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { dayOf, dayText, plusDays } from "@/lib/moments/rules";
import { profileIn } from "../finding/queries";
import type { DaysAway } from "./schema";

const longestDays = 366;

/**
 * From the first to the last of these local days only thank-yous are offered; the rest moves to the first business day after (T21).
 * Raises `refused` for days that are over, or that are too many.
 */
export async function goAway(owner: OwnerId, { from, to }: DaysAway, now: Date): Promise<void> {
  await change(owner, now, {
    set: { awayFromOn: from, awayToOn: to },
    kind: "absence.planned",
    summary: `You are away from ${dayText(from)} to ${dayText(to)}.`,
    refuse: ({ timeZone }) => {
      if (to < dayOf(now, timeZone)) {
        throw refused("Those days are over.");
      }
      if (from > to || to > plusDays(dayOf(now, timeZone), longestDays)) {
        throw refused("Choose days within a year.");
      }
    },
  });
}

/** Back, or not going after all: the plan is as if there were no days away. Twice is once (I12). */
export async function comeBack(owner: OwnerId, now: Date): Promise<void> {
  await change(owner, now, {
    set: { awayFromOn: null, awayToOn: null },
    only: isNotNull(profile.awayFromOn),
    kind: "absence.ended",
    summary: "You are back.",
  });
}

/** Only thank-yous are offered until `resumeEverything` (T21). Twice is once (I12). */
export async function pauseEverything(owner: OwnerId, now: Date): Promise<void> {
  await change(owner, now, {
    set: { pausedAt: now },
    only: isNull(profile.pausedAt),
    kind: "pause.begun",
    summary: "You paused everything.",
  });
}

/** What waited is planned again from now on, with its gaps. Twice is once (I12). */
export async function resumeEverything(owner: OwnerId, now: Date): Promise<void> {
  await change(owner, now, {
    set: { pausedAt: null },
    only: isNotNull(profile.pausedAt),
    kind: "pause.ended",
    summary: "Everything goes on.",
  });
}

type Profile = typeof profile.$inferSelect;

interface AbsenceChange {
  set: Partial<Profile>;
  /** Only a profile of which this is true changes. */
  only?: SQL;
  kind: string;
  summary: string;
  refuse?: (current: Profile) => void;
}

function change(
  owner: OwnerId,
  now: Date,
  { set, only, kind, summary, refuse }: AbsenceChange,
): Promise<void> {
  return commandAs(owner, async (tx) => {
    refuse?.(await profileIn(tx, owner));
    const changed = await tx
      .update(profile)
      .set({ ...set, version: sql`${profile.version} + 1` })
      .where(and(eq(profile.ownerId, owner), only))
      .returning({ id: profile.ownerId });
    if (changed.length === 0) {
      return;
    }
    await replan(tx, owner, await liveRoundIds(tx, owner), now);
    await recordActivity(tx, owner, { kind, summary }, now);
  });
}

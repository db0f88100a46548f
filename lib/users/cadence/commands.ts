import "server-only";
import { eq, sql } from "drizzle-orm";
import { profile } from "@/db/schema";
import { recordActivity } from "@/lib/activity/record/commands";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import type { OwnDays } from "@/lib/follow-ups/cadences/rules";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";

/**
 * Saves the days of the user's own cadence; `everywhere` makes it the one that counts where no search or application has another.
 * Every live round that goes by it is re-planned in the same transaction. The days have been held against the gaps (ownDaysSchema).
 */
export async function saveOwnCadence(
  owner: OwnerId,
  { days, everywhere }: { days: OwnDays; everywhere: boolean },
  now: Date,
): Promise<void> {
  await commandAs(owner, async (tx) => {
    await tx
      .update(profile)
      .set({
        ownCadence: days,
        ...(everywhere && { cadence: "own" as const }),
        version: sql`${profile.version} + 1`,
      })
      .where(eq(profile.ownerId, owner));
    await replan(tx, owner, await liveRoundIds(tx, owner), now);
    await recordActivity(tx, owner, { kind: "cadence.saved", summary: "You saved your own rhythm." }, now);
  });
}

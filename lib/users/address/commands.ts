import "server-only";
import { sql } from "drizzle-orm";
import { recordActivity } from "@/lib/activity/record/commands";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import { syncOpenSteps } from "@/lib/reminders/commands";

/**
 * Sends reminders to the address that signs in, also those that were held back and are still of use, and voids the links that
 * were mailed to the old one (F46). Does nothing when they go there already, so the sweep may do it again.
 */
export async function followSignInAddress(owner: OwnerId, now: Date): Promise<void> {
  await commandAs(owner, async (tx) => {
    const [row] = await tx.execute<{ followed: boolean }>(sql`select follow_own_address() as followed`);
    if (!row?.followed) {
      return;
    }
    await syncOpenSteps(tx, owner, now);
    const summary = "You changed your email address.";
    await recordActivity(tx, owner, { kind: "profile.saved", summary }, now);
  });
}

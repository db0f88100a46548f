import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mail, reminder } from "@/db/schema";
import { appNow, type OwnerId } from "@/lib/auth/owner";
import { syncStepReminders } from "@/lib/reminders/commands";

/**
 * No attempt begun that may have reached the provider: the mail is void, and what is still open goes back to be frozen anew
 * (DESIGN.md, decision 5), brought in line with its step as it stands now. Under the owner's lock.
 */
export async function giveBack(tx: Transaction, owner: OwnerId, mailId: string): Promise<void> {
  await tx
    .update(mail)
    .set({
      ...{ state: "void", payload: null, settledAt: sql`app_now()`, erasedAt: sql`app_now()` },
      ...{ nextAttemptAt: null, leaseToken: null, leaseUntil: null },
    })
    .where(and(eq(mail.ownerId, owner), eq(mail.id, mailId)));
  const given = await tx
    .update(reminder)
    .set({ state: "scheduled", mailId: null, claimedAt: null })
    .where(and(eq(reminder.ownerId, owner), eq(reminder.mailId, mailId), eq(reminder.state, "claimed")))
    .returning({ stepId: reminder.stepId });
  const steps = [...new Set(given.map(({ stepId }) => stepId))];
  await syncStepReminders(tx, owner, steps, await appNow(tx));
}

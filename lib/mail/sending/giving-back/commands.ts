import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mail, reminder } from "@/db/schema";
import { appNow, type OwnerId } from "@/lib/auth/owner";
import { thisMail } from "@/lib/mail/queries";
import { syncStepReminders } from "@/lib/reminders/commands";
import { isOutdated } from "../../rules";

/**
 * No attempt begun that may have reached the provider: the mail is void, and what is still open goes back to be frozen anew
 * (DESIGN.md, decision 5), brought in line with its step as it stands now. Under the owner's lock.
 */
export async function giveBack(tx: Transaction, owner: OwnerId, mailId: string): Promise<void> {
  await tx
    .update(mail)
    .set({
      state: "void",
      payload: null,
      settledAt: sql`app_now()`,
      erasedAt: sql`app_now()`,
      nextAttemptAt: null,
      leaseToken: null,
      leaseUntil: null,
    })
    .where(thisMail({ owner, id: mailId }));
  const given = await tx
    .update(reminder)
    .set({ state: "scheduled", mailId: null, claimedAt: null })
    .where(and(eq(reminder.ownerId, owner), eq(reminder.mailId, mailId), eq(reminder.state, "claimed")))
    .returning({ stepId: reminder.stepId });
  const steps = [...new Set(given.map(({ stepId }) => stepId))];
  await syncStepReminders(tx, owner, steps, await appNow(tx));
}

/** Gives back what nobody has tried to send and what is no longer so, so that one mail tells all that is due (I10). */
export async function giveBackOutdated(tx: Transaction, owner: OwnerId, now: Date): Promise<void> {
  const untried = await tx
    .select({ id: mail.id, momentAt: mail.momentAt, createdAt: mail.createdAt })
    .from(mail)
    .where(
      and(
        eq(mail.ownerId, owner),
        inArray(mail.state, ["frozen", "sending"]),
        isNull(mail.firstAttemptAt),
        sql`(${mail.leaseUntil} is null or ${mail.leaseUntil} < now())`,
      ),
    );
  for (const outdated of untried.filter((row) => isOutdated(row, now))) {
    await giveBack(tx, owner, outdated.id);
  }
}

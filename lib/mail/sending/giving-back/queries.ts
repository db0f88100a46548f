import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { stepOfReminder } from "@/db/joins";
import { followUpStep, profile, reminder } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { notHeld } from "@/lib/mail/holding/queries";
import type { MailPayload } from "@/lib/mail/schema";
import { notStale } from "@/lib/reminders/claiming/queries";
import { suppressionOf } from "@/lib/suppressions/queries";

interface FrozenFor {
  mail: Pick<MailPayload, "to">;
  reminderIds: readonly string[];
}

/**
 * Whether a mail that no attempt was begun for may still go as it was frozen: sending is not held, the owner wants mail
 * and still has that address, and each of the reminders it was frozen for is claimed by it with its step open and due (I4),
 * and of use (P5).
 */
export async function isStillWanted(
  tx: Transaction,
  owner: OwnerId,
  { id: mailId, momentAt }: { id: string; momentAt: Date },
  { mail, reminderIds }: FrozenFor,
): Promise<boolean> {
  const [row] = await tx
    .select({ email: profile.email })
    .from(profile)
    .where(and(eq(profile.ownerId, owner), isNull(profile.remindersStoppedAt), notHeld()));
  if (!row || row.email !== mail.to || (await suppressionOf(tx, owner, row.email)) !== null) {
    return false;
  }
  const wanted = await tx
    .select({ id: reminder.id })
    .from(reminder)
    .innerJoin(followUpStep, stepOfReminder)
    .where(
      and(
        eq(reminder.ownerId, owner),
        inArray(reminder.id, [...reminderIds]),
        eq(reminder.mailId, mailId),
        eq(reminder.state, "claimed"),
        eq(followUpStep.state, "planned"),
        sql`coalesce(${followUpStep.snoozedUntil}, ${followUpStep.dueAt}) <= app_now()`,
        notStale(momentAt),
      ),
    );
  return wanted.length === reminderIds.length;
}

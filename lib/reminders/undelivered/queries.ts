import "server-only";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applicationOfStep, contactOfStep, employerOfApplication, stepOfReminder } from "@/db/joins";
import { application, contact, employer, followUpStep, reminder } from "@/db/schema";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import type { AnyStepKind } from "@/lib/follow-ups/rules";
import { findHold } from "@/lib/mail/holding/queries";

/** Further back than this, nobody needs to be told on Today. */
const daysBack = 14;
const mostListed = 20;

/** A step that is still open and whose reminder did not reach the user for all we know (P9, I2). */
export interface Undelivered {
  stepId: string;
  kind: AnyStepKind;
  contactName: string | null;
  employerName: string;
  state: (typeof reminder.$inferSelect)["state"];
}

/**
 * What Today tells of mails that cannot tell it themselves: whether reminders are held for everybody at present (F2, F8), and
 * which steps' reminders failed, came back or are of unknown fate, the latest first and each step once.
 */
export async function findMailTrouble(
  owner: OwnerId,
): Promise<{ isHeld: boolean; undelivered: Undelivered[] }> {
  return readAs(owner, async (tx) => {
    const rows = await undeliveredOf(tx, owner);
    const isLatest = ({ stepId }: Undelivered, at: number) =>
      rows.findIndex((row) => row.stepId === stepId) === at;
    return { isHeld: (await findHold(tx)) !== null, undelivered: rows.filter(isLatest) };
  });
}

function undeliveredOf(tx: Transaction, owner: OwnerId): Promise<Undelivered[]> {
  return tx
    .select({
      stepId: followUpStep.id,
      kind: followUpStep.kind,
      contactName: contact.name,
      employerName: employer.name,
      state: reminder.state,
    })
    .from(reminder)
    .innerJoin(followUpStep, stepOfReminder)
    .innerJoin(application, applicationOfStep)
    .innerJoin(employer, employerOfApplication)
    .leftJoin(contact, contactOfStep)
    .where(
      and(
        eq(reminder.ownerId, owner),
        // In the very words of the index reminder_undelivered.
        sql`${reminder.state} in ('failed', 'unknown', 'bounced', 'suppressed')`,
        gt(reminder.dueAt, sql`app_now() - ${daysBack} * interval '1 day'`),
        eq(followUpStep.state, "planned"),
      ),
    )
    .orderBy(desc(reminder.dueAt), desc(reminder.id))
    .limit(mostListed);
}

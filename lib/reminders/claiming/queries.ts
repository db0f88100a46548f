import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { application, contact, employer, followUpStep, reminder } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";

export type OpenReminder = Awaited<ReturnType<typeof openReminders>>[number];

/** The owner's scheduled reminders of open steps, earliest first, with what a mail says of them. Stale ones are left out. */
export async function openReminders(tx: Transaction, owner: OwnerId) {
  return tx
    .select({
      reminderId: reminder.id,
      version: reminder.version,
      slot: reminder.slot,
      dueAt: reminder.dueAt,
      stepId: followUpStep.id,
      applicationId: application.id,
      kind: followUpStep.kind,
      why: followUpStep.why,
      contactName: contact.name,
      employerName: employer.name,
      role: application.role,
    })
    .from(reminder)
    .innerJoin(
      followUpStep,
      and(eq(followUpStep.ownerId, reminder.ownerId), eq(followUpStep.id, reminder.stepId)),
    )
    .innerJoin(
      application,
      and(eq(application.ownerId, followUpStep.ownerId), eq(application.id, followUpStep.applicationId)),
    )
    .innerJoin(
      employer,
      and(eq(employer.ownerId, application.ownerId), eq(employer.id, application.employerId)),
    )
    .leftJoin(contact, and(eq(contact.ownerId, followUpStep.ownerId), eq(contact.id, followUpStep.contactId)))
    .where(
      and(
        eq(reminder.ownerId, owner),
        eq(reminder.state, "scheduled"),
        eq(followUpStep.state, "planned"),
        sql`coalesce(${reminder.staleAt} > app_now(), true)`,
      ),
    )
    .orderBy(asc(reminder.dueAt), asc(followUpStep.position), asc(reminder.id));
}

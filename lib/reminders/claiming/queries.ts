import "server-only";
import { and, asc, eq, gte, lt, ne, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applicationOfStep, contactOfStep, employerOfApplication, stepOfReminder } from "@/db/joins";
import { application, contact, employer, followUpStep, mail, reminder } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { dayOf, plusDays, startOfDay } from "@/lib/moments/rules";
import { lateMs } from "../rules";

export type OpenReminder = Awaited<ReturnType<typeof openReminders>>[number];

/** The owner's scheduled reminders of open steps, earliest first, with what a mail says of them. */
export async function openReminders(tx: Transaction, owner: OwnerId) {
  return tx
    .select({
      reminderId: reminder.id,
      version: reminder.version,
      slot: reminder.slot,
      dueAt: reminder.dueAt,
      staleAt: reminder.staleAt,
      stepId: followUpStep.id,
      applicationId: application.id,
      kind: followUpStep.kind,
      why: followUpStep.why,
      contactName: contact.name,
      employerName: employer.name,
      role: application.role,
    })
    .from(reminder)
    .innerJoin(followUpStep, stepOfReminder)
    .innerJoin(application, applicationOfStep)
    .innerJoin(employer, employerOfApplication)
    .leftJoin(contact, contactOfStep)
    .where(
      and(eq(reminder.ownerId, owner), eq(reminder.state, "scheduled"), eq(followUpStep.state, "planned")),
    )
    .orderBy(asc(reminder.dueAt), asc(followUpStep.position), asc(reminder.id));
}

/** For the WHERE of the claim: `withoutStale` says the same of the rows it is given (P5). */
export function notStale(momentAt: Date): SQL {
  const planned = momentAt.toISOString();
  return sql`(${reminder.staleAt} is null or ${reminder.staleAt} > app_now() or (${reminder.staleAt} >= ${planned}
    and app_now() <= ${planned}::timestamptz + ${lateMs} * interval '1 millisecond'))`;
}

/** How many mails with reminders were made for the owner on the local day of `at`. What was given back does not count. */
export async function countMailsOfDay(
  tx: Transaction,
  owner: OwnerId,
  at: Date,
  timeZone: string,
): Promise<number> {
  const day = dayOf(at, timeZone);
  return tx.$count(
    mail,
    and(
      eq(mail.ownerId, owner),
      ne(mail.state, "void"),
      gte(mail.createdAt, startOfDay(day, timeZone)),
      lt(mail.createdAt, startOfDay(plusDays(day, 1), timeZone)),
    ),
  );
}

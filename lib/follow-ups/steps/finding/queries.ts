import "server-only";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applicationOfStep, contactOfStep, employerOfApplication } from "@/db/joins";
import { activity, application, contact, employer, followUpStep } from "@/db/schema";
import { type OwnerId, rowId } from "@/lib/auth/owner";
import { notFound, refused } from "@/lib/errors";

/** A step on file, for a command. Raises `not-found`, or `refused` while its application is in the Trash. */
export async function stepIn(tx: Transaction, owner: OwnerId, stepId: string) {
  const [found] = await tx
    .select({
      step: followUpStep,
      role: application.role,
      employerName: employer.name,
      contactName: contact.name,
      deletedAt: application.deletedAt,
    })
    .from(followUpStep)
    .innerJoin(application, applicationOfStep)
    .innerJoin(employer, employerOfApplication)
    .leftJoin(contact, contactOfStep)
    .where(and(eq(followUpStep.ownerId, owner), eq(followUpStep.id, rowId(stepId))));
  if (!found) {
    throw notFound();
  }
  if (found.deletedAt) {
    throw refused("This application is in the Trash. Restore it first.");
  }
  return {
    ...found.step,
    contactName: found.contactName,
    label: `${found.role} at ${found.employerName}`,
  };
}

/** The next open step of an application, or null. */
export async function nextStepId(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
): Promise<string | null> {
  const [next] = await tx
    .select({ id: followUpStep.id })
    .from(followUpStep)
    .where(
      and(
        eq(followUpStep.ownerId, owner),
        eq(followUpStep.applicationId, applicationId),
        eq(followUpStep.state, "planned"),
      ),
    )
    .orderBy(
      asc(sql`coalesce(${followUpStep.snoozedUntil}, ${followUpStep.dueAt})`),
      asc(followUpStep.position),
    )
    .limit(1);
  return next?.id ?? null;
}

/** The last thing that was done about a step and can be taken back, or null. */
export async function lastActivityOfStep(
  tx: Transaction,
  owner: OwnerId,
  stepId: string,
  kinds: readonly string[],
): Promise<string | null> {
  const [last] = await tx
    .select({ id: activity.id })
    .from(activity)
    .where(
      and(
        eq(activity.ownerId, owner),
        eq(activity.subjectId, stepId),
        inArray(activity.kind, [...kinds]),
        isNull(activity.undoneAt),
        sql`${activity.undo} is not null`,
      ),
    )
    .orderBy(desc(activity.at), desc(activity.id))
    .limit(1);
  return last?.id ?? null;
}

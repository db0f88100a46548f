import "server-only";
import { and, asc, desc, eq, getTableColumns, inArray, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  contactOfInterviewer,
  contactOfPromise,
  contactOfStep,
  employerOfApplication,
  interviewOfInterviewer,
  searchOfApplication,
  stepOfReminder,
} from "@/db/joins";
import {
  activity,
  application,
  contact,
  debrief,
  employer,
  followUpStep,
  interview,
  interviewer,
  message,
  promise,
  reminder,
  round,
  search,
} from "@/db/schema";
import { type ActivityRow, activityColumns } from "@/lib/activity/queries";
import type { OwnerId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";

export async function headOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  const {
    ownerId: _owner,
    searchId: _search,
    employerId: _employer,
    deletedAt: _deleted,
    ...columns
  } = getTableColumns(application);
  const [head] = await tx
    .select({
      application: columns,
      employer: {
        id: employer.id,
        name: employer.name,
        region: employer.region,
        domain: employer.domain,
        version: employer.version,
      },
      search: { id: search.id, name: search.name, archivedAt: search.archivedAt },
    })
    .from(application)
    .innerJoin(employer, employerOfApplication)
    .innerJoin(search, searchOfApplication)
    .where(
      and(
        eq(application.ownerId, owner),
        eq(application.id, applicationId),
        isNull(application.deletedAt),
        isNull(search.deletedAt),
      ),
    );
  if (!head) {
    throw notFound();
  }
  return head;
}

export function activityOf(tx: Transaction, owner: OwnerId, applicationId: string): Promise<ActivityRow[]> {
  return tx
    .select(activityColumns)
    .from(activity)
    .where(and(eq(activity.ownerId, owner), eq(activity.applicationId, applicationId)))
    .orderBy(desc(activity.at), desc(activity.id))
    .limit(50);
}

export function roundsOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  return tx
    .select({
      id: round.id,
      heldOn: round.heldOn,
      planNotes: round.planNotes,
      plannedAt: round.plannedAt,
      endedAt: round.endedAt,
      endedReason: round.endedReason,
    })
    .from(round)
    .where(and(eq(round.ownerId, owner), eq(round.applicationId, applicationId), isNull(round.deletedAt)))
    .orderBy(desc(round.heldOn), desc(round.id));
}

export function interviewsOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  const {
    ownerId: _owner,
    applicationId: _application,
    deletedAt: _deleted,
    ...columns
  } = getTableColumns(interview);
  return tx
    .select(columns)
    .from(interview)
    .where(
      and(
        eq(interview.ownerId, owner),
        eq(interview.applicationId, applicationId),
        isNull(interview.deletedAt),
      ),
    )
    .orderBy(asc(interview.startsAt), asc(interview.id));
}

export function peopleOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  return tx
    .select({
      interviewId: interviewer.interviewId,
      roundId: interview.roundId,
      contactId: contact.id,
      name: contact.name,
      email: contact.email,
      jobTitle: contact.jobTitle,
      addressAs: contact.addressAs,
    })
    .from(interviewer)
    .innerJoin(interview, interviewOfInterviewer)
    .innerJoin(contact, contactOfInterviewer)
    .where(
      and(
        eq(interviewer.ownerId, owner),
        eq(interview.applicationId, applicationId),
        isNull(interview.deletedAt),
        isNull(contact.deletedAt),
      ),
    )
    .orderBy(asc(interview.startsAt), asc(interview.id), asc(interviewer.position), asc(contact.id));
}

export function stepsOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  const { ownerId: _owner, applicationId: _application, ...columns } = getTableColumns(followUpStep);
  return tx
    .select({
      ...columns,
      contactName: contact.name,
      handedOffAt: sql`(
        select max(h.opened_at) from hand_off h
        where h.owner_id = ${owner} and h.step_id = "follow_up_step"."id")`.mapWith(optionalInstant),
    })
    .from(followUpStep)
    .leftJoin(contact, contactOfStep)
    .where(and(eq(followUpStep.ownerId, owner), eq(followUpStep.applicationId, applicationId)))
    .orderBy(
      asc(sql`coalesce(${followUpStep.snoozedUntil}, ${followUpStep.dueAt})`),
      asc(followUpStep.position),
      asc(followUpStep.id),
    );
}

export function receiptsOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  return tx
    .select({
      id: reminder.id,
      stepId: reminder.stepId,
      slot: reminder.slot,
      occurrence: reminder.occurrence,
      state: reminder.state,
      stateReason: reminder.stateReason,
      dueAt: reminder.dueAt,
      wokeAt: reminder.wokeAt,
      claimedAt: reminder.claimedAt,
      acceptedAt: reminder.acceptedAt,
      deliveredAt: reminder.deliveredAt,
      waitUntil: reminder.waitUntil,
    })
    .from(reminder)
    .innerJoin(followUpStep, stepOfReminder)
    .where(and(eq(reminder.ownerId, owner), eq(followUpStep.applicationId, applicationId)))
    .orderBy(asc(reminder.dueAt), asc(reminder.id));
}

export function debriefsOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  const { ownerId: _owner, ...columns } = getTableColumns(debrief);
  return tx
    .select(columns)
    .from(debrief)
    .innerJoin(round, and(eq(round.ownerId, debrief.ownerId), eq(round.id, debrief.roundId)))
    .where(and(eq(debrief.ownerId, owner), eq(round.applicationId, applicationId)))
    .orderBy(asc(debrief.id));
}

export function promisesOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  const { ownerId: _owner, deletedAt: _deleted, ...columns } = getTableColumns(promise);
  return tx
    .select({
      ...columns,
      saidByName: contact.name,
      isCurrent: sql<boolean>`(${promise.replacedAt} is null)`,
    })
    .from(promise)
    .leftJoin(contact, contactOfPromise)
    .where(
      and(eq(promise.ownerId, owner), eq(promise.applicationId, applicationId), isNull(promise.deletedAt)),
    )
    .orderBy(desc(promise.createdAt), desc(promise.id));
}

export function messagesOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  const { ownerId: _owner, deletedAt: _deleted, ...columns } = getTableColumns(message);
  return tx
    .select({ ...columns, contactName: contact.name })
    .from(message)
    .leftJoin(contact, and(eq(contact.ownerId, message.ownerId), eq(contact.id, message.contactId)))
    .where(
      and(eq(message.ownerId, owner), eq(message.applicationId, applicationId), isNull(message.deletedAt)),
    )
    .orderBy(desc(message.happenedAt), desc(message.id))
    .limit(200);
}

export function contactsOf(tx: Transaction, owner: OwnerId, employerId: string, ids: readonly string[]) {
  const { ownerId: _owner, deletedAt: _deleted, ...columns } = getTableColumns(contact);
  return tx
    .select(columns)
    .from(contact)
    .where(
      and(
        eq(contact.ownerId, owner),
        isNull(contact.deletedAt),
        or(eq(contact.employerId, employerId), ids.length > 0 ? inArray(contact.id, [...ids]) : undefined),
      ),
    )
    .orderBy(asc(contact.createdAt), asc(contact.id))
    .limit(200);
}

function optionalInstant(value: unknown): Date | null {
  return value === null ? null : new Date(String(value));
}

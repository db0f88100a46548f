import "server-only";
import { and, asc, desc, eq, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contactOfInterviewer, contactOfPromise, interviewOfInterviewer } from "@/db/joins";
import {
  application,
  contact,
  debrief,
  followUpStep,
  interview,
  interviewer,
  message,
  promise,
} from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { decideByOf } from "@/lib/follow-ups/replan/beside/rules";

export type RoundFile = Awaited<ReturnType<typeof roundFile>>;

/** What the messages of one round may rest on: its interviews, people and notes, what was promised, and what was sent. */
export async function roundFile(tx: Transaction, owner: OwnerId, roundId: string, applicationId: string) {
  const interviews = await interviewsOf(tx, owner, roundId);
  const people = await interviewersOf(tx, owner, roundId);
  const notes = await notesOf(tx, owner, roundId);
  const timeline = await timelineOf(tx, owner, applicationId);
  const messages = await messagesOf(tx, owner, applicationId);
  // Where there was no interview, anybody there may be written to (T17).
  const recruiters = await colleaguesOf(tx, owner, applicationId, { onlyRecruiters: interviews.length > 0 });
  const others = await namedElsewhere(tx, owner, applicationId, timeline?.promise.saidByContactId ?? null);
  return {
    interviews,
    others,
    people,
    notes,
    timeline,
    decideOn: decideByOf(messages.map((entry) => entry.message)),
    sent: messages.filter(
      (entry) => entry.message.direction === "out" && (entry.roundId === roundId || entry.roundId === null),
    ),
    recruiters,
  };
}

function interviewsOf(tx: Transaction, owner: OwnerId, roundId: string) {
  return tx
    .select()
    .from(interview)
    .where(and(eq(interview.ownerId, owner), eq(interview.roundId, roundId), isNull(interview.deletedAt)))
    .orderBy(asc(interview.startsAt));
}

/** Each once, in the order in which they took part. */
async function interviewersOf(tx: Transaction, owner: OwnerId, roundId: string) {
  const people = await tx
    .selectDistinctOn([contact.id], { contact, position: interviewer.position, startsAt: interview.startsAt })
    .from(interviewer)
    .innerJoin(interview, interviewOfInterviewer)
    .innerJoin(contact, contactOfInterviewer)
    .where(and(eq(interviewer.ownerId, owner), eq(interview.roundId, roundId), isNull(interview.deletedAt)))
    .orderBy(contact.id, asc(interview.startsAt), asc(interviewer.position));
  return people
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.position - b.position)
    .map((entry) => entry.contact);
}

function notesOf(tx: Transaction, owner: OwnerId, roundId: string) {
  return tx
    .select()
    .from(debrief)
    .where(and(eq(debrief.ownerId, owner), eq(debrief.roundId, roundId)));
}

/** The promise that now counts, and the name of whoever made it. */
async function timelineOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  const [timeline] = await tx
    .select({ promise, saidBy: contact.name })
    .from(promise)
    .leftJoin(contact, contactOfPromise)
    .where(
      and(
        eq(promise.ownerId, owner),
        eq(promise.applicationId, applicationId),
        isNull(promise.replacedAt),
        isNull(promise.deletedAt),
      ),
    );
  return timeline;
}

/** Every message of the application by time, with the step that it was written for. */
function messagesOf(tx: Transaction, owner: OwnerId, applicationId: string) {
  return tx
    .select({ message, kind: followUpStep.kind, roundId: followUpStep.roundId })
    .from(message)
    .leftJoin(
      followUpStep,
      and(eq(followUpStep.ownerId, message.ownerId), eq(followUpStep.id, message.stepId)),
    )
    .where(
      and(eq(message.ownerId, owner), eq(message.applicationId, applicationId), isNull(message.deletedAt)),
    )
    .orderBy(asc(message.happenedAt), asc(message.id));
}

async function colleaguesOf(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  { onlyRecruiters }: { onlyRecruiters: boolean },
) {
  const found = await tx
    .select({ contact })
    .from(contact)
    .innerJoin(
      application,
      and(eq(application.ownerId, contact.ownerId), eq(application.employerId, contact.employerId)),
    )
    .where(
      and(
        eq(contact.ownerId, owner),
        eq(application.id, applicationId),
        onlyRecruiters ? eq(contact.isRecruiter, true) : undefined,
        isNull(contact.deletedAt),
      ),
    )
    .orderBy(desc(contact.isRecruiter), asc(contact.createdAt));
  return found.map((entry) => entry.contact);
}

/** The person the user chose, and who named the timeline, may be neither interviewer nor recruiter (W9). */
async function namedElsewhere(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  saidByContactId: string | null,
) {
  const found = await tx
    .select({ contact })
    .from(contact)
    .innerJoin(application, and(eq(application.ownerId, contact.ownerId), eq(application.id, applicationId)))
    .where(
      and(
        eq(contact.ownerId, owner),
        isNull(contact.deletedAt),
        or(
          eq(contact.id, application.addresseeId),
          saidByContactId ? eq(contact.id, saidByContactId) : undefined,
        ),
      ),
    );
  return found.map((entry) => entry.contact);
}

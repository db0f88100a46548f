import "server-only";
import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  applicationOfStep,
  contactOfInterviewer,
  contactOfPromise,
  employerOfApplication,
  interviewOfInterviewer,
} from "@/db/joins";
import {
  application,
  contact,
  debrief,
  draft,
  employer,
  followUpStep,
  interview,
  interviewer,
  message,
  profile,
  promise,
} from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { addresseeOf } from "@/lib/follow-ups/addressee/rules";
import { dayOf } from "@/lib/moments/rules";
import { isBroken } from "@/lib/promises/rules";
import { messageKindOf } from "../kinds/rules";
import { wordingsOfDrafts } from "../own-wordings/queries";
import type { DraftFacts, DraftKind } from "../schema";

export type Person = typeof contact.$inferSelect;

/** A step with all that its message may rest on. */
export interface StepFile extends StepOnFile {
  round: RoundFile;
  recipient: Person | null;
  ownWordings: NonNullable<DraftFacts["ownWordings"]>;
}

/** The files of several steps in a handful of statements, in the order of `stepIds`; unknown ids are left out. */
export async function filesOfSteps(
  tx: Transaction,
  owner: OwnerId,
  stepIds: readonly string[],
): Promise<StepFile[]> {
  const steps = await tx
    .select({
      step: followUpStep,
      application,
      employer,
      profile,
      own: draft,
      handedOffAt: sql`(
        select max(h.opened_at) from hand_off h
        where h.owner_id = ${owner} and h.step_id = "follow_up_step"."id")`.mapWith(nullableInstant),
      handedOffBy: sql<string | null>`(
        select h.method from hand_off h
        where h.owner_id = ${owner} and h.step_id = "follow_up_step"."id" order by h.opened_at desc limit 1)`,
    })
    .from(followUpStep)
    .innerJoin(application, applicationOfStep)
    .innerJoin(employer, employerOfApplication)
    .innerJoin(profile, eq(profile.ownerId, followUpStep.ownerId))
    .leftJoin(draft, and(eq(draft.ownerId, followUpStep.ownerId), eq(draft.stepId, followUpStep.id)))
    .where(and(eq(followUpStep.ownerId, owner), inArray(followUpStep.id, [...stepIds])));
  const ownWordings = await wordingsOfDrafts(tx, owner);
  const rounds = new Map<string, RoundFile>();
  for (const { step } of steps) {
    if (!rounds.has(step.roundId)) {
      rounds.set(step.roundId, await roundFile(tx, owner, step.roundId, step.applicationId));
    }
  }
  return stepIds.flatMap((id) => {
    const found = steps.find(({ step }) => step.id === id);
    const round = found && rounds.get(found.step.roundId);
    return found && round ? [{ ...found, round, recipient: recipientOf(found, round), ownWordings }] : [];
  });
}

function nullableInstant(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}

function recipientOf({ step, application: row }: StepOnFile, file: RoundFile): Person | null {
  return step.kind === "thank-you"
    ? (file.people.find((person) => person.id === step.contactId) ?? null)
    : addresseeOf({
        chosen: row.addresseeId,
        timelineBy: file.timeline?.promise.saidByContactId ?? null,
        recruiters: file.recruiters,
        interviewers: file.people,
        others: file.others,
      });
}

type RoundFile = Awaited<ReturnType<typeof roundFile>>;

interface StepOnFile {
  step: typeof followUpStep.$inferSelect;
  application: typeof application.$inferSelect;
  employer: typeof employer.$inferSelect;
  profile: typeof profile.$inferSelect;
  own: typeof draft.$inferSelect | null;
  handedOffAt: Date | null;
  handedOffBy: string | null;
}

async function roundFile(tx: Transaction, owner: OwnerId, roundId: string, applicationId: string) {
  const interviews = await tx
    .select()
    .from(interview)
    .where(and(eq(interview.ownerId, owner), eq(interview.roundId, roundId), isNull(interview.deletedAt)))
    .orderBy(asc(interview.startsAt));
  const people = await tx
    .selectDistinctOn([contact.id], { contact, position: interviewer.position, startsAt: interview.startsAt })
    .from(interviewer)
    .innerJoin(interview, interviewOfInterviewer)
    .innerJoin(contact, contactOfInterviewer)
    .where(and(eq(interviewer.ownerId, owner), eq(interview.roundId, roundId), isNull(interview.deletedAt)))
    .orderBy(contact.id, asc(interview.startsAt), asc(interviewer.position));
  const notes = await tx
    .select()
    .from(debrief)
    .where(and(eq(debrief.ownerId, owner), eq(debrief.roundId, roundId)));
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
  const sent = await tx
    .select({ message, kind: followUpStep.kind, roundId: followUpStep.roundId })
    .from(message)
    .leftJoin(
      followUpStep,
      and(eq(followUpStep.ownerId, message.ownerId), eq(followUpStep.id, message.stepId)),
    )
    .where(
      and(
        eq(message.ownerId, owner),
        eq(message.applicationId, applicationId),
        eq(message.direction, "out"),
        isNull(message.deletedAt),
      ),
    )
    .orderBy(asc(message.happenedAt));
  const [offer] = await tx
    .select({ untilOn: message.untilOn })
    .from(message)
    .where(
      and(
        eq(message.ownerId, owner),
        eq(message.applicationId, applicationId),
        eq(message.response, "offer"),
        isNotNull(message.untilOn),
        isNull(message.deletedAt),
      ),
    )
    .orderBy(desc(message.happenedAt), desc(message.id))
    .limit(1);
  const recruiters = await tx
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
        // Where there was no interview, anybody there may be written to (T17).
        interviews.length > 0 ? eq(contact.isRecruiter, true) : undefined,
        isNull(contact.deletedAt),
      ),
    )
    .orderBy(desc(contact.isRecruiter), asc(contact.createdAt));
  // Whom the user chose, and who named the timeline, may be neither interviewer nor recruiter (W9).
  const others = await tx
    .select({ contact })
    .from(contact)
    .innerJoin(application, and(eq(application.ownerId, contact.ownerId), eq(application.id, applicationId)))
    .where(
      and(
        eq(contact.ownerId, owner),
        isNull(contact.deletedAt),
        or(
          eq(contact.id, application.addresseeId),
          timeline?.promise.saidByContactId ? eq(contact.id, timeline.promise.saidByContactId) : undefined,
        ),
      ),
    );
  return {
    interviews,
    others: others.map((entry) => entry.contact),
    people: people
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.position - b.position)
      .map((entry) => entry.contact),
    notes,
    timeline,
    decideOn: offer?.untilOn ?? null,
    sent: sent.filter((entry) => entry.roundId === roundId || entry.roundId === null),
    recruiters: recruiters.map((entry) => entry.contact),
  };
}

/** What a message of this kind to this person may use; null where there is nothing to write, or no interview on file. */
export function draftFacts(
  { step, application, employer, profile, round: file, recipient, ownWordings }: StepFile,
  now: Date,
  kind: DraftKind | null = messageKindOf[step.kind],
): DraftFacts | null {
  const first = file.interviews[0] ?? null;
  const today = dayOf(now, profile.timeZone);
  const spokeOn = first?.startsOn ?? (kind === "offer-thanks" ? today : null);
  const withoutInterview = kind === "rejection-reply" && !first;
  const interviewOn =
    kind === "application-follow-up"
      ? application.appliedOn
      : withoutInterview
        ? (application.appliedOn ?? today)
        : spokeOn;
  if (!kind || !interviewOn) {
    return null;
  }
  const notes = file.notes.find((note) => note.contactId === (recipient?.id ?? null));
  const previous = file.sent.flatMap(({ message: sent, kind: sentKind }) => {
    const messageKind = sentKind && messageKindOf[sentKind];
    return messageKind ? [{ kind: messageKind, sentOn: dayOf(sent.happenedAt, profile.timeZone) }] : [];
  });
  return {
    kind,
    sender: { name: profile.name, phone: profile.phone, link: profile.link },
    recipient: recipient && {
      key: recipient.id,
      name: recipient.name,
      addressAs: recipient.addressAs,
      firstNameOffered: recipient.addressAs !== null && recipient.addressAs === recipient.name.split(" ")[0],
      title: recipient.jobTitle,
      email: recipient.email,
    },
    company: employer.name,
    role: application.role,
    interviewOn,
    withoutInterview,
    interviewKind: first?.kind,
    interviewTime: first?.startTime ?? null,
    today,
    debrief: notes,
    timeline: timelineOf(file, now, profile.timeZone),
    previous,
    decideOn: file.decideOn,
    belatedThanks:
      kind !== "thank-you" &&
      kind !== "application-follow-up" &&
      !previous.some((entry) => entry.kind === "thank-you"),
    others: file.people
      .filter((person) => person.id !== recipient?.id)
      .map((person) => ({ key: person.id, name: person.name })),
    tone: profile.tone,
    ownWordings,
  };
}

function timelineOf({ timeline }: RoundFile, now: Date, timeZone: string): DraftFacts["timeline"] {
  if (!timeline) {
    return null;
  }
  const { words, byOn, spanDays } = timeline.promise;
  return {
    text: words ?? (byOn ? `by ${byOn}` : `within ${spanDays} days`),
    saidBy: timeline.saidBy,
    date: byOn,
    passed: isBroken(timeline.promise, now, timeZone),
  };
}

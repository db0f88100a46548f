import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applicationOfStep, employerOfApplication } from "@/db/joins";
import { application, type contact, draft, employer, followUpStep, profile } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { addresseeOf } from "@/lib/follow-ups/addressee/rules";
import { dayOf } from "@/lib/moments/rules";
import { isBroken } from "@/lib/promises/rules";
import { messageKindOf } from "../kinds/rules";
import { wordingsOfDrafts } from "../own-wordings/queries";
import type { DraftFacts, DraftKind } from "../schema";
import { type RoundFile, roundFile } from "./round/queries";

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

/** The files of a round's thank-yous that are still to be written, in their order. */
export async function filesOfOpenThankYous(
  tx: Transaction,
  owner: OwnerId,
  roundId: string,
): Promise<StepFile[]> {
  const steps = await tx
    .select({ id: followUpStep.id })
    .from(followUpStep)
    .where(
      and(
        eq(followUpStep.ownerId, owner),
        eq(followUpStep.roundId, roundId),
        eq(followUpStep.kind, "thank-you"),
        eq(followUpStep.state, "planned"),
      ),
    )
    .orderBy(asc(followUpStep.position), asc(followUpStep.id));
  const ids = steps.map((step) => step.id);
  return filesOfSteps(tx, owner, ids);
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

interface StepOnFile {
  step: typeof followUpStep.$inferSelect;
  application: typeof application.$inferSelect;
  employer: typeof employer.$inferSelect;
  profile: typeof profile.$inferSelect;
  own: typeof draft.$inferSelect | null;
  handedOffAt: Date | null;
  handedOffBy: string | null;
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

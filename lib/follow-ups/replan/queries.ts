import "server-only";
import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  applicationOfRound,
  contactOfInterviewer,
  employerOfApplication,
  interviewOfInterviewer,
  searchOfApplication,
} from "@/db/joins";
import {
  application,
  contact,
  employer,
  followUpStep,
  interview,
  interviewer,
  message,
  profile,
  promise,
  round,
  search,
} from "@/db/schema";
import { isEarlierStage, isOver, stageNames } from "@/lib/applications/rules";
import type { OwnerId } from "@/lib/auth/owner";
import { chosenCadence } from "@/lib/follow-ups/cadences/rules";
import { absenceOf } from "@/lib/users/absence/rules";
import { endedSentence } from "./reasons/rules";
import type { MessageOnFile, Person, RoundFile, Standing } from "./schema";

/** Everything on file about these rounds, in a fixed number of statements. Unknown and deleted rounds are left out. */
export async function roundFiles(
  tx: Transaction,
  owner: OwnerId,
  roundIds: readonly string[],
): Promise<RoundFile[]> {
  if (roundIds.length === 0) {
    return [];
  }
  const heads = await roundHeads(tx, owner, roundIds);
  const applicationIds = [...new Set(heads.map(({ round }) => round.applicationId))];
  const employerIds = [...new Set(heads.map(({ employer }) => employer.id))];
  const interviews = await interviewsOf(tx, owner, applicationIds);
  const rounds = await roundsOf(tx, owner, applicationIds);
  const people = await interviewersOf(tx, owner, applicationIds);
  const colleagues = await colleaguesOf(tx, owner, employerIds);
  const promises = await promisesOf(tx, owner, applicationIds);
  const others = await contactsById(tx, owner, [
    ...promises.flatMap(({ saidByContactId }) => saidByContactId ?? []),
    ...heads.flatMap(({ application }) => application.addresseeId ?? []),
  ]);
  const steps = await stepsOf(tx, owner, roundIds);
  const messages = await messagesOf(tx, owner, applicationIds);

  return heads.map(({ round, application, search, employer, profile }) => {
    const own = interviews.filter((each) => each.roundId === round.id);
    const first = own[0];
    const interviewersOfRound = uniquePeople(
      people.filter((each) => each.roundId === round.id).map(({ person }) => person),
    );
    const closed = closedBecause({ round, application, search });
    return {
      id: round.id,
      applicationId: round.applicationId,
      factsHash: round.factsHash,
      planNotes: round.planNotes,
      plannedAt: round.plannedAt,
      closedBecause: closed ?? (first ? null : "The interview does not take place."),
      superseded: interviews.some(
        (each) =>
          each.applicationId === round.applicationId && each.heldOn > round.heldOn && each.endedAt === null,
      ),
      timeZone: profile.timeZone,
      cadence: chosenCadence(application.cadence ?? search.cadence ?? profile.cadence, profile.ownCadence),
      quietHours: { from: profile.quietFrom, to: profile.quietTo },
      phoneCalls: profile.phoneCalls,
      noPhoneCalls: application.noPhoneCalls,
      regions: [...new Set([profile.region, employer.region].filter((region) => region !== null))].sort(),
      standing: standingOf({ round, application, search }, rounds, interviews, messages),
      away: absenceOf(profile),
      startsAt: first?.startsAt ?? null,
      endsAt: own.reduce<Date | null>(
        (latest, each) => (latest && latest >= each.endsAt ? latest : each.endsAt),
        null,
      ),
      interviewers: interviewersOfRound,
      recruiters: colleagues.filter(
        (each) => each.employerId === employer.id && (each.isRecruiter || !first),
      ),
      others,
      chosenAddresseeId: application.addresseeId,
      promise: promises.find((each) => each.applicationId === application.id) ?? null,
      steps: steps.filter((each) => each.roundId === round.id),
      messages: messages.filter((each) => each.applicationId === application.id),
    };
  });
}

interface Head {
  round: typeof round.$inferSelect;
  application: typeof application.$inferSelect;
  search: typeof search.$inferSelect;
}

function standingOf(
  { round, application, search }: Head,
  rounds: Awaited<ReturnType<typeof roundsOf>>,
  interviews: Awaited<ReturnType<typeof interviewsOf>>,
  messages: Awaited<ReturnType<typeof messagesOf>>,
): Standing | null {
  if (
    application.deletedAt ||
    search.deletedAt ||
    round.deletedAt ||
    round.endedReason === "search-archived"
  ) {
    return null;
  }
  const of = rounds.filter((each) => each.applicationId === application.id);
  const held = interviews.filter((each) => each.applicationId === application.id);
  const { stage, stageChangedAt: since, appliedOn } = application;
  const wantsFollowUps =
    search.followUpApplications && held.length === 0 && isEarlierStage(stage, "interviewing");
  return {
    stage,
    since,
    isLastRound: of.every((each) => each.heldOn <= round.heldOn),
    deservesReply:
      held.some((each) => each.startsAt <= since) ||
      messages.some((each) => each.applicationId === application.id && isPersonalNo(each)),
    followsUpSince: wantsFollowUps && appliedOn === round.heldOn ? appliedOn : null,
  };
}

/** A robot's has nobody to reply to. */
function isPersonalNo({ direction, response, contactId }: MessageOnFile): boolean {
  return direction === "in" && response === "rejection" && contactId !== null;
}

function closedBecause(head: Head): string | null {
  if (head.application.deletedAt) {
    return "You deleted this application.";
  }
  if (head.search.deletedAt) {
    return "You deleted this job search.";
  }
  if (head.round.deletedAt) {
    return "The interview was taken off this day.";
  }
  if (head.round.endedAt) {
    return endedSentence(head.round.endedReason) ?? "This round is over.";
  }
  return isOver(head.application.stage)
    ? `This application is at “${stageNames[head.application.stage]}”.`
    : null;
}

function roundHeads(tx: Transaction, owner: OwnerId, roundIds: readonly string[]) {
  return tx
    .select({ round, application, search, employer, profile })
    .from(round)
    .innerJoin(application, applicationOfRound)
    .innerJoin(search, searchOfApplication)
    .innerJoin(employer, employerOfApplication)
    .innerJoin(profile, eq(profile.ownerId, round.ownerId))
    .where(and(eq(round.ownerId, owner), inArray(round.id, [...roundIds])))
    .orderBy(asc(round.heldOn), asc(round.id));
}

function roundsOf(tx: Transaction, owner: OwnerId, applicationIds: readonly string[]) {
  return tx
    .select({ id: round.id, applicationId: round.applicationId, heldOn: round.heldOn })
    .from(round)
    .where(
      and(
        eq(round.ownerId, owner),
        inArray(round.applicationId, [...applicationIds]),
        isNull(round.deletedAt),
      ),
    );
}

/** Those that take place or took place, by time; of every round of these applications. */
function interviewsOf(tx: Transaction, owner: OwnerId, applicationIds: readonly string[]) {
  return tx
    .select({
      id: interview.id,
      applicationId: interview.applicationId,
      roundId: interview.roundId,
      startsAt: interview.startsAt,
      endsAt: interview.endsAt,
      heldOn: round.heldOn,
      endedAt: round.endedAt,
    })
    .from(interview)
    .innerJoin(round, and(eq(round.ownerId, interview.ownerId), eq(round.id, interview.roundId)))
    .where(
      and(
        eq(interview.ownerId, owner),
        inArray(interview.applicationId, [...applicationIds]),
        isNull(interview.deletedAt),
        isNull(round.deletedAt),
        or(isNull(interview.outcome), eq(interview.outcome, "happened")),
      ),
    )
    .orderBy(asc(interview.startsAt), asc(interview.id));
}

const person = {
  id: contact.id,
  name: contact.name,
  email: contact.email,
  phone: contact.phone,
  directLine: contact.directLine,
};

function interviewersOf(tx: Transaction, owner: OwnerId, applicationIds: readonly string[]) {
  return tx
    .select({ roundId: interview.roundId, person })
    .from(interviewer)
    .innerJoin(interview, interviewOfInterviewer)
    .innerJoin(contact, contactOfInterviewer)
    .where(
      and(
        eq(interviewer.ownerId, owner),
        inArray(interview.applicationId, [...applicationIds]),
        isNull(interview.deletedAt),
        isNull(contact.deletedAt),
        or(isNull(interview.outcome), eq(interview.outcome, "happened")),
      ),
    )
    .orderBy(asc(interview.startsAt), asc(interview.id), asc(interviewer.position), asc(contact.id));
}

/** Recruiters first; where there was no interview anybody there may be written to (T17). */
function colleaguesOf(tx: Transaction, owner: OwnerId, employerIds: readonly string[]) {
  return tx
    .select({ ...person, employerId: contact.employerId, isRecruiter: contact.isRecruiter })
    .from(contact)
    .where(
      and(
        eq(contact.ownerId, owner),
        inArray(contact.employerId, [...employerIds]),
        isNull(contact.deletedAt),
      ),
    )
    .orderBy(desc(contact.isRecruiter), asc(contact.createdAt), asc(contact.id));
}

async function contactsById(tx: Transaction, owner: OwnerId, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) {
    return [];
  }
  return tx
    .select(person)
    .from(contact)
    .where(and(eq(contact.ownerId, owner), inArray(contact.id, [...ids]), isNull(contact.deletedAt)));
}

function promisesOf(tx: Transaction, owner: OwnerId, applicationIds: readonly string[]) {
  return tx
    .select({
      id: promise.id,
      applicationId: promise.applicationId,
      kind: promise.kind,
      byOn: promise.byOn,
      spanDays: promise.spanDays,
      saidOn: promise.saidOn,
      saidByContactId: promise.saidByContactId,
    })
    .from(promise)
    .where(
      and(
        eq(promise.ownerId, owner),
        inArray(promise.applicationId, [...applicationIds]),
        isNull(promise.replacedAt),
        isNull(promise.deletedAt),
      ),
    );
}

function stepsOf(tx: Transaction, owner: OwnerId, roundIds: readonly string[]) {
  return tx
    .select({
      id: followUpStep.id,
      roundId: followUpStep.roundId,
      kind: followUpStep.kind,
      slot: followUpStep.slot,
      contactId: followUpStep.contactId,
      channel: followUpStep.channel,
      dueAt: followUpStep.dueAt,
      windowEndsAt: followUpStep.windowEndsAt,
      lastCallAt: followUpStep.lastCallAt,
      snoozedUntil: followUpStep.snoozedUntil,
      meant: followUpStep.meant,
      rules: followUpStep.rules,
      why: followUpStep.why,
      chain: followUpStep.chain,
      position: followUpStep.position,
      state: followUpStep.state,
      stateChangedAt: followUpStep.stateChangedAt,
      stateReason: followUpStep.stateReason,
      version: followUpStep.version,
      wasAnnounced: sql<boolean>`exists (
        select 1 from reminder r where r.owner_id = follow_up_step.owner_id and r.step_id = follow_up_step.id
          and r.accepted_at is not null)`,
    })
    .from(followUpStep)
    .where(and(eq(followUpStep.ownerId, owner), inArray(followUpStep.roundId, [...roundIds])))
    .orderBy(asc(followUpStep.position), asc(followUpStep.id));
}

function messagesOf(tx: Transaction, owner: OwnerId, applicationIds: readonly string[]) {
  return tx
    .select({
      id: message.id,
      applicationId: message.applicationId,
      roundId: message.roundId,
      stepId: message.stepId,
      contactId: message.contactId,
      direction: message.direction,
      method: message.method,
      happenedAt: message.happenedAt,
      response: message.response,
      untilOn: message.untilOn,
    })
    .from(message)
    .where(
      and(
        eq(message.ownerId, owner),
        inArray(message.applicationId, [...applicationIds]),
        isNull(message.deletedAt),
      ),
    )
    .orderBy(asc(message.happenedAt), asc(message.id));
}

function uniquePeople(people: readonly Person[]): Person[] {
  return people.filter((each, index) => people.findIndex((other) => other.id === each.id) === index);
}

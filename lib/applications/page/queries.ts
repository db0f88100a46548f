import "server-only";
import type { Transaction } from "@/db/client";
import type {
  application,
  contact,
  debrief,
  followUpStep,
  interview,
  message,
  promise,
  reminder,
  round,
} from "@/db/schema";
import type { ActivityRow } from "@/lib/activity/queries";
import { appNow, type OwnerId } from "@/lib/auth/owner";
import { addresseeOf } from "@/lib/follow-ups/addressee/rules";
import { type StepTiming, timingOf } from "@/lib/follow-ups/steps/rules";

import {
  activityOf,
  contactsOf,
  debriefsOf,
  headOf,
  interviewsOf,
  messagesOf,
  peopleOf,
  promisesOf,
  receiptsOf,
  roundsOf,
  stepsOf,
} from "./parts/queries";

type Reminder = typeof reminder.$inferSelect;

/** What became of telling the user about a step. */
export type Receipt = Pick<
  Reminder,
  | "id"
  | "slot"
  | "occurrence"
  | "state"
  | "stateReason"
  | "dueAt"
  | "wokeAt"
  | "claimedAt"
  | "acceptedAt"
  | "deliveredAt"
  | "waitUntil"
>;

export interface StepOfRound extends Omit<typeof followUpStep.$inferSelect, "ownerId" | "applicationId"> {
  contactName: string | null;
  /** How an open step stands; null for the others. */
  timing: StepTiming | null;
  reminders: Receipt[];
  /** When its draft was last handed to a mail app or copied. */
  handedOffAt: Date | null;
}

export interface InterviewerOfInterview {
  contactId: string;
  name: string;
  email: string | null;
  jobTitle: string | null;
  addressAs: string | null;
}

export interface InterviewOfRound
  extends Omit<typeof interview.$inferSelect, "ownerId" | "deletedAt" | "applicationId"> {
  interviewers: InterviewerOfInterview[];
}

export interface RoundOfApplication
  extends Pick<
    typeof round.$inferSelect,
    "id" | "heldOn" | "planNotes" | "plannedAt" | "endedAt" | "endedReason"
  > {
  /** To whom messages after the thank-yous go (W9). */
  addressee: { contactId: string; name: string; email: string | null } | null;
  interviews: InterviewOfRound[];
  steps: StepOfRound[];
  debriefs: Omit<typeof debrief.$inferSelect, "ownerId">[];
}

type Application = typeof application.$inferSelect;

export interface ApplicationPage {
  application: Omit<Application, "ownerId" | "searchId" | "employerId" | "deletedAt">;
  employer: { id: string; name: string; region: string | null; domain: string | null; version: number };
  search: { id: string; name: string; archivedAt: Date | null };
  /** The latest first. */
  rounds: RoundOfApplication[];
  promises: (Omit<typeof promise.$inferSelect, "ownerId" | "deletedAt"> & {
    saidByName: string | null;
    isCurrent: boolean;
  })[];
  messages: (Omit<typeof message.$inferSelect, "ownerId" | "deletedAt"> & { contactName: string | null })[];
  activity: ActivityRow[];
  contacts: Omit<typeof contact.$inferSelect, "ownerId" | "deletedAt">[];
}

/** Everything the page of one application shows, in a fixed number of statements. Raises `not-found`. */
export async function applicationPage(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
): Promise<ApplicationPage> {
  const head = await headOf(tx, owner, applicationId);
  // One connection answers them in turn, but without waiting for each question.
  const [now, rounds, interviews, people, steps, receipts, debriefs, promises, messages, recent] =
    await Promise.all([
      appNow(tx),
      roundsOf(tx, owner, applicationId),
      interviewsOf(tx, owner, applicationId),
      peopleOf(tx, owner, applicationId),
      stepsOf(tx, owner, applicationId),
      receiptsOf(tx, owner, applicationId),
      debriefsOf(tx, owner, applicationId),
      promisesOf(tx, owner, applicationId),
      messagesOf(tx, owner, applicationId),
      activityOf(tx, owner, applicationId),
    ]);
  const contacts = await contactsOf(tx, owner, head.employer.id, [
    ...people.map((person) => person.contactId),
    ...(head.application.addresseeId ? [head.application.addresseeId] : []),
    ...promises.flatMap((each) => each.saidByContactId ?? []),
  ]);
  const current = promises.find((each) => each.isCurrent);
  const addressee = (roundId: string) => {
    const ids = [
      ...new Set(people.filter((person) => person.roundId === roundId).map((person) => person.contactId)),
    ];
    const hasInterview = interviews.some((each) => each.roundId === roundId);
    const found = addresseeOf({
      chosen: head.application.addresseeId,
      timelineBy: current?.saidByContactId ?? null,
      recruiters: contacts
        .filter((each) => each.employerId === head.employer.id && (each.isRecruiter || !hasInterview))
        .sort((a, b) => Number(b.isRecruiter) - Number(a.isRecruiter)),
      interviewers: ids.flatMap((id) => contacts.find((each) => each.id === id) ?? []),
      others: contacts,
    });
    return found && { contactId: found.id, name: found.name, email: found.email };
  };
  return {
    ...head,
    rounds: rounds.map((each) => ({
      ...each,
      addressee: addressee(each.id),
      interviews: interviews
        .filter((one) => one.roundId === each.id)
        .map((one) => ({
          ...one,
          interviewers: people
            .filter((person) => person.interviewId === one.id)
            .map(({ interviewId: _interview, roundId: _round, ...person }) => person),
        })),
      steps: steps
        .filter((step) => step.roundId === each.id)
        .map((step) => ({
          ...step,
          timing: step.state === "planned" ? timingOf(step, now) : null,
          reminders: receipts
            .filter((receipt) => receipt.stepId === step.id)
            .map(({ stepId: _step, ...receipt }) => receipt),
        })),
      debriefs: debriefs.filter((note) => note.roundId === each.id),
    })),
    promises,
    messages,
    activity: recent,
    contacts,
  };
}

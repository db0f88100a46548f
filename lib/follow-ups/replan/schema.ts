import type { Stage } from "@/lib/applications/rules";
import type { AnyStepKind, Cadence, CadenceName, Channel, ReasonLink } from "@/lib/follow-ups/rules";
import type { MeantTimes } from "@/lib/time-zones/meant/rules";
import type { Absence } from "@/lib/users/absence/rules";

export interface Person {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  directLine: boolean;
}

export interface StepOnFile {
  id: string;
  kind: AnyStepKind;
  slot: string;
  contactId: string | null;
  channel: Channel;
  dueAt: Date;
  windowEndsAt: Date | null;
  lastCallAt: Date | null;
  snoozedUntil: Date | null;
  /** The wall clock these instants were meant at. */
  meant: MeantTimes | null;
  rules: string[];
  why: string;
  chain: ReasonLink[];
  position: number;
  state: "planned" | "done" | "skipped" | "dropped";
  stateChangedAt: Date;
  stateReason: string | null;
  version: number;
  /** A reminder of it was accepted by the provider, so its due time stands. */
  wasAnnounced: boolean;
}

export interface MessageOnFile {
  id: string;
  roundId: string | null;
  stepId: string | null;
  contactId: string | null;
  direction: "out" | "in";
  method: string;
  happenedAt: Date;
  response: string | null;
  untilOn: string | null;
}

export interface PromiseOnFile {
  id: string;
  kind: "date" | "span";
  byOn: string | null;
  spanDays: number | null;
  saidOn: string;
  saidByContactId: string | null;
}

export interface Standing {
  stage: Stage;
  since: Date;
  /** No later round of the application is on file: what an answer opens belongs to this one (T14, T20). */
  isLastRound: boolean;
  /** An interview had begun when it came to this stage, or a person on file said no (T14). */
  deservesReply: boolean;
  /** The day it was sent, where follow-ups on applications are wanted and there is no interview yet (T17). */
  followsUpSince: string | null;
}

/** All that is on file about one round and counts for its plan. */
export interface RoundFile {
  id: string;
  applicationId: string;
  factsHash: string | null;
  planNotes: string[];
  plannedAt: Date | null;
  /** Why nothing is planned any more, as a sentence; null while the round is live. */
  closedBecause: string | null;
  /** A later interview of the same application is on file (T13). */
  superseded: boolean;
  timeZone: string;
  cadence: CadenceName | Cadence;
  quietHours: { from: string; to: string };
  phoneCalls: boolean;
  noPhoneCalls: boolean;
  regions: string[];
  /** How the application stands; null once it, its search or the round is gone. */
  standing: Standing | null;
  /** When only thank-yous are offered (T21). */
  away: Absence | null;
  startsAt: Date | null;
  endsAt: Date | null;
  interviewers: Person[];
  recruiters: Person[];
  others: Person[];
  chosenAddresseeId: string | null;
  promise: PromiseOnFile | null;
  steps: StepOnFile[];
  messages: MessageOnFile[];
}

/** A step as the plan wants it now. */
export interface WantedStep {
  kind: AnyStepKind;
  slot: string;
  contactId: string | null;
  channel: Channel;
  dueAt: Date;
  windowEndsAt: Date | null;
  lastCallAt: Date | null;
  rules: string[];
  why: string;
  chain: ReasonLink[];
  position: number;
}

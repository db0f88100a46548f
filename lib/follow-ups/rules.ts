import type { Temporal } from "temporal-polyfill";
import type { Holidays } from "@/lib/dates/rules";
import type { QuietHours } from "@/lib/follow-ups/quiet-hours/rules";

/** After the end of an interview a thank-you is no longer due from here on, nor the debrief that feeds it (T1). */
export const thankYouLimitHours = 48;
export const thankYouLimitMs = thankYouLimitHours * 3_600_000;

export const CADENCES = ["patient", "standard", "persistent"] as const;
export type CadenceName = (typeof CADENCES)[number];

/**
 * What follows the thank-yous while it stays silent and no time was named. A day counts from the interview's own; what is null is
 * left out. Gaps, business days and quiet hours come on top.
 */
export interface Cadence {
  checkInDay: number | null;
  followUp: { day: number; lastDay: number } | null;
  /** A call on or after its day, or a last note that long after the message before it. */
  lastWord: { callDay: number; noteAfterDays: number } | null;
}

/** In the order in which steps due at one moment are listed. */
export const STEP_KINDS = [
  "debrief",
  "thank-you",
  "check-in",
  "second-follow-up",
  "after-timeline",
  "call",
  "last-note",
  "propose-close",
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** With those beside the follow-ups of an interview: what an answer opens (T14, T20), and follow-ups on an application (T17). */
export const ANY_STEP_KINDS = [
  ...STEP_KINDS,
  "rejection-reply",
  "offer-thanks",
  "offer-deadline",
  "application-follow-up",
] as const;
export type AnyStepKind = (typeof ANY_STEP_KINDS)[number];

export type MessageKind = "check-in" | "second-follow-up" | "after-timeline";
export type FinalKind = "call" | "last-note";
export const CHANNELS = ["email", "call", "none"] as const;
export type Channel = (typeof CHANNELS)[number];

export type Timeline =
  | { kind: "date"; date: string }
  | { kind: "span"; days: number; saidOn?: string | undefined };

export interface DoneStep {
  kind: StepKind;
  /** The interviewer's key; a thank-you without one counts for every interviewer. */
  to?: string | undefined;
  at: Temporal.Instant;
}

export interface PlanFacts {
  timeZone: string;
  cadence: CadenceName | Cadence;
  quietHours: QuietHours;
  /** May a call be proposed? When not, the last note takes its place (T11). */
  phoneCalls: boolean;
  /** `YYYY-MM-DD`, the user's region and the employer's already united. */
  holidays: Holidays;
  /** First start and last end of the round. */
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  interviewers: readonly { key: string; name: string }[];
  timeline?: Timeline | undefined;
  /** Local days, both included, on which only thank-yous are offered (T21). No end: everything is paused. */
  away?: { from: string; to: string | null } | undefined;
  done: readonly DoneStep[];
  now: Temporal.Instant;
}

/** One link of "why this date": the rule and what it said. */
export interface ReasonLink {
  rule: string;
  text: string;
}

export interface PlannedStep {
  kind: StepKind;
  /** The interviewer's key, null where the step goes to nobody in particular. */
  to: string | null;
  channel: Channel;
  /** In the user's zone, as are the two below. */
  dueAt: Temporal.ZonedDateTime;
  windowEndsAt: Temporal.ZonedDateTime | null;
  lastCallAt: Temporal.ZonedDateTime | null;
  /** The step's own rule first, then T1 (late), T12, T18 and T21 where they moved it. */
  rules: string[];
  why: string;
  chain: ReasonLink[];
}

export interface Plan {
  steps: PlannedStep[];
  notes: string[];
}

/** The facts contradict each other, so there is no plan. `field` is the path of the fact within PlanFacts. */
export class PlanError extends Error {
  constructor(
    readonly field: "timeline.date" | "timeline.days",
    message: string,
  ) {
    super(message);
    this.name = "PlanError";
  }
}

/** A message with the local day on which it is due or was done. */
export interface DatedMessage {
  kind: StepKind;
  day: Temporal.PlainDate;
}

/** The least number of local days between two messages (T12). Zero when the earlier one is no message. */
export function leastGap(earlier: StepKind, later: StepKind): number {
  if (earlier === "debrief" || earlier === "propose-close") return 0;
  if (earlier === "thank-you") return later === "check-in" ? 1 : 3;
  if (later === "call") return 3;
  if (earlier === "check-in" && later === "second-follow-up") return 3;
  return 5;
}

/** Where a message stands in its round; call and last note share a slot. Null for what is no such message. */
export function slotOf(kind: AnyStepKind): number | null {
  switch (kind) {
    case "check-in":
      return 1;
    case "second-follow-up":
      return 2;
    case "after-timeline":
      return 3;
    case "call":
    case "last-note":
      return 4;
    default:
      return null;
  }
}

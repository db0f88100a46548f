import { Temporal } from "temporal-polyfill";
import { businessDayAfter, latestDay } from "@/lib/dates/rules";
import {
  type Calendar,
  type CalendarFacts,
  closeWindow,
  firstBusinessDayAhead,
  isAway,
  isPast,
  lastCall,
  openCalendar,
  type Placement,
  placeClose,
  placeOn,
} from "@/lib/follow-ups/placing/rules";
import { awayNote, explainMoves } from "@/lib/follow-ups/reasons/rules";
import type { PlannedStep } from "@/lib/follow-ups/rules";
import { dayText } from "@/lib/moments/rules";

const BUSINESS_DAYS = 7;
const FOLLOW_UPS = 2;
/** The least room between two messages (T12). */
const GAP_DAYS = 5;

export interface ApplicationFacts extends CalendarFacts {
  /** The local day on which the application was sent. */
  sentOn: string;
  /** Without one a follow-up is a line on Today and in the digest: its channel is `none`, and no mail is sent for it. */
  hasContact: boolean;
  /** When follow-ups were in fact sent. */
  done: readonly Temporal.Instant[];
}

export interface ApplicationStep extends Omit<PlannedStep, "kind" | "to"> {
  kind: "application-follow-up" | "propose-close";
  /** Which of the two follow-ups it is; null for the proposal to close. */
  nth: 1 | 2 | null;
}

type Placed = Placement & { nth: 1 | 2 };

/**
 * The follow-ups on an application that has led to no interview yet (T17): 7 business days after it was sent, again 7 business days
 * later, then the proposal to close (T15). Whether the user wants them, and that there is no interview, is for the caller to know.
 * Pure; all instants come back in the user's zone, and none lies before `now`.
 */
export function planApplication(facts: ApplicationFacts): { steps: ApplicationStep[]; notes: string[] } {
  const calendar = openCalendar(facts);
  const doneDays = facts.done.map((at) => at.toZonedDateTimeISO(facts.timeZone).toPlainDate());
  const asPlanned = placeInTurn(calendar, facts, doneDays);
  const messages = redate(calendar, asPlanned);
  const notes = asPlanned
    .filter(({ nth }) => !messages.some((message) => message.nth === nth))
    .map(
      () => "The first follow-up is left out, because its day has passed and the next one takes its place.",
    );

  const offered = messages.filter((message) => !isAway(calendar, message.day));
  const steps = offered.map((message) => followUp(calendar, facts, message));
  const paused = offered.length < messages.length;
  const close = paused
    ? null
    : placeClose(calendar, latestDay([...doneDays, ...offered.map(({ day }) => day)]));
  if (close && !isAway(calendar, close.day)) steps.push(proposal(calendar, facts, close));
  if (paused || (close && isAway(calendar, close.day)) || steps.some((step) => step.rules.includes("T21"))) {
    notes.push(awayNote(calendar));
  }
  return { steps, notes };
}

/** What is open, as if nothing were late: each 7 business days after what comes before it. */
function placeInTurn(
  calendar: Calendar,
  { sentOn, holidays }: ApplicationFacts,
  doneDays: readonly Temporal.PlainDate[],
): Placed[] {
  let before = latestDay(doneDays) ?? Temporal.PlainDate.from(sentOn);
  const placed: Placed[] = [];
  for (let nth = doneDays.length + 1; nth <= FOLLOW_UPS; nth++) {
    const asked = businessDayAfter(before, BUSINESS_DAYS, holidays);
    const message = { ...placeOn(calendar, asked), nth: nth === 1 ? (1 as const) : (2 as const) };
    placed.push(message);
    before = message.day;
  }
  return placed;
}

/** Late plans: only the latest that has passed is kept, and a first one only where the second need not move for it. */
function redate(calendar: Calendar, asPlanned: readonly Placed[]): Placed[] {
  const passed = asPlanned.filter((message) => isPast(calendar, message.dueAt));
  const lastPassed = passed.at(-1);
  if (!lastPassed) return [...asPlanned];
  const again: Placed = {
    ...placeOn(calendar, firstBusinessDayAhead(calendar), { late: true }),
    nth: lastPassed.nth,
  };
  const next = asPlanned.find((message) => message.nth > lastPassed.nth);
  if (!next) return [again];
  return again.day.until(next.day).days >= GAP_DAYS ? [again, next] : [next];
}

function followUp(calendar: Calendar, facts: ApplicationFacts, placed: Placed): ApplicationStep {
  const { hasContact, holidays } = facts;
  const windowEndsAt = closeWindow(calendar, businessDayAfter(placed.day, 2, holidays), placed);
  const sentence = placed.movedBy.late
    ? "The day planned for it has passed, so it comes as soon as a working day allows"
    : placed.nth === 1
      ? "Seven working days after an application, one friendly line is fair"
      : "Seven more quiet working days, so one more line, and then it rests";
  return {
    kind: "application-follow-up",
    nth: placed.nth,
    channel: hasContact ? "email" : "none",
    dueAt: placed.dueAt,
    windowEndsAt,
    lastCallAt: hasContact ? lastCall(calendar, "application-follow-up", placed.dueAt, windowEndsAt) : null,
    ...explainMoves(calendar, {
      rule: "T17",
      began: sentOn(facts),
      sentence,
      placed,
    }),
  };
}

function proposal(calendar: Calendar, facts: ApplicationFacts, placed: Placement): ApplicationStep {
  const sentence = placed.movedBy.late
    ? "It has been quiet for a long while, so it may be time to let this one rest"
    : "Ten days after the last step without an answer, it may be time to let this one rest";
  return {
    kind: "propose-close",
    nth: null,
    channel: "none",
    dueAt: placed.dueAt,
    windowEndsAt: null,
    lastCallAt: null,
    ...explainMoves(calendar, { rule: "T15", began: sentOn(facts), sentence, placed }),
  };
}

function sentOn(facts: ApplicationFacts): string {
  return `The application was sent on ${dayText(Temporal.PlainDate.from(facts.sentOn))}.`;
}

import { Temporal } from "temporal-polyfill";
import { businessDayAfter, businessDayBefore, isBefore, isEarlier } from "@/lib/dates/rules";
import {
  atTime,
  type Calendar,
  type CalendarFacts,
  isAway,
  isPast,
  lastCall,
  openCalendar,
  type Placement,
  placeNow,
  placeOn,
  TEN,
} from "@/lib/follow-ups/placing/rules";
import { endOfQuiet, isQuiet } from "@/lib/follow-ups/quiet-hours/rules";
import { awayNote, dayAtTimeText, explainMoves } from "@/lib/follow-ups/reasons/rules";
import type { PlannedStep } from "@/lib/follow-ups/rules";
import { dayText } from "@/lib/moments/rules";

const NINE = Temporal.PlainTime.from("09:00");
/** How long a reply to a rejection, or thanks for an offer, is in time. */
const WINDOW = { hours: 48 };
const LATE = "The morning planned for it has passed, so it goes out as soon as it can";

export interface AnswerStep extends Omit<PlannedStep, "kind" | "to"> {
  kind: "rejection-reply" | "offer-thanks" | "offer-deadline";
}

export interface AnswerPlan {
  steps: AnswerStep[];
  notes: string[];
}

export interface RejectionFacts extends CalendarFacts {
  loggedAt: Temporal.Instant;
  replied: boolean;
}

export interface OfferFacts extends CalendarFacts {
  loggedAt: Temporal.Instant;
  /** The local day by which they want to know; null when they named none. */
  decideBy: string | null;
  thanked: boolean;
}

/**
 * What a rejection after an interview, or by a person, opens (T14): one gracious reply, on the first business day strictly after the day it was logged, at 09:00, for 48
 * hours. A second reminder (T19) would come an hour after that, so there is none. Pure; instants come back in the user's zone.
 */
export function planRejection(facts: RejectionFacts): AnswerPlan {
  const calendar = openCalendar(facts);
  if (facts.replied) return { steps: [], notes: [] };
  return nextMorning(calendar, facts.loggedAt, {
    kind: "rejection-reply",
    rule: "T14",
    began: "The rejection came",
    sentence: "A gracious reply is remembered, and the next working morning is soon enough",
    tooLate: "More than two days have passed since a reply was due, so it is left out.",
  });
}

/**
 * What an offer opens (T20): thanks on the next business morning, 09:00, for 48 hours; and reminders of its deadline two business
 * days before it and on that morning. One whose day has passed is left out, but the deadline's own day lasts until midnight.
 */
export function planOffer(facts: OfferFacts): AnswerPlan {
  const calendar = openCalendar(facts);
  const plan: AnswerPlan = facts.thanked
    ? { steps: [], notes: [] }
    : nextMorning(calendar, facts.loggedAt, {
        kind: "offer-thanks",
        rule: "T20",
        began: "The offer came",
        sentence: "Thanks for an offer are due the next working morning, whatever you decide",
        tooLate: "More than two days have passed since thanks were due, so they are left out.",
      });
  if (facts.decideBy === null) return plan;
  const reminders = deadlineReminders(calendar, Temporal.PlainDate.from(facts.decideBy));
  return { ...plan, steps: [...plan.steps, ...reminders].sort(byDueTime) };
}

interface Morning {
  kind: AnswerStep["kind"];
  rule: string;
  began: string;
  sentence: string;
  tooLate: string;
}

/** Due at 09:00 on the first business day after it was logged; when that has passed, now, within 48 hours of it. */
function nextMorning(calendar: Calendar, loggedAt: Temporal.Instant, told: Morning): AnswerPlan {
  const { holidays, timeZone } = calendar.facts;
  const logged = loggedAt.toZonedDateTimeISO(timeZone);
  const planned = placeOn(calendar, businessDayAfter(logged.toPlainDate(), 1, holidays), { time: NINE });
  const placed = isPast(calendar, planned.dueAt) ? placeLate(calendar) : planned;
  if (isAway(calendar, placed.day)) return { steps: [], notes: [awayNote(calendar)] };
  const windowEndsAt = (placed.movedBy.away ? placed : planned).dueAt.add(WINDOW);
  if (!isEarlier(placed.dueAt, windowEndsAt)) return { steps: [], notes: [told.tooLate] };
  const sentence = placed.movedBy.late ? LATE : told.sentence;
  const step: AnswerStep = {
    kind: told.kind,
    channel: "email",
    dueAt: placed.dueAt,
    windowEndsAt,
    lastCallAt: lastCallWithin(calendar, told.kind, placed.dueAt, windowEndsAt),
    ...explainMoves(calendar, {
      rule: told.rule,
      began: `${told.began} on ${dayAtTimeText(logged)}.`,
      sentence,
      placed,
    }),
  };
  return { steps: [step], notes: placed.movedBy.away ? [awayNote(calendar)] : [] };
}

/** At now, or when quiet hours end; while away on the first business morning after (T21). */
function placeLate(calendar: Calendar): Placement {
  const placed = placeNow(calendar);
  return isAway(calendar, placed.day) ? placeOn(calendar, placed.day, { late: true, time: NINE }) : placed;
}

/** T19, where a second reminder still comes before the window ends. */
function lastCallWithin(
  calendar: Calendar,
  kind: AnswerStep["kind"],
  dueAt: Temporal.ZonedDateTime,
  windowEndsAt: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | null {
  const at = lastCall(calendar, kind, dueAt, windowEndsAt);
  return at && isEarlier(at, windowEndsAt) ? at : null;
}

/** A deadline does not wait for anybody to be back, so an absence moves none of these. */
function deadlineReminders(calendar: Calendar, deadline: Temporal.PlainDate): AnswerStep[] {
  const home = { ...calendar, away: null };
  const days = [businessDayBefore(deadline, 2, calendar.facts.holidays), deadline];
  return days.flatMap((day) => {
    const planned = placeAt(home, day);
    const isLast = day.equals(deadline);
    const late = isPast(home, planned.dueAt);
    const placed = late && isLast ? placeNow(home) : planned;
    const missed = (late && !isLast) || isBefore(deadline, placed.day);
    return missed ? [] : [deadlineReminder(calendar, deadline, placed)];
  });
}

function deadlineReminder(calendar: Calendar, deadline: Temporal.PlainDate, placed: Placement): AnswerStep {
  const isLast = placed.day.equals(deadline);
  return {
    kind: "offer-deadline",
    channel: "none",
    dueAt: placed.dueAt,
    windowEndsAt: null,
    lastCallAt: null,
    ...explainMoves(calendar, {
      rule: "T20",
      began: `They want to know by ${dayText(deadline)}.`,
      sentence: isLast
        ? `They want your answer on ${dayText(deadline)}, so this is the day to give it`
        : `They want your answer by ${dayText(deadline)}, so there is still time to think`,
      placed,
    }),
  };
}

/** 10:00 on that very day, a weekend or not, out of quiet hours. */
function placeAt(calendar: Calendar, day: Temporal.PlainDate): Placement {
  const { quietHours } = calendar.facts;
  const wanted = atTime(calendar, day, TEN);
  const quiet = isQuiet(wanted, quietHours);
  const dueAt = quiet ? endOfQuiet(wanted, quietHours) : wanted;
  return {
    dueAt,
    day: dueAt.toPlainDate(),
    asked: day,
    movedBy: { weekend: false, gap: false, quiet: quiet ? "later" : null, late: false, away: false },
  };
}

function byDueTime(a: AnswerStep, b: AnswerStep): number {
  return a.dueAt.epochMilliseconds - b.dueAt.epochMilliseconds;
}

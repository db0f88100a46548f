import { Temporal } from "temporal-polyfill";
import {
  atWallTime,
  businessDayAfter,
  businessDayOnOrAfter,
  daysAfter,
  isBefore,
  isBusinessDay,
  isEarlier,
  isEarlierThan,
  laterDay,
  latestDay,
  wallTime,
} from "@/lib/dates/rules";
import { cadenceOf } from "@/lib/follow-ups/cadences/rules";
import { endOfQuiet, isQuiet, lastMinuteBeforeQuiet } from "@/lib/follow-ups/quiet-hours/rules";
import {
  type Cadence,
  type DatedMessage,
  leastGap,
  type PlanFacts,
  type StepKind,
} from "@/lib/follow-ups/rules";

export const TEN = wallTime("10:00");
const SIX_PM = wallTime("18:00");
/** How much of a window a second reminder leaves, and how far it stays from the first. */
const ROOM_HOURS = 2;

/** Whose calendar it is, and when a plan is made. */
export type CalendarFacts = Pick<PlanFacts, "timeZone" | "quietHours" | "holidays" | "now" | "away">;

/** The user's calendar as a plan is made, worked out once. */
export interface Calendar {
  facts: CalendarFacts;
  /** The local day of now. */
  today: Temporal.PlainDate;
  now: Temporal.ZonedDateTime;
  /** The first and last local day away; no last one while everything is paused. */
  away: { from: Temporal.PlainDate; to: Temporal.PlainDate | null } | null;
}

/** The facts of a round with its local days. */
export interface Round extends Calendar {
  facts: PlanFacts;
  /** Local days of the first start ("day N" counts from it) and of the last end. */
  startDay: Temporal.PlainDate;
  /** What follows the thank-yous, as days. */
  cadence: Cadence;
  endDay: Temporal.PlainDate;
  endsAt: Temporal.ZonedDateTime;
}

/** Where a step landed, and what moved it there. */
export interface Placement {
  dueAt: Temporal.ZonedDateTime;
  /** The local day it is due; gaps and windows count from it. */
  day: Temporal.PlainDate;
  /** The day its own rule named, before weekends, holidays and gaps. */
  asked: Temporal.PlainDate;
  movedBy: {
    weekend: boolean;
    gap: boolean;
    quiet: "later" | "earlier" | null;
    late: boolean;
    away: boolean;
  };
}

export function openRound(facts: PlanFacts): Round {
  const start = facts.startsAt.toZonedDateTimeISO(facts.timeZone);
  const endsAt = facts.endsAt.toZonedDateTimeISO(facts.timeZone);
  return {
    ...openCalendar(facts),
    facts,
    cadence: cadenceOf(facts.cadence),
    startDay: start.toPlainDate(),
    endDay: endsAt.toPlainDate(),
    endsAt,
  };
}

export function openCalendar(facts: CalendarFacts): Calendar {
  const now = facts.now.toZonedDateTimeISO(facts.timeZone);
  const { away } = facts;
  return {
    facts,
    today: now.toPlainDate(),
    now,
    away: away
      ? {
          from: Temporal.PlainDate.from(away.from),
          to: away.to === null ? null : Temporal.PlainDate.from(away.to),
        }
      : null,
  };
}

export function atTime(calendar: Calendar, day: Temporal.PlainDate, time: Temporal.PlainTime) {
  return atWallTime(day, time, calendar.facts.timeZone, calendar.facts.now);
}

/** Where a step of a round goes: see placeOn. It keeps the gaps to what comes before it (T12). */
export function placeMessage(
  round: Round,
  kind: StepKind,
  asked: Temporal.PlainDate,
  before: readonly DatedMessage[],
  late = false,
): Placement {
  const floor = latestDay(before.map((message) => daysAfter(message.day, leastGap(message.kind, kind))));
  return placeOn(round, asked, { floor, late });
}

/**
 * A message, call or last note: 10:00 on the first business day on or after `asked`, not before `floor` and not while away (T21),
 * then out of quiet hours; pushed onto a non-business day it goes on to the next business day (T18).
 */
export function placeOn(
  calendar: Calendar,
  asked: Temporal.PlainDate,
  {
    floor = null,
    late = false,
    time = TEN,
  }: {
    floor?: Temporal.PlainDate | null;
    late?: boolean;
    time?: Temporal.PlainTime;
  } = {},
): Placement {
  const { holidays } = calendar.facts;
  const wanted = businessDayOnOrAfter(asked, holidays);
  const kept = floor ? businessDayOnOrAfter(laterDay(wanted, floor), holidays) : wanted;
  const home = firstDayHome(calendar, kept);
  let landed = leaveQuiet(calendar, home ?? kept, time);
  const homeAfterAll = home ? null : firstDayHome(calendar, landed.day);
  if (homeAfterAll) landed = leaveQuiet(calendar, homeAfterAll, time);
  return {
    dueAt: landed.dueAt,
    day: landed.day,
    asked,
    movedBy: {
      weekend: isBefore(asked, wanted),
      gap: isBefore(wanted, kept),
      quiet: landed.quiet ? "later" : null,
      late,
      away: home !== null || homeAfterAll !== null,
    },
  };
}

/** The first business day after the user is back; null when they are not away on that day, or do not say until when. */
export function firstDayHome(calendar: Calendar, day: Temporal.PlainDate): Temporal.PlainDate | null {
  const { away, facts } = calendar;
  return away?.to && isAway(calendar, day) ? businessDayAfter(away.to, 1, facts.holidays) : null;
}

/** Whether only thank-yous are offered on that day (T21). */
export function isAway({ away }: Calendar, day: Temporal.PlainDate): boolean {
  return away !== null && !isBefore(day, away.from) && (away.to === null || !isBefore(away.to, day));
}

function leaveQuiet(calendar: Calendar, day: Temporal.PlainDate, time: Temporal.PlainTime) {
  const { holidays, quietHours } = calendar.facts;
  const wanted = atTime(calendar, day, time);
  if (!isQuiet(wanted, quietHours)) return { dueAt: wanted, day: wanted.toPlainDate(), quiet: false };
  let dueAt = endOfQuiet(wanted, quietHours);
  let landed = dueAt.toPlainDate();
  if (!landed.equals(day) && !isBusinessDay(landed, holidays)) {
    dueAt = atTime(calendar, businessDayAfter(landed, 1, holidays), wallTime(quietHours.to));
    landed = dueAt.toPlainDate();
  }
  return { dueAt, day: landed, quiet: true };
}

/** What a late message is asked for: the first business day whose 10:00 is after now. */
export function firstBusinessDayAhead(calendar: Calendar): Temporal.PlainDate {
  const { holidays } = calendar.facts;
  const day = businessDayOnOrAfter(calendar.today, holidays);
  return isEarlier(calendar.now, atTime(calendar, day, TEN)) ? day : businessDayAfter(day, 1, holidays);
}

export function isPast(calendar: Calendar, dueAt: Temporal.ZonedDateTime): boolean {
  return isEarlier(dueAt, calendar.now);
}

/** The proposal to close (T15): ten days after the last day of a plan; only if that has passed, or there is none, tomorrow. */
export function placeClose(calendar: Calendar, last: Temporal.PlainDate | null): Placement {
  if (last) {
    const placed = placeCloseOn(calendar, daysAfter(last, 10), false);
    if (!isPast(calendar, placed.dueAt)) return placed;
  }
  return placeCloseOn(calendar, daysAfter(calendar.today, 1), true);
}

function placeCloseOn(calendar: Calendar, asked: Temporal.PlainDate, late: boolean): Placement {
  const { quietHours } = calendar.facts;
  const at = (day: Temporal.PlainDate) => {
    const ten = atTime(calendar, day, TEN);
    const quiet = isQuiet(ten, quietHours);
    const dueAt = quiet ? endOfQuiet(ten, quietHours) : ten;
    return { dueAt, day: dueAt.toPlainDate(), quiet };
  };
  const placed = at(asked);
  const home = firstDayHome(calendar, placed.day);
  const { dueAt, day, quiet } = home ? at(home) : placed;
  return {
    dueAt,
    day,
    asked,
    movedBy: { weekend: false, gap: false, quiet: quiet ? "later" : null, late, away: home !== null },
  };
}

/** At `now`, or when quiet hours end: where a late thank-you or debrief goes. */
export function placeNow(calendar: Calendar): Placement {
  const { now, today, facts } = calendar;
  const quiet = isQuiet(now, facts.quietHours);
  const dueAt = quiet ? endOfQuiet(now, facts.quietHours) : now;
  return {
    dueAt,
    day: dueAt.toPlainDate(),
    asked: today,
    movedBy: { weekend: false, gap: false, quiet: quiet ? "later" : null, late: true, away: false },
  };
}

/** The day a message's window ends, at 18:00; never a non-business day and never at or before the due time. */
export function closeWindow(
  calendar: Calendar,
  day: Temporal.PlainDate,
  placed: Placement,
): Temporal.ZonedDateTime {
  const { holidays } = calendar.facts;
  const windowEndsAt = atTime(calendar, businessDayOnOrAfter(day, holidays), SIX_PM);
  if (isEarlier(placed.dueAt, windowEndsAt)) return windowEndsAt;
  return atTime(calendar, businessDayAfter(placed.day, 1, holidays), SIX_PM);
}

/** The second reminder of a step (T19), null when it would come less than two hours after the first, or while away (T21). */
export function lastCall(
  calendar: Calendar,
  kind: string,
  dueAt: Temporal.ZonedDateTime,
  windowEndsAt: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | null {
  const { quietHours } = calendar.facts;
  let at =
    kind === "thank-you"
      ? windowEndsAt.subtract({ hours: 3 })
      : atTime(calendar, windowEndsAt.toPlainDate(), TEN);
  if (isQuiet(at, quietHours)) {
    const later = endOfQuiet(at, quietHours);
    const roomLeft = !isEarlierThan(windowEndsAt, ROOM_HOURS, later);
    at = roomLeft ? later : lastMinuteBeforeQuiet(at, quietHours);
  }
  if (calendar.away && kind !== "thank-you" && isAway(calendar, at.toPlainDate())) return null;
  return isEarlierThan(at, ROOM_HOURS, dueAt) ? null : at;
}

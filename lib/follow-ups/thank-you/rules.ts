import { Temporal } from "temporal-polyfill";
import {
  daysAfter,
  isBusinessDay,
  isEarlier,
  isEarlierThan,
  isLaterThan,
  minuteOfDay,
  wallTime,
} from "@/lib/dates/rules";
import {
  atTime,
  firstDayHome,
  isAway,
  isPast,
  type Placement,
  placeNow,
  placeOn,
  type Round,
} from "@/lib/follow-ups/placing/rules";
import { endOfQuiet, isQuiet, lastMinuteBeforeQuiet } from "@/lib/follow-ups/quiet-hours/rules";
import { thankYouLimitHours } from "@/lib/follow-ups/rules";

const NINE = wallTime("09:00");
const NOON = wallTime("12:00");
const THREE_PM = wallTime("15:00");
const FOUR_PM = wallTime("16:00");
const SIX_PM = wallTime("18:00");

export type ThankYouRule = "T3" | "T4" | "T5";

export interface ThankYouPlacement extends Placement {
  rule: ThankYouRule;
}

/** When the thank-yous of a round are due if nothing is late: T3, T4 or T5, out of quiet hours by T18. */
export function placeThankYou(round: Round): ThankYouPlacement {
  const { quietHours } = round.facts;
  const { rule, dueAt: wanted } = thankYouTime(round);
  const quiet = isQuiet(wanted, quietHours) ? leaveQuiet(round, wanted) : null;
  const dueAt = quiet?.dueAt ?? wanted;
  return {
    rule,
    dueAt,
    day: dueAt.toPlainDate(),
    asked: wanted.toPlainDate(),
    movedBy: { weekend: false, gap: false, quiet: quiet?.way ?? null, late: false, away: false },
  };
}

/** A thank-you whose time has passed goes out now; null when that would be past its limit (T1). */
export function replaceLateThankYou(round: Round, planned: ThankYouPlacement): ThankYouPlacement | null {
  if (!isPast(round, planned.dueAt)) return planned;
  const placed = placeNow(round);
  return isInTime(placed.dueAt, round) ? { ...placed, rule: planned.rule } : null;
}

/** The debrief: half an hour after the end (T16), later when late; null when 48 hours have gone by. */
export function placeDebrief(round: Round): Placement | null {
  const { quietHours } = round.facts;
  const wanted = round.endsAt.add({ minutes: 30 });
  const quiet = isQuiet(wanted, quietHours);
  const dueAt = quiet ? endOfQuiet(wanted, quietHours) : wanted;
  if (isPast(round, dueAt)) {
    const placed = placeNow(round);
    return isInTime(placed.dueAt, round) ? placed : null;
  }
  return {
    dueAt,
    day: dueAt.toPlainDate(),
    asked: wanted.toPlainDate(),
    movedBy: { weekend: false, gap: false, quiet: quiet ? "later" : null, late: false, away: false },
  };
}

/** The debrief on the first business day after an absence (T21); null when 48 hours have gone by then, or all is paused. */
export function debriefAfterAway(round: Round, placed: Placement): Placement | null {
  if (!isAway(round, placed.day)) return placed;
  const home = firstDayHome(round, placed.day);
  if (!home) return null;
  const later = placeOn(round, home);
  if (!isInTime(later.dueAt, round)) return null;
  return {
    ...later,
    asked: placed.asked,
    movedBy: { ...later.movedBy, late: placed.movedBy.late, away: true },
  };
}

/** T1's outer limit. */
export function outerLimit(round: Round): Temporal.ZonedDateTime {
  return round.endsAt.add({ hours: thankYouLimitHours });
}

export function thankYouWindow(round: Round, placed: Placement): Temporal.ZonedDateTime {
  return placed.movedBy.late ? outerLimit(round) : round.endsAt.add({ hours: 24 });
}

function isInTime(dueAt: Temporal.ZonedDateTime, round: Round): boolean {
  return isEarlierThan(dueAt, thankYouLimitHours, round.endsAt);
}

function thankYouTime(round: Round): { rule: ThankYouRule; dueAt: Temporal.ZonedDateTime } {
  const { endsAt, endDay } = round;
  if (minuteOfDay(endsAt) < 12 * 60) return { rule: "T3", dueAt: atTime(round, endDay, THREE_PM) };
  const tomorrow = daysAfter(endDay, 1);
  const morning = atTime(round, tomorrow, NINE);
  if (isBusinessDay(tomorrow, round.facts.holidays)) return { rule: "T4", dueAt: morning };
  const four = atTime(round, endDay, FOUR_PM);
  const hourLater = nextQuarterHour(endsAt.add({ hours: 1 }));
  const evening = isEarlier(four, hourLater) ? hourLater : four;
  const inTime = !isEarlier(atTime(round, endDay, SIX_PM), evening);
  return { rule: "T5", dueAt: inTime ? evening : morning };
}

function nextQuarterHour(at: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return at.round({ smallestUnit: "minute", roundingIncrement: 15, roundingMode: "ceil" });
}

function leaveQuiet(round: Round, wanted: Temporal.ZonedDateTime) {
  const { quietHours } = round.facts;
  const later = endOfQuiet(wanted, quietHours);
  const tooLate =
    Temporal.PlainTime.compare(later.toPlainTime(), NOON) > 0 || isLaterThan(later, 24, round.endsAt);
  if (tooLate) {
    const earlier = lastMinuteBeforeQuiet(wanted, quietHours);
    const tooSoon = isEarlierThan(earlier, 1, round.endsAt);
    if (!tooSoon) return { dueAt: earlier, way: "earlier" as const };
  }
  return { dueAt: later, way: "later" as const };
}

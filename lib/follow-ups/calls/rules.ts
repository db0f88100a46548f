import { Temporal } from "temporal-polyfill";
import {
  atWallTime,
  businessDayAfter,
  businessDayOnOrAfter,
  daysAfter,
  type Holidays,
} from "@/lib/dates/rules";
import { endOfQuiet, isQuiet, type QuietHours } from "@/lib/follow-ups/quiet-hours/rules";
import { zoned } from "@/lib/moments/rules";

const OPENS = Temporal.PlainTime.from("09:00");
const CLOSES = Temporal.PlainTime.from("17:00");
/** A call needs a moment before they go home. */
const LEAST_MINUTES = 15;
const MOST_DAYS = 30;

export interface CallFacts {
  /** When the step is due, or what it was put off to. */
  dueAt: Date;
  now: Date;
  timeZone: string;
  theirZone: string;
  /** The user's, whose evening is spared where their working hours leave room. */
  quietHours: QuietHours;
  /** Public holidays where the other person works. */
  theirHolidays: Holidays;
}

/** When a call reaches them at work: on a business day of theirs between 09:00 and 17:00 on their clock. */
export interface CallTime {
  from: Date;
  until: Date;
  /** The hour the plan names lies within. */
  dueFits: boolean;
  isNow: boolean;
  /** Their working hours lie in the user's quiet hours altogether. */
  inQuietHours: boolean;
}

interface Span {
  from: Temporal.ZonedDateTime;
  until: Temporal.ZonedDateTime;
}

/** The first good time for a call once the step is due (T10, W8). Pure. */
export function callTime(facts: CallFacts): CallTime {
  const due = zoned(facts.dueAt, facts.timeZone);
  const earliest = facts.now > facts.dueAt ? zoned(facts.now, facts.timeZone) : due;
  const found = firstSpan(facts, earliest);
  const from = isBefore(found.from, earliest) ? earliest : found.from;
  const atDue = firstSpan(facts, due);
  return {
    from: new Date(from.epochMilliseconds),
    until: new Date(found.until.epochMilliseconds),
    dueFits: !isBefore(due, atDue.from),
    isNow: facts.now.getTime() >= from.epochMilliseconds,
    inQuietHours: isQuiet(from, facts.quietHours),
  };
}

/** Their first working hours that are not over at `earliest`, less the user's quiet hours where something is left. */
function firstSpan(facts: CallFacts, earliest: Temporal.ZonedDateTime): Span {
  const there = earliest.withTimeZone(facts.theirZone).toPlainDate();
  let day = businessDayOnOrAfter(there, facts.theirHolidays);
  let fallback: Span | null = null;
  for (let tries = 0; tries < MOST_DAYS; tries += 1) {
    const whole = {
      from: atWallTime(day, OPENS, facts.theirZone).withTimeZone(facts.timeZone),
      until: atWallTime(day, CLOSES, facts.theirZone).withTimeZone(facts.timeZone),
    };
    const isAhead = (span: Span) => isBefore(earliest.add({ minutes: LEAST_MINUTES }), span.until);
    const awake = wakingSpans(whole, facts.quietHours).find(isAhead);
    if (awake) {
      return awake;
    }
    if (isAhead(whole)) {
      fallback ??= whole;
    }
    // Each day has the same hours, but for changes of clocks: two days without a waking one, and there is none.
    if (fallback && tries >= 2) {
      return fallback;
    }
    day = businessDayAfter(day, 1, facts.theirHolidays);
  }
  throw new Error("a month without a working day");
}

/** The parts of a span outside the quiet hours, in order. */
function wakingSpans({ from, until }: Span, quiet: QuietHours): Span[] {
  const spans: Span[] = [];
  for (let at = from; isBefore(at, until); ) {
    if (isQuiet(at, quiet)) {
      at = endOfQuiet(at, quiet);
      continue;
    }
    const begins = nextQuiet(at, quiet);
    const ends = begins && isBefore(begins, until) ? begins : until;
    spans.push({ from: at, until: ends });
    at = ends;
  }
  return spans;
}

function nextQuiet(at: Temporal.ZonedDateTime, quiet: QuietHours): Temporal.ZonedDateTime | null {
  if (quiet.from === quiet.to) {
    return null;
  }
  const begin = (day: Temporal.PlainDate) =>
    atWallTime(day, Temporal.PlainTime.from(quiet.from), at.timeZoneId);
  const today = begin(at.toPlainDate());
  return isBefore(at, today) ? today : begin(daysAfter(at.toPlainDate(), 1));
}

function isBefore(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}

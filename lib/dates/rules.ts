import { Temporal } from "temporal-polyfill";

export type Holidays = ReadonlySet<string>;

const HOUR = 3_600_000_000_000n;
const spans = new Map<number, Temporal.Duration>();
const wallTimes = new Map<string, Temporal.PlainTime>();

/**
 * The instant at which a wall clock in `timeZone` shows `time` on `date`. In a DST gap it is the later instant; a time that
 * comes twice is the first, or the second when the first lies before `notBefore` (V1-V25).
 */
export function atWallTime(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  timeZone: string,
  notBefore?: { epochMilliseconds: number },
): Temporal.ZonedDateTime {
  const first = date.toZonedDateTime({ timeZone, plainTime: time });
  if (notBefore === undefined || first.epochMilliseconds >= notBefore.epochMilliseconds) return first;
  return date.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation: "later" });
}

/** `HH:MM` as a time. There are 1440 of them, so each is read once. */
export function wallTime(text: string): Temporal.PlainTime {
  const known = wallTimes.get(text);
  if (known) return known;
  const time = Temporal.PlainTime.from(text);
  wallTimes.set(text, time);
  return time;
}

/** That many calendar days later. The spans are few, so each is made once. */
export function daysAfter(day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const span = spans.get(count) ?? Temporal.Duration.from({ days: count });
  if (spans.size < 1000) spans.set(count, span);
  return day.add(span);
}

/** What the wall clock at `at` shows, in whole minutes since midnight. One look at the zone instead of one per field. */
export function minuteOfDay(at: Temporal.ZonedDateTime): number {
  const minutes = Math.floor((at.epochMilliseconds + at.offsetNanoseconds / 1_000_000) / 60_000);
  return ((minutes % 1440) + 1440) % 1440;
}

/** Monday to Friday and not a holiday. Holidays are `YYYY-MM-DD`. */
export function isBusinessDay(date: Temporal.PlainDate, holidays: Holidays): boolean {
  return date.dayOfWeek <= 5 && (holidays.size === 0 || !holidays.has(date.toString()));
}

/** `date` itself when it is a business day, else the first one after it. */
export function businessDayOnOrAfter(date: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate {
  let day = date;
  while (!isBusinessDay(day, holidays)) day = daysAfter(day, 1);
  return day;
}

/** The `count`-th business day strictly after `date`. */
export function businessDayAfter(
  date: Temporal.PlainDate,
  count: number,
  holidays: Holidays,
): Temporal.PlainDate {
  let day = date;
  for (let n = 0; n < count; n++) day = businessDayOnOrAfter(daysAfter(day, 1), holidays);
  return day;
}

/** `date` itself when it is a business day, else the last one before it. */
export function businessDayOnOrBefore(date: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate {
  let day = date;
  while (!isBusinessDay(day, holidays)) day = day.subtract({ days: 1 });
  return day;
}

/** The `count`-th business day strictly before `date`. */
export function businessDayBefore(
  date: Temporal.PlainDate,
  count: number,
  holidays: Holidays,
): Temporal.PlainDate {
  let day = date;
  for (let n = 0; n < count; n++) day = businessDayOnOrBefore(day.subtract({ days: 1 }), holidays);
  return day;
}

export function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

/** The later of two local days. */
export function laterDay(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(a, b) ? b : a;
}

/** The latest of several local days, null when there is none. */
export function latestDay(days: readonly Temporal.PlainDate[]): Temporal.PlainDate | null {
  return days.reduce<Temporal.PlainDate | null>(
    (latest, day) => (latest ? laterDay(latest, day) : day),
    null,
  );
}

/** Whether `a` comes before `b`, to the nanosecond. */
export function isEarlier(
  a: Temporal.ZonedDateTime | Temporal.Instant,
  b: Temporal.ZonedDateTime | Temporal.Instant,
): boolean {
  return a.epochNanoseconds < b.epochNanoseconds;
}

/** Whether `a` comes before that many hours after `b`, to the nanosecond. */
export function isEarlierThan(a: Temporal.ZonedDateTime, hours: number, b: Temporal.ZonedDateTime): boolean {
  return a.epochNanoseconds < b.epochNanoseconds + BigInt(hours) * HOUR;
}

/** Whether `a` comes after that many hours after `b`, to the nanosecond. */
export function isLaterThan(a: Temporal.ZonedDateTime, hours: number, b: Temporal.ZonedDateTime): boolean {
  return a.epochNanoseconds > b.epochNanoseconds + BigInt(hours) * HOUR;
}

import type { Temporal } from "temporal-polyfill";
import { atWallTime, daysAfter, minuteOfDay, wallTime } from "@/lib/dates/rules";

/** Half-open, `HH:MM`: `from` is quiet, `to` is not. Equal times mean no quiet hours. */
export interface QuietHours {
  from: string;
  to: string;
}

export const DEFAULT_QUIET_HOURS: QuietHours = { from: "21:00", to: "08:00" };

/** Whether the wall clock at `at` stands in the quiet hours (T18). */
export function isQuiet(at: Temporal.ZonedDateTime, quiet: QuietHours): boolean {
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  const minute = minuteOfDay(at);
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** The minute at which the quiet hours around `at` end. `at` must be quiet. */
export function endOfQuiet(at: Temporal.ZonedDateTime, quiet: QuietHours): Temporal.ZonedDateTime {
  const overnight = minutesOf(quiet.from) > minutesOf(quiet.to);
  const evening = overnight && minuteOfDay(at) >= minutesOf(quiet.from);
  const today = at.toPlainDate();
  const date = evening ? daysAfter(today, 1) : today;
  return atWallTime(date, wallTime(quiet.to), at.timeZoneId, at);
}

/** One minute before the quiet hours around `at` began. `at` must be quiet. */
export function lastMinuteBeforeQuiet(at: Temporal.ZonedDateTime, quiet: QuietHours): Temporal.ZonedDateTime {
  const morning = minuteOfDay(at) < minutesOf(quiet.from);
  const today = at.toPlainDate();
  const date = morning ? today.subtract({ days: 1 }) : today;
  const begin = wallTime(quiet.from);
  const last = atWallTime(date, begin, at.timeZoneId).subtract({ minutes: 1 });
  if (!isQuiet(last, quiet)) return last;
  // They begin inside a DST gap, so the clock jumps right into them: go back to before the jump.
  const before = date.toPlainDateTime(begin).toZonedDateTime(at.timeZoneId, { disambiguation: "earlier" });
  return before.subtract({ minutes: 1 });
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

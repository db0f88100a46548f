import type { Temporal } from "temporal-polyfill";
import { businessDayOnOrBefore, type Holidays, isBefore } from "@/lib/dates/rules";

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

export type Part = "early" | "mid" | "end";

/** Early in a week is its Tuesday, mid-week its Thursday, and a week without more said its Friday. */
const WEEKDAY_OF_PART: Record<Part, number> = { early: 2, mid: 4, end: 5 };

/** The day of ISO week `weeks` after that of `from` which a part of a week means. */
export function partOfWeek(from: Temporal.PlainDate, weeks: number, part: Part): Temporal.PlainDate {
  return weekdayOf(from, weeks, WEEKDAY_OF_PART[part]);
}

/** A weekday (1 is Monday) of the ISO week `weeks` after that of `from`. */
export function weekdayOf(from: Temporal.PlainDate, weeks: number, weekday: number): Temporal.PlainDate {
  return from.add({ days: weeks * 7 + weekday - from.dayOfWeek });
}

/** The first `weekday` strictly after `from`. */
export function weekdayAfter(from: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return from.add({ days: ((weekday - from.dayOfWeek + 6) % 7) + 1 });
}

/** The last business day up to the 10th early in a month, up to the 20th in its middle, and of the month without more said. */
export function partOfMonth(
  month: Temporal.PlainYearMonth,
  part: Part,
  holidays: Holidays,
): Temporal.PlainDate {
  const day = part === "end" ? month.daysInMonth : part === "early" ? 10 : 20;
  return businessDayOnOrBefore(month.toPlainDate({ day }), holidays);
}

/** The next month of that number (1 is January), this one included. */
export function monthAhead(from: Temporal.PlainDate, month: number): Temporal.PlainYearMonth {
  return from.toPlainYearMonth().add({ months: (month - from.month + 12) % 12 });
}

/** The next day on or after `from` with that number; a month too short for it is passed over. Null for no such number. */
export function dayOfMonthAhead(from: Temporal.PlainDate, day: number): Temporal.PlainDate | null {
  if (day < 1 || day > 31) return null;
  let month = from.toPlainYearMonth();
  for (;;) {
    if (day <= month.daysInMonth) {
      const found = month.toPlainDate({ day });
      if (!isBefore(found, from)) return found;
    }
    month = month.add({ months: 1 });
  }
}

/** That day of that month: of the year given, else the next one on or after `from`. Null when there is no such day. */
export function dateAhead(
  from: Temporal.PlainDate,
  month: number,
  day: number,
  year?: number,
): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const named = from.with({ year: year ?? from.year, month, day: 1 }).toPlainYearMonth();
  // A 29 February is at most eight years ahead.
  for (let ahead = 0; ahead <= (year === undefined ? 8 : 0); ahead++) {
    const its = named.add({ years: ahead });
    if (day > its.daysInMonth) continue;
    const found = its.toPlainDate({ day });
    if (!isBefore(found, from)) return found;
  }
  return null;
}

/** The last business day of the quarter `quarters` after that of `from`. */
export function endOfQuarter(
  from: Temporal.PlainDate,
  quarters: number,
  holidays: Holidays,
): Temporal.PlainDate {
  const months = 2 - ((from.month - 1) % 3) + quarters * 3;
  return partOfMonth(from.toPlainYearMonth().add({ months }), "end", holidays);
}

/** "Friday, 27 November"; with the year when it is not that of `from`. */
export function weekdayDayMonth(day: Temporal.PlainDate, from: Temporal.PlainDate): string {
  // dayOfWeek is 1 to 7 and month 1 to 12, so both lookups hit.
  const weekday = capital(WEEKDAYS[day.dayOfWeek - 1] ?? "");
  const date = `${day.day} ${capital(MONTHS[day.month - 1] ?? "")}`;
  return `${weekday}, ${date}${day.year === from.year ? "" : ` ${day.year}`}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

import { Temporal } from "temporal-polyfill";

/** The instant of a wall-clock time. One in a DST gap means the later instant, one that comes twice the first. */
export function instantOf(day: string, time: string, timeZone: string): Date {
  return new Date(
    Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, { disambiguation: "compatible" })
      .epochMilliseconds,
  );
}

/** The local calendar day of an instant, YYYY-MM-DD. */
export function dayOf(at: Date, timeZone: string): string {
  return zoned(at, timeZone).toPlainDate().toString();
}

/** What was typed or picked as a moment (lib/text/schema.ts), as an instant. A bare day means `time` on that day. */
export function momentAt(value: Date | string, timeZone: string, time: string): Date {
  if (typeof value !== "string") {
    return value;
  }
  if (value.length === 10) {
    return instantOf(value, time, timeZone);
  }
  return /(Z|[+-]\d{2}:\d{2})$/.test(value)
    ? new Date(value)
    : instantOf(value.slice(0, 10), value.slice(11), timeZone);
}

/** Midnight at which a local day begins. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: "00:00" }).epochMilliseconds,
  );
}

export function plusDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A local calendar day as it stands in a sentence: "Tue 24 Nov". */
export function dayText(on: string | Temporal.PlainDate): string {
  const day = Temporal.PlainDate.from(on);
  // dayOfWeek is 1 to 7 and month 1 to 12, so both lookups hit.
  return `${days[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]}`;
}

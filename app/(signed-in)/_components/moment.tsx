import { formatTime, localDay, type TimeStyle } from "@/app/ui/format-time";

/** An instant in the user's zone: "Today 15:00", "Tomorrow 09:00", "Tue 24 Nov 15:00". */
export function Moment({ at, zone, now }: { at: Date; zone: string; now: Date }) {
  return <time dateTime={at.toISOString()}>{momentText(at, zone, now)}</time>;
}

export function momentText(at: Date, zone: string, now: Date): string {
  const days = daysBetween(localDay(now, zone), localDay(at, zone));
  const time = inZone(at, zone, "time");
  const near = NEAR[days];
  return near ? `${near} ${time}` : `${dayAndYearText(at, zone, now)}, ${time}`;
}

/** A day with its year when it is not this one. */
export function dayAndYearText(at: Date, zone: string, now: Date): string {
  const day = inZone(at, zone, "day");
  const year = localDay(at, zone).slice(0, 4);
  return year === localDay(now, zone).slice(0, 4) ? day : `${day} ${year}`;
}

/** A local calendar day, `YYYY-MM-DD`, as people read it. */
export function calendarDayText(day: string): string {
  return formatTime(`${day}T12:00:00Z`, "UTC", "day");
}

/** What was promised, in words. */
export function promiseText({ byOn, spanDays }: { byOn: string | null; spanDays: number | null }): string {
  if (byOn) return `An answer by ${calendarDayText(byOn)}`;
  return spanDays === 1 ? "An answer within a day" : `An answer within ${spanDays} days`;
}

/** "Today 15:00" as it stands within a sentence: "today 15:00". */
export function inSentence(moment: string): string {
  return /^(Today|Tomorrow|Yesterday)/.test(moment)
    ? moment.charAt(0).toLowerCase() + moment.slice(1)
    : moment;
}

export function inZone(at: Date, zone: string, style: TimeStyle): string {
  return formatTime(at.toISOString(), zone, style);
}

/** The wall-clock time of an instant, `HH:MM`. */
export function localTime(at: Date, zone: string): string {
  return inZone(at, zone, "time");
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const NEAR: Record<number, string> = { [-1]: "Yesterday", 0: "Today", 1: "Tomorrow" };

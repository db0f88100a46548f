export type TimeStyle = "day" | "time" | "day-time" | "long-day";

const STYLES: Record<TimeStyle | "calendar-day", Intl.DateTimeFormatOptions> = {
  "calendar-day": { year: "numeric", month: "2-digit", day: "2-digit" },
  day: { weekday: "short", day: "numeric", month: "short" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  "day-time": {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  },
  "long-day": { weekday: "long", day: "numeric", month: "long", year: "numeric" },
};

/** An instant (ISO 8601) as people read it in an IANA zone: "Tue 24 Nov, 15:00". */
export function formatTime(at: string, timeZone: string | undefined, style: TimeStyle = "day-time"): string {
  return formatter("en-GB", timeZone, style)
    .format(new Date(at))
    .replace(/^(\p{L}+), /u, "$1 ");
}

/** The local calendar day of an instant in an IANA zone, `YYYY-MM-DD`. */
export function localDay(at: Date, timeZone: string): string {
  return formatter("en-CA", timeZone, "calendar-day").format(at);
}

// Making a formatter costs a hundred times what using one does, and a page shows dozens of times.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, timeZone: string | undefined, style: keyof typeof STYLES) {
  const key = `${locale} ${style} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone });
  formatters.set(key, made);
  return made;
}

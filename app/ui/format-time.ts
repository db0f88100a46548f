export type TimeStyle = "day" | "time" | "day-time" | "long-day";

const STYLES: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
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
  return new Intl.DateTimeFormat("en-GB", { ...STYLES[style], timeZone })
    .format(new Date(at))
    .replace(/^(\p{L}+), /u, "$1 ");
}

import type { ProfileEntry } from "./journal";

/** Whether somebody's quiet hours are on. */
export function isQuiet(at: number, { zone, quietFrom, quietTo }: ProfileEntry): boolean {
  const clock = clockIn(zone).format(at);
  const [isAfter, isBefore] = [clock >= quietFrom, clock < quietTo];
  return quietFrom <= quietTo ? isAfter && isBefore : isAfter || isBefore;
}

/** The wall clock's time and the day, as any mail about it has to name them. */
export function wordsFor(at: number, profile: ProfileEntry | undefined): string[] {
  const { zone } = profile ?? { zone: "UTC" };
  return [clockIn(zone).format(at), dayIn(zone).format(at)];
}

const clockIn = kept({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const dayIn = kept({ day: "numeric", month: "long" });

function kept(options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
    formats.set(timeZone, format);
    return format;
  };
}

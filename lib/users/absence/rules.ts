import { dayOf } from "@/lib/moments/rules";

export interface Absence {
  /** Local days, both included. No end: everything is paused until the user says otherwise. */
  from: string;
  to: string | null;
}

/** While the user is away or has paused everything, only thank-yous are offered (T21). A pause counts before days away. */
export function absenceOf(profile: {
  timeZone: string;
  pausedAt: Date | null;
  awayFromOn: string | null;
  awayToOn: string | null;
}): Absence | null {
  const { timeZone, pausedAt, awayFromOn, awayToOn } = profile;
  if (pausedAt) {
    return { from: dayOf(pausedAt, timeZone), to: null };
  }
  return awayFromOn && awayToOn ? { from: awayFromOn, to: awayToOn } : null;
}

import { promiseEndsOn } from "@/lib/follow-ups/replan/history/rules";
import { dayOf } from "@/lib/moments/rules";

interface Promised {
  kind: "date" | "span";
  byOn: string | null;
  spanDays: number | null;
  saidOn: string;
  keptAt: Date | null;
  brokenAt: Date | null;
  replacedAt: Date | null;
}

/**
 * Whether the employer let the time they named pass without a word (T6, T7): an answer came too late, or none came, by the user's
 * calendar. One that they replaced in time was not broken.
 */
export function isBroken(promise: Promised, now: Date, timeZone: string): boolean {
  if (promise.keptAt !== null || promise.brokenAt !== null) {
    return promise.keptAt === null;
  }
  return dayOf(promise.replacedAt ?? now, timeZone) > promiseEndsOn(promise);
}

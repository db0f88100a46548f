import { Temporal } from "temporal-polyfill";
import { zoned } from "@/lib/moments/rules";

/** The instants of a step that follow from a wall clock. */
export interface StepTimes {
  dueAt: Date;
  windowEndsAt: Date | null;
  lastCallAt: Date | null;
  snoozedUntil: Date | null;
}

/** The wall clock each of them was meant at, with the offset that the zone had when it was written. */
export type MeantTimes = { [Name in keyof StepTimes]: null extends StepTimes[Name] ? string | null : string };

export function meantTimes(step: StepTimes, timeZone: string): MeantTimes {
  const meant = (at: Date | null) => at && zoned(at, timeZone).toString();
  return {
    dueAt: zoned(step.dueAt, timeZone).toString(),
    windowEndsAt: meant(step.windowEndsAt),
    lastCallAt: meant(step.lastCallAt),
    snoozedUntil: meant(step.snoozedUntil),
  };
}

/**
 * The instant at which that wall clock stands by the rules the runtime knows now. What was written for another instant than `at`
 * says nothing about it, and neither does the past: then it is `at` itself.
 */
export function presentInstant(at: Date, meant: string | null | undefined, now: Date): Date {
  if (!meant || Temporal.Instant.from(meant).epochMilliseconds !== at.getTime()) {
    return at;
  }
  const there = Temporal.ZonedDateTime.from(meant, { offset: "prefer", disambiguation: "compatible" });
  const then = new Date(there.epochMilliseconds);
  return at > now || then > now ? then : at;
}

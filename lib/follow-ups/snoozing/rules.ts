import { Temporal } from "temporal-polyfill";
import { atWallTime, businessDayAfter, daysAfter, type Holidays, wallTime } from "@/lib/dates/rules";
import type { AnyStepKind } from "@/lib/follow-ups/rules";
import { zoned } from "@/lib/moments/rules";

export interface SnoozeChoice {
  label: string;
  /** The instant itself, ISO 8601, so that what is shown is what happens. */
  until: string;
}

/** After this moment a message loses its worth, and putting it off says so: a thank-you reads late (T1). Null for everything else. */
export function readsLateAfter(step: { kind: AnyStepKind; windowEndsAt: Date | null }): Date | null {
  return step.kind === "thank-you" ? step.windowEndsAt : null;
}

/** When a step may be put off to, in the user's zone: each choice is at least an hour away, and no two are the same. */
export function snoozeChoices(now: Date, timeZone: string, holidays: Holidays): SnoozeChoice[] {
  const here = zoned(now, timeZone);
  const today = here.toPlainDate();
  const at = (day: Temporal.PlainDate, time: string) => atWallTime(day, wallTime(time), timeZone);
  const choices: [string, Temporal.ZonedDateTime][] = [
    ["In two hours", here.add({ hours: 2 }).round({ smallestUnit: "minute", roundingIncrement: 15 })],
    ["This evening", at(today, "18:00")],
    ["Tomorrow morning", at(daysAfter(today, 1), "09:00")],
    ["In two working days", at(businessDayAfter(today, 2, holidays), "09:00")],
    ["In a week", at(daysAfter(today, 7), "09:00")],
  ];
  const soonest = here.add({ hours: 1 });
  return choices
    .filter(([, moment]) => Temporal.ZonedDateTime.compare(moment, soonest) >= 0)
    .map(([label, moment]) => ({ label, until: moment.toInstant().toString() }))
    .filter(({ until }, index, all) => all.findIndex((other) => other.until === until) === index);
}

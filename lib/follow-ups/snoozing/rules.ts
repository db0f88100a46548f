import { Temporal } from "temporal-polyfill";

export interface SnoozeChoice {
  label: string;
  /** A local date and time in the user's zone, `YYYY-MM-DDTHH:MM`. */
  until: string;
}

/** When a step may be put off to, in the user's zone: each choice is at least an hour away, and no two are the same. */
export function snoozeChoices(now: Date, timeZone: string): SnoozeChoice[] {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const today = here.toPlainDate();
  const choices = [
    {
      label: "In two hours",
      at: here.toPlainDateTime().add({ hours: 2 }).round({ smallestUnit: "minute", roundingIncrement: 15 }),
    },
    { label: "This evening, 18:00", at: today.toPlainDateTime("18:00") },
    { label: "Tomorrow, 09:00", at: today.add({ days: 1 }).toPlainDateTime("09:00") },
    { label: "In two working days, 09:00", at: plusWorkingDays(today, 2).toPlainDateTime("09:00") },
    { label: "In a week, 09:00", at: today.add({ weeks: 1 }).toPlainDateTime("09:00") },
  ];
  const soonest = here.toPlainDateTime().add({ hours: 1 });
  return choices
    .filter(({ at }) => Temporal.PlainDateTime.compare(at, soonest) >= 0)
    .map(({ label, at }) => ({ label, until: at.toString({ smallestUnit: "minute" }) }))
    .filter(({ until }, index, all) => all.findIndex((other) => other.until === until) === index);
}

function plusWorkingDays(day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let result = day;
  for (let left = count; left > 0; ) {
    result = result.add({ days: 1 });
    left -= result.dayOfWeek <= 5 ? 1 : 0;
  }
  return result;
}

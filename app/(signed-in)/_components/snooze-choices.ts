import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { businessDayAfter } from "@/lib/dates/rules";
import { idFromOutside, localDay, localTime } from "@/lib/text/schema";

export type SnoozeChoice = { value: string; label: string; hint: string };

/** The moments a step can be put off to with one tap. The instant stands in the choice, so what is shown is what happens. */
export function snoozeChoices(now: Date, zone: string, holidays: ReadonlySet<string>): SnoozeChoice[] {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const at = (day: Temporal.PlainDate, time: string) =>
    day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) });
  const today = here.toPlainDate();
  const evening = at(today, "18:00");
  const choices: [string, Temporal.ZonedDateTime][] = [
    ["In an hour", here.add({ hours: 1 }).round("minute")],
  ];
  if (Temporal.ZonedDateTime.compare(here.add({ hours: 1 }), evening) < 0)
    choices.push(["This evening", evening]);
  choices.push(
    ["Tomorrow morning", at(today.add({ days: 1 }), "09:00")],
    ["In two working days", at(businessDayAfter(today, 2, holidays), "10:00")],
  );
  return choices.map(([label, moment]) => ({
    value: moment.toInstant().toString(),
    label,
    hint: hintOf(moment),
  }));
}

const chosen = z.strictObject({
  stepId: idFromOutside(),
  until: z.string().min(1, "Choose a moment.").max(40),
  onDay: z.string().optional(),
  atTime: z.string().optional(),
  back: z.string().max(2000),
});

/** A tapped moment, or a day and a time of the user's own. */
export const snoozeForm = chosen.transform((given, context) => {
  const { stepId, until, back } = given;
  if (until !== "own") return { stepId, until, back };
  const day = localDay().safeParse(given.onDay ?? "");
  const time = localTime().safeParse(given.atTime || "09:00");
  if (day.success && time.success) return { stepId, until: `${day.data}T${time.data}`, back };
  if (!day.success) context.addIssue({ code: "custom", path: ["onDay"], message: "Choose a day." });
  if (!time.success)
    context.addIssue({ code: "custom", path: ["atTime"], message: "Write a time like 14:30." });
  return z.NEVER;
});

function hintOf(moment: Temporal.ZonedDateTime): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: moment.timeZoneId,
  }).format(moment.epochMilliseconds);
}

import { z } from "zod";
import type { Chip } from "@/app/ui/chips";
import type { SnoozeChoice } from "@/lib/follow-ups/snoozing/rules";
import { calendarDay, clockTime, idFromOutside } from "@/lib/text/schema";
import { inZone } from "./moment";

/** The moments a step can be put off to with one tap, each with its day and hour, and whether it is late by then (T1). */
export function snoozeChips(choices: readonly SnoozeChoice[], zone: string, lateAfter: Date | null): Chip[] {
  return choices.map(({ label, until }) => {
    const at = new Date(until);
    const late = lateAfter !== null && at > lateAfter;
    return { value: until, label, hint: `${inZone(at, zone, "day-time")}${late ? ", late by then" : ""}` };
  });
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
  const day = calendarDay().safeParse(given.onDay ?? "");
  const time = clockTime().safeParse(given.atTime || "09:00");
  if (day.success && time.success) return { stepId, until: `${day.data}T${time.data}`, back };
  if (!day.success) context.addIssue({ code: "custom", path: ["onDay"], message: "Choose a day." });
  if (!time.success)
    context.addIssue({ code: "custom", path: ["atTime"], message: "Write a time like 14:30." });
  return z.NEVER;
});

import { z } from "zod";
import type { Chip } from "@/app/ui/chips";
import type { SnoozeChoice } from "@/lib/follow-ups/snoozing/rules";
import { idFromOutside, localDay, localTime } from "@/lib/text/schema";
import { inZone } from "./moment";

/** The moments a step can be put off to with one tap, each with its day and hour. */
export function snoozeChips(choices: readonly SnoozeChoice[], zone: string): Chip[] {
  return choices.map(({ label, until }) => ({
    value: until,
    label,
    hint: inZone(new Date(until), zone, "day-time"),
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

import { z } from "zod";
import { calendarDay, idFromOutside, wholeNumber } from "@/lib/text/schema";

/** What they said about timing, while it is being chosen: a day or a number of days. */
export const saidTimingSchema = z
  .object({
    roundId: idFromOutside(),
    saidOn: calendarDay(),
    byOn: calendarDay().optional(),
    spanDays: wholeNumber(1, 365).optional(),
  })
  .refine(({ byOn, spanDays }) => Boolean(byOn) !== Boolean(spanDays), "A day or a number of days.");

export type SaidTiming = z.output<typeof saidTimingSchema>;

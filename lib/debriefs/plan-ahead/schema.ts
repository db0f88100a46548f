import { z } from "zod";
import { idFromOutside, localDay, wholeNumber } from "@/lib/text/schema";

/** What they said about timing, while it is being chosen: a day or a number of days. */
export const saidTimingSchema = z
  .object({
    roundId: idFromOutside(),
    saidOn: localDay(),
    byOn: localDay().optional(),
    spanDays: wholeNumber(1, 365).optional(),
  })
  .refine(({ byOn, spanDays }) => Boolean(byOn) !== Boolean(spanDays), "A day or a number of days.");

export type SaidTiming = z.output<typeof saidTimingSchema>;

import { z } from "zod";
import { calendarDay } from "@/lib/text/schema";

/** The first and the last local day away. */
export const awaySchema = z
  .strictObject({ from: calendarDay(), to: calendarDay() })
  .refine(({ from, to }) => from <= to, {
    path: ["to"],
    message: "The last day away comes before the first.",
  });

export type DaysAway = z.output<typeof awaySchema>;

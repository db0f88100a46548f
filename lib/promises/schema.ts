import { z } from "zod";
import {
  calendarDay,
  idFromOutside,
  optionalId,
  optionalProse,
  requestId,
  wholeNumber,
} from "@/lib/text/schema";

const emptyIsMissing = z.literal("").transform(() => undefined);

/** What the employer said about timing: by a date (T6), or within a span counted from the day it was said (T7). */
export const promiseSchema = z
  .strictObject({
    applicationId: idFromOutside(),
    saidByContactId: optionalId(),
    saidOn: calendarDay(),
    kind: z.enum(["date", "span"]),
    byOn: z.union([emptyIsMissing, calendarDay()]).optional(),
    spanDays: z.union([emptyIsMissing, wholeNumber(1, 365)]).optional(),
    words: optionalProse(500),
    requestId: requestId().optional(),
  })
  .refine((promise) => promise.kind !== "date" || promise.byOn !== undefined, {
    path: ["byOn"],
    message: "Write the day they named.",
  })
  .refine((promise) => promise.kind !== "span" || promise.spanDays !== undefined, {
    path: ["spanDays"],
    message: "Write how many days they said.",
  });

export const promiseIdSchema = z.strictObject({ promiseId: idFromOutside() });

export type RecordedPromise = z.output<typeof promiseSchema>;

/** What the chips say: a time, or the employer's own words with the reading of them that the user has said yes to. */
export type Said =
  | { kind: "date"; byOn: string }
  | { kind: "span"; spanDays: number }
  | { kind: "words"; words: string; confirmed: string | null };

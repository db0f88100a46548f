import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Holidays } from "@/lib/dates/rules";
import {
  LONGEST_WORDS,
  plainText,
  promisedBy,
  type ReadPromise,
  readPromise,
} from "@/lib/promises/wording/rules";

/** Words that may stand around a date without changing it. Anything else is not understood, rather than guessed at. */
const BESIDES =
  /\b(?:they|he|she|we|you|i|it|will|would|should|can|could|might|'ll|said|told|promised|expect|decide|decision|answer|hear|know|reply|call|write|email|me|us|back|from|let|have|has|an?|the|by|on|at|in|or|so|around|about|approximately|latest|before|until|no|later|than|probably|hopefully|most|likely|maybe|noon|midday|morning|afternoon|evening|end|of|day)\b|[^\p{L}\p{N}]+/giu;

/**
 * readPromise, and for the ways to write a date that it does not know, such as "4-Dec-26 5pm", a general reader of dates. Counts from
 * the local day `saidOn`; `holidays` are those of the user and the employer.
 */
export async function understandPromise(
  words: string,
  saidOn: string,
  holidays?: Holidays,
): Promise<ReadPromise | null> {
  const read = readPromise(words, saidOn, holidays);
  if (read || words.length > LONGEST_WORDS) return read;
  const day = await dayWritten(plainText(words), saidOn);
  return day === null ? null : promisedBy(day, saidOn);
}

/** The one day that is written in the text; null when there is none, more than one, or other words of weight around it. */
async function dayWritten(text: string, saidOn: string): Promise<string | null> {
  // A large package that few need, so it is loaded when the first needs it.
  const { strict } = await import("chrono-node/en");
  const noon = new Date(`${saidOn}T12:00:00Z`);
  const results = strict.parse(text, { instant: noon, timezone: 0 }, { forwardDate: true });
  const [only] = results;
  if (!only || results.length > 1 || !only.start.isCertain("day") || !only.start.isCertain("month"))
    return null;
  const around = text.slice(0, only.index) + text.slice(only.index + only.text.length);
  if (around.replace(BESIDES, "") !== "") return null;
  const last = only.end ?? only.start;
  const [year, month, day] = [last.get("year"), last.get("month"), last.get("day")];
  if (year === null || month === null || day === null) return null;
  return Temporal.PlainDate.from({ year, month, day }).toString();
}

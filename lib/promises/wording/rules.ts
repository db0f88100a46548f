import { Temporal } from "temporal-polyfill";
import { type Holidays, isBefore } from "@/lib/dates/rules";
import { weekdayDayMonth, weekdayOf } from "@/lib/promises/wording/calendar/rules";
import { type Meaning, PHRASES, type Said } from "@/lib/promises/wording/phrases/rules";

/** What a promise in plain words means for the plan, and the sentence that tells it back before it counts. */
export type ReadPromise =
  | { kind: "date"; date: string; understood: string }
  | { kind: "span"; days: number; understood: string }
  | { kind: "none"; understood: string };

export const LONGEST_WORDS = 500;
/** Promises reach a year ahead at most. */
export const LONGEST_DAYS = 365;

const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const NO_HOLIDAYS: Holidays = new Set();

const AFTER =
  /(?:\b(?:after|past|(?:earlier|sooner) than|as of|from|starting)|(?:\bnot|n't|\bno(?:thing|body)?|\bnever)\b.{0,40}\b(?:before|until|till))(?: about| around| on| the)* $/;
const EARLIEST = /^,? (?:at the )?(?:very )?earliest\b/;
const WEEK_OF = /\bweek (?:of|commencing|beginning|starting|ending)(?: on)?(?: monday,?)?(?: the)? $/;
const COUNTED_FROM = /^(?:'?s? time)? (?:after|from|following|of) (?:the )?$/;
const LATER = /^ (?:later|after(?:wards| that)?)\b/;

/** Words that promise an answer and name no time. */
const NO_TIMELINE =
  /\b(?:soon(?:er|est|ish)?|shortly|asap|a\.s\.a\.p|(?:be|get|keep|stay) in (?:touch|contact)|be in contact|let (?:you|me|us|everyone|them) know|get back|come back to|reach out|hear (?:from|back)|(?:in )?due course|eventually|at some point|when(?:ever)? (?:we|they|he|she|it|i)|as and when|no (?:date|timeline|time ?line|timeframe|idea|deadline|rush)|not sure|unsure|unclear|don'?t know|didn'?t (?:say|know|mention|tell)|did not (?:say|know|mention)|doesn'?t know|nothing|tbd|tba|to be (?:decided|confirmed|announced)|rolling basis|once (?:we|they|all|every)|in a (?:bit|while)|quickly|promptly|right away|immediately)\b/;

interface Found {
  at: number;
  end: number;
  meaning: Exclude<Meaning, { kind: "past" }>;
}

type Timed = Found["meaning"] | { kind: "after"; day: Temporal.PlainDate };

/**
 * Reads what the employer said about timing, counted from the local day `saidOn` (YYYY-MM-DD). Early next week is its Tuesday, mid
 * next week its Thursday, next week its Friday, the end of the month its last business day, a few days are three, "soon" is no
 * timeline; of several times the last one counts. A date is for T6, a span for T7. Null for words that it does not understand; never
 * a day before `saidOn` or more than a year after it.
 */
export function readPromise(
  words: string,
  saidOn: string,
  holidays: Holidays = NO_HOLIDAYS,
): ReadPromise | null {
  const said: Said = { on: Temporal.PlainDate.from(saidOn), holidays };
  const text = plainText(words);
  if (text === "" || words.length > LONGEST_WORDS) return null;
  const { found, broken } = findAll(text, said);
  const meanings = joined(found, text, said).map((each) => inContext(each, text, said));
  if (broken || meanings.some((meaning) => !isInReach(meaning.day, said.on))) return null;
  const last = meanings.reduce<Timed | null>(
    (latest, next) => (latest && !isBefore(latest.day, next.day) ? latest : next),
    null,
  );
  if (last) return tellBack(last, said);
  return NO_TIMELINE.test(text) ? { kind: "none", understood: "No date named" } : null;
}

/** The same for a day that something else has read out of the words. Null when it is out of reach. */
export function promisedBy(day: string, saidOn: string): ReadPromise | null {
  const on = Temporal.PlainDate.from(saidOn);
  const promised = Temporal.PlainDate.from(day);
  if (!isInReach(promised, on)) return null;
  return tellBack({ kind: "date", day: promised }, { on, holidays: NO_HOLIDAYS });
}

/** Lower case, plain quotes and dashes, single spaces, and digits for the small numbers. */
export function plainText(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/[\s"\u201c\u201d()]+/g, " ")
    .replace(/\b(?:an? )?couple(?: of)?\b/g, "2")
    .replace(/\b(?:an? |the (?:next|coming) )?(?:few|several)\b/g, "3")
    .replace(/\b(?:an? )?fortnight\b/g, "2 weeks")
    .replace(/\b(?:(\d+) )?fortnights\b/g, (_, count) => `${2 * Number(count ?? 1)} weeks`)
    .replace(/\bfifteen\b/g, "15")
    .replace(/\btwenty\b/g, "20")
    .replace(/\bthirty\b/g, "30")
    .replace(new RegExp(`\\b(?:${NUMBERS.slice(1).join("|")})\\b`, "g"), (word) =>
      String(NUMBERS.indexOf(word)),
    )
    .trim();
}

/** Looks for every phrase in turn; what one has read is blanked for the next. `broken`: a date that does not exist was named. */
function findAll(text: string, said: Said): { found: Found[]; broken: boolean } {
  let rest = text;
  let broken = false;
  const found: Found[] = [];
  for (const { pattern, mean } of PHRASES) {
    rest = rest.replace(pattern, (...match) => {
      const whole: string = match[0];
      // With named groups, replace hands over the offset, the text and the groups last.
      const groups: Record<string, string | undefined> = typeof match.at(-1) === "object" ? match.at(-1) : {};
      const at: number = match[typeof match.at(-1) === "object" ? match.length - 3 : match.length - 2];
      const meaning = mean(groups, said);
      if (!meaning) broken = true;
      else if (meaning.kind !== "past") found.push({ at, end: at + whole.length, meaning });
      return "\u0000".repeat(whole.length);
    });
  }
  return { found: found.sort((a, b) => a.at - b.at), broken };
}

/** "Two weeks after Friday" and "on Friday, or two weeks later" are one time each, not two; "a week from today" is a week. */
function joined(found: readonly Found[], text: string, said: Said): Found[] {
  const result: Found[] = [];
  for (const next of found) {
    const before = result.pop();
    const one = before ? asOne(before, next, text, said) : next;
    if (before && !one) result.push(before);
    result.push(one ?? next);
  }
  return result;
}

function asOne(before: Found, next: Found, text: string, said: Said): Found | null {
  const [a, b] = [before.meaning, next.meaning];
  const around = { at: before.at, end: next.end };
  if (a.kind === "span" && b.kind === "date" && COUNTED_FROM.test(text.slice(before.end, next.at))) {
    return {
      ...around,
      meaning: b.day.equals(said.on) ? a : { kind: "date", day: startingAt(b.day, a, said) },
    };
  }
  if (a.kind === "date" && b.kind === "span" && LATER.test(text.slice(next.end))) {
    return { ...around, meaning: { kind: "date", day: startingAt(a.day, b, said) } };
  }
  return null;
}

/** A span was counted from the day it was said; here it is counted from the day named instead. */
function startingAt(day: Temporal.PlainDate, span: Timed, said: Said): Temporal.PlainDate {
  return day.add({ days: said.on.until(span.day).days });
}

/** What stands around a day: the week of it, or not before it. Not before a day is as vague as a span that ends there (T7). */
function inContext({ at, end, meaning }: Found, text: string, said: Said): Timed {
  if (meaning.kind === "span") return meaning;
  let { day } = meaning;
  const before = text.slice(0, at);
  if (WEEK_OF.test(before)) {
    const friday = weekdayOf(day, 0, 5);
    day = isBefore(friday, day) ? friday.add({ days: 7 }) : friday;
  }
  const later = AFTER.test(before) || EARLIEST.test(text.slice(end));
  return later && isBefore(said.on, day) ? { kind: "after", day } : { kind: "date", day };
}

function isInReach(day: Temporal.PlainDate, saidOn: Temporal.PlainDate): boolean {
  return !isBefore(day, saidOn) && !isBefore(saidOn.add({ days: LONGEST_DAYS }), day);
}

function tellBack(meaning: Timed, said: Said): ReadPromise {
  const day = weekdayDayMonth(meaning.day, said.on);
  if (meaning.kind === "date" || meaning.day.equals(said.on)) {
    return { kind: "date", date: meaning.day.toString(), understood: `By ${day}` };
  }
  const days = said.on.until(meaning.day).days;
  if (meaning.kind === "after") return { kind: "span", days, understood: `Some time after ${day}` };
  return { kind: "span", days, understood: `Within ${meaning.length}, so by ${day}` };
}

import type { Temporal } from "temporal-polyfill";
import { businessDayAfter, type Holidays, isBefore } from "@/lib/dates/rules";
import {
  dateAhead,
  dayOfMonthAhead,
  endOfQuarter,
  MONTHS,
  monthAhead,
  type Part,
  partOfMonth,
  partOfWeek,
  WEEKDAYS,
  weekdayAfter,
  weekdayOf,
} from "@/lib/promises/wording/calendar/rules";

/** What a phrase means. `past` is a phrase about what has been, which says nothing about when they will answer. */
export type Meaning =
  | { kind: "date"; day: Temporal.PlainDate }
  | { kind: "span"; day: Temporal.PlainDate; length: string }
  | { kind: "past" };

export interface Said {
  on: Temporal.PlainDate;
  holidays: Holidays;
}

export interface Phrase {
  pattern: RegExp;
  /** Null when these words mean no day at all, such as 30 February. */
  mean: (groups: Record<string, string | undefined>, said: Said) => Meaning | null;
}

const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const WEEKDAY =
  "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|saturday|sunday";
const ONE_OR_TWO = `(?<first>${WEEKDAY})(?:\\s?(?:or|and|to|through|until|-|/)\\s?(?<last>${WEEKDAY}))?`;
const PART =
  "(?<part>early|earlier|beginning|start|first thing|first days|mid|middle|late|later|end|close)(?:\\s?-?\\s?(?:part )?(?:in|of|on)?\\s?)";
const DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?:,? (?<year>20\\d\\d))?";

/** In the order in which they are looked for; what one has read, the next does not see. */
export const PHRASES: readonly Phrase[] = [
  phrase(
    `\\b(?:yesterday|last (?:night|week|month|year|${WEEKDAY})|(?:\\d+|an?) (?:day|week|month)s? (?:ago|back))\\b`,
    () => ({ kind: "past" }),
  ),

  phrase("\\b(?<year>20\\d\\d)[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})\\b", (g, said) =>
    dated(dateAhead(said.on, Number(g.month), Number(g.day), Number(g.year))),
  ),
  phrase("\\b(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?:(?<year>20\\d\\d)\\b)?", (g, said) =>
    dated(dateAhead(said.on, Number(g.month), Number(g.day), yearOf(g.year))),
  ),
  phrase("\\b(?<one>\\d{1,2})/(?<two>\\d{1,2})(?:/(?<year>20\\d\\d|\\d\\d))?\\b", slashed),
  phrase(
    `\\b${DAY}(?:-(?<until>\\d{1,2})(?:st|nd|rd|th)?)?(?: of)?[ -](?<month>${MONTH})\\b\\.?-?${YEAR}`,
    dayAndMonth,
  ),
  phrase(
    `\\b(?<month>${MONTH})\\.? (?:the )?${DAY}\\b(?:\\s?(?:-|to|or|and)\\s?(?<until>\\d{1,2})(?:st|nd|rd|th)?\\b)?${YEAR}`,
    dayAndMonth,
  ),
  phrase("\\b(?<day>\\d{1,2})(?:st|nd|rd|th)(?: of (?:this|the) month)?\\b", (g, said) =>
    dated(dayOfMonthAhead(said.on, Number(g.day))),
  ),

  phrase("\\bday after tomorrow\\b", (_, said) => dated(said.on.add({ days: 2 }))),
  phrase("\\b(?:tomorrow|next day|following day)\\b", (_, said) => dated(said.on.add({ days: 1 }))),
  phrase("\\b(?:next|following) (?:business|working|work) day\\b", (_, said) =>
    dated(businessDayAfter(said.on, 1, said.holidays)),
  ),

  phrase(`\\b(?<first>${WEEKDAY}) (?:week|after next)\\b`, (g, said) =>
    dated(weekdayAfter(said.on, weekday(g.first)).add({ days: 7 })),
  ),
  phrase(`\\b${ONE_OR_TWO},?(?: of| in)?(?: the)? (?:next|following) week\\b`, weekdayNextWeek),
  phrase(`\\b(?:next|following) week,?(?: on)? ${ONE_OR_TWO}\\b`, weekdayNextWeek),
  phrase(`\\bnext ${ONE_OR_TWO}\\b`, weekdayNextWeek),
  phrase(`\\bthis ${ONE_OR_TWO}\\b`, (g, said) => dated(thisWeekday(said, g))),
  phrase("\\b(?:by|on|until|before) (?<first>sat|sun)\\b", (g, said) =>
    dated(weekdayAfter(said.on, weekday(g.first))),
  ),
  phrase(`\\b${ONE_OR_TWO}\\b`, (g, said) => {
    const first = weekdayAfter(said.on, weekday(g.first));
    return dated(g.last === undefined ? first : onOrAfter(first, weekday(g.last)));
  }),

  phrase(
    "\\bnext week or (?:so\\b|(?:the )?(?:week after|following(?: week)?|(?:one|1) after)(?! next))",
    (_, said) => dated(partOfWeek(said.on, 2, "end")),
  ),
  phrase(`(?:\\b${PART}(?:the )?)?\\bweek after next\\b`, (g, said) =>
    dated(partOfWeek(said.on, 2, partOf(g.part))),
  ),
  phrase(`\\b${PART}(?:the )?(?:next|following|coming) week\\b`, (g, said) =>
    dated(partOfWeek(said.on, 1, partOf(g.part))),
  ),
  phrase("\\b(?:in|within|over|during|inside)(?: the)? (?:next|coming) week\\b", (_, said) =>
    spanned(said, 7, "a week"),
  ),
  phrase("\\b(?:next|following|coming) week\\b", (_, said) => dated(partOfWeek(said.on, 1, "end"))),
  phrase(`\\b${PART}(?:this|the) week\\b(?! (?:of|commencing|beginning|starting|ending)\\b)`, (g, said) => {
    const day = partOfWeek(said.on, 0, partOf(g.part));
    if (partOf(g.part) !== "end") return isBefore(day, said.on) ? null : dated(day);
    return dated(fridayAhead(said));
  }),
  phrase("\\bmid-?week\\b", (_, said) => dated(onOrAfter(said.on, 4))),
  phrase(
    "\\b(?:this week|within the week|week'?s? ?-?end of (?:business|play)|end of week|eow|(?:by|before) the weekend)\\b",
    (_, said) => dated(fridayAhead(said)),
  ),
  phrase("\\b(?:next|following) weekend\\b", (_, said) => dated(weekdayOf(said.on, 1, 7))),
  phrase("\\bweekend\\b", (_, said) => dated(onOrAfter(said.on, 7))),

  phrase(`(?:\\b${PART}(?:the )?)?\\b(?:next|following|coming) month\\b`, (g, said) =>
    dated(partOfMonth(said.on.toPlainYearMonth().add({ months: 1 }), partOf(g.part), said.holidays)),
  ),
  phrase(
    `(?:\\b${PART}(?:this|the) month\\b|\\bthis month\\b|\\bwithin the month\\b|\\bmonth'?s?[ -]end\\b|\\beom\\b|\\bend of month\\b)`,
    (g, said) => dated(partOfMonth(said.on.toPlainYearMonth(), partOf(g.part), said.holidays)),
  ),
  phrase(`\\b${PART}(?<month>${MONTH})\\b${YEAR}`, monthPart),
  phrase(`\\bby (?<month>${MONTH})\\b${YEAR}`, (g, said) =>
    dated(dateAhead(said.on, monthNumber(g.month), 1, yearOf(g.year))),
  ),
  phrase(`\\b(?:in|during) (?<month>${MONTH})\\b${YEAR}`, monthPart),

  phrase("\\b(?:(?:end of|this) (?:the |this )?quarter|quarter[ -]end|eoq)\\b", (_, said) =>
    dated(endOfQuarter(said.on, 0, said.holidays)),
  ),
  phrase("\\bnext quarter\\b", (_, said) => dated(endOfQuarter(said.on, 1, said.holidays))),
  phrase(
    "\\b(?:by|before)(?: the)? new year\\b|\\b(?:end of (?:the |this )?|this )year\\b|\\byear'?s?[ -]end\\b|\\beoy\\b",
    (_, said) => dated(partOfMonth(monthAhead(said.on, 12), "end", said.holidays)),
  ),
  phrase(`(?:\\b${PART}(?:the )?)?\\bnew year\\b`, (g, said) => {
    const january = said.on.toPlainYearMonth().with({ month: 1 }).add({ years: 1 });
    return dated(partOfMonth(january, partOf(g.part), said.holidays));
  }),
  phrase("\\b(?:by|before|until) (?:christmas|xmas|the holidays)\\b", (_, said) =>
    dated(dateAhead(said.on, 12, 24)),
  ),

  phrase(
    "\\b(?:(?<low>\\d{1,3}|an?)\\s?(?:-|to|or)\\s?)?(?<count>\\d{1,3}|an?) (?<unit>(?:(?:business|working|work|calendar|full|short) )?(?:hour|day|week|month)s?)(?:'s?)?(?: or (?<high>\\d{1,2})\\b)?",
    counted,
  ),
  phrase("\\b(?:coming|next|within|few|in the) (?<unit>days|weeks|months)\\b", (g, said) =>
    counted({ ...g, count: "3" }, said),
  ),

  phrase(
    "\\b(?:today|tonight|this (?:morning|afternoon|evening)|end of (?:the )?(?:business |working )?day|eod|cob|close of (?:business|play)|within the hour|by \\d{1,2}(?::\\d\\d)? ?[ap]\\.?m)\\b",
    (_, said) => dated(said.on),
  ),
];

function phrase(pattern: string, mean: Phrase["mean"]): Phrase {
  return { pattern: new RegExp(pattern, "g"), mean };
}

function dated(day: Temporal.PlainDate | null): Meaning | null {
  return day && { kind: "date", day };
}

function spanned(said: Said, days: number, length: string): Meaning {
  return { kind: "span", day: said.on.add({ days }), length };
}

/** The sooner of the two ways to read 12/4 is meant: hiring is a matter of weeks. */
function slashed(g: Record<string, string | undefined>, said: Said): Meaning | null {
  const [one, two] = [Number(g.one), Number(g.two)];
  const year = yearOf(g.year);
  const american = dateAhead(said.on, one, two, year);
  const european = dateAhead(said.on, two, one, year);
  if (!american || !european) return dated(american ?? european);
  return dated(isBefore(european, american) ? european : american);
}

function dayAndMonth(g: Record<string, string | undefined>, said: Said): Meaning | null {
  return dated(dateAhead(said.on, monthNumber(g.month), Number(g.until ?? g.day), yearOf(g.year)));
}

function monthPart(g: Record<string, string | undefined>, said: Said): Meaning | null {
  const ahead = monthAhead(said.on, monthNumber(g.month));
  const month = g.year === undefined ? ahead : ahead.with({ year: Number(g.year) });
  const day = partOfMonth(month, partOf(g.part), said.holidays);
  return isBefore(day, said.on) ? null : dated(day);
}

function weekdayNextWeek(g: Record<string, string | undefined>, said: Said): Meaning | null {
  const first = weekdayOf(said.on, 1, weekday(g.first));
  return dated(g.last === undefined ? first : onOrAfter(first, weekday(g.last)));
}

function thisWeekday(said: Said, g: Record<string, string | undefined>): Temporal.PlainDate {
  const first = onOrAfter(said.on, weekday(g.first));
  return g.last === undefined ? first : onOrAfter(first, weekday(g.last));
}

/** A week that is over by the weekend is the week to come. */
function fridayAhead(said: Said): Temporal.PlainDate {
  return onOrAfter(said.on, 5);
}

function onOrAfter(from: Temporal.PlainDate, wanted: number): Temporal.PlainDate {
  return from.dayOfWeek === wanted ? from : weekdayAfter(from, wanted);
}

/** A span with a number: of two numbers the larger, of a few three. Hours of less than a day are the same day. */
function counted(g: Record<string, string | undefined>, said: Said): Meaning | null {
  const number = (text: string | undefined) =>
    text === undefined ? 0 : /^an?$/.test(text) ? 1 : Number(text);
  const count = Math.max(number(g.low), number(g.count), number(g.high));
  const unit = g.unit ?? "";
  if (unit.includes("hour")) return count < 24 ? dated(said.on) : daysLong(said, Math.ceil(count / 24));
  if (unit.includes("week")) return daysLong(said, count * 7, lengthOf(count, "week"));
  if (unit.includes("month")) {
    return { kind: "span", day: said.on.add({ months: count }), length: lengthOf(count, "month") };
  }
  if (!/business|work/.test(unit)) return daysLong(said, count);
  const day = count > 260 ? said.on.add({ days: 400 }) : businessDayAfter(said.on, count, said.holidays);
  return { kind: "span", day, length: lengthOf(count, "business day") };
}

function daysLong(said: Said, days: number, length = lengthOf(days, "day")): Meaning {
  return spanned(said, days, length);
}

function lengthOf(count: number, unit: string): string {
  return count === 1 ? `a ${unit}` : `${count} ${unit}s`;
}

function partOf(word: string | undefined): Part {
  if (word === undefined || /^(?:late|end|close)/.test(word)) return "end";
  return word.startsWith("mid") ? "mid" : "early";
}

function weekday(word: string | undefined): number {
  return WEEKDAYS.findIndex((name) => name.startsWith((word ?? "").slice(0, 3))) + 1;
}

function monthNumber(word: string | undefined): number {
  return MONTHS.findIndex((name) => name.startsWith((word ?? "").slice(0, 3))) + 1;
}

function yearOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text.length === 2 ? `20${text}` : text);
}

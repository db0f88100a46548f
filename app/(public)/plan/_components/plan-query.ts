import { Temporal } from "temporal-polyfill";

export type PlanQuery = {
  date: string;
  start: string;
  end: string;
  zone: string;
  people: string;
  said: "nothing" | "date" | "span" | "words";
  by: string;
  days: string;
  words: string;
  rhythm: "quiet" | "balanced" | "active";
  calls: "yes" | "no";
  country: string;
};

export type PlanFields = Partial<Record<keyof PlanQuery, string>>;
export type SearchParams = Record<string, string | string[] | undefined>;

const CADENCES = { quiet: "patient", balanced: "standard", active: "persistent" } as const;
const NAMES_AT_MOST = 20;

const FIELD_OF_PATH: readonly [RegExp, keyof PlanQuery][] = [
  [/^timeZone/, "zone"],
  [/^region/, "country"],
  [/^cadence/, "rhythm"],
  [/^phoneCalls/, "calls"],
  [/^timeline\.days/, "days"],
  [/^timeline\.date/, "by"],
  [/^timeline/, "said"],
  [/^interview\.startsAt/, "start"],
  [/^interview\.endsAt/, "end"],
  [/^interview\.interviewers/, "people"],
];

/** The form's values as they stand in the address; what is not understood becomes the default. */
export function readPlanQuery(params: SearchParams, now: Date): PlanQuery {
  const zone = first(params.zone).trim() || "UTC";
  return {
    date: first(params.date) || localDate(now, zone),
    start: first(params.start) || "14:00",
    end: first(params.end) || "15:00",
    zone,
    people: first(params.people),
    said: oneOf(first(params.said), ["nothing", "date", "span", "words"]),
    by: first(params.by),
    days: first(params.days),
    words: first(params.words),
    rhythm: oneOf(first(params.rhythm), ["balanced", "quiet", "active"]),
    calls: oneOf(first(params.calls), ["yes", "no"]),
    country: first(params.country),
  };
}

/** The same values as an address, without what is empty or the default. */
export function planSearch(query: PlanQuery): URLSearchParams {
  const search = new URLSearchParams({
    date: query.date,
    start: query.start,
    end: query.end,
    zone: query.zone,
  });
  if (query.people.trim()) search.set("people", query.people.trim());
  if (query.said === "date") search.set("by", query.by);
  if (query.said === "span") search.set("days", query.days);
  if (query.said === "words") search.set("words", query.words.trim());
  if (query.said !== "nothing") search.set("said", query.said);
  if (query.rhythm !== "balanced") search.set("rhythm", query.rhythm);
  if (query.calls === "no") search.set("calls", "no");
  if (query.country) search.set("country", query.country);
  return search;
}

/** The question to `POST /api/plan` that the form asks, or what is wrong with the form. Words are read before this. */
export function toPlanRequest(query: PlanQuery): { body: object } | { fields: PlanFields } {
  const fields: PlanFields = {};
  if (!isTimeZone(query.zone)) fields.zone = "Choose a time zone such as Europe/Berlin.";
  const startsAt = instantOf(query.date, query.start, query.zone);
  const endsAt = instantOf(query.date, query.end, query.zone);
  if (!isDate(query.date)) fields.date = "Enter the day of the interview.";
  else if (!fields.zone && !startsAt) fields.start = "Enter the time it started.";
  else if (!fields.zone && !endsAt) fields.end = "Enter the time it ended.";
  else if (startsAt && endsAt && Temporal.Instant.compare(startsAt, endsAt) >= 0) {
    fields.end = "The end has to come after the start.";
  }
  if (query.said === "date" && !isDate(query.by)) fields.by = "Enter the date they named.";
  if (query.said === "span" && !/^\d{1,3}$/.test(query.days.trim())) {
    fields.days = "Enter how many days they said.";
  }
  if (Object.keys(fields).length > 0 || !startsAt || !endsAt) return { fields };

  return {
    body: {
      timeZone: query.zone,
      region: query.country || undefined,
      cadence: CADENCES[query.rhythm],
      phoneCalls: query.calls === "yes",
      interview: {
        startsAt: startsAt.toString(),
        endsAt: endsAt.toString(),
        interviewers: namesOf(query.people).map((name) => ({ name })),
      },
      timeline: timelineOf(query),
    },
  };
}

/** Carries the API's complaints over to the fields of the form. */
export function toPlanFields(problems: Record<string, string>): PlanFields {
  const fields: PlanFields = {};
  for (const [path, message] of Object.entries(problems)) {
    const field = FIELD_OF_PATH.find(([pattern]) => pattern.test(path))?.[1] ?? "date";
    fields[field] ??= message;
  }
  return fields;
}

function namesOf(people: string): string[] {
  return people
    .split(/[\n\r]+/)
    .map((name) => name.trim())
    .filter(Boolean)
    .slice(0, NAMES_AT_MOST);
}

function timelineOf(query: PlanQuery): object | undefined {
  if (query.said === "date") return { kind: "date", date: query.by };
  if (query.said === "span") return { kind: "span", days: Number(query.days) };
  return undefined;
}

function instantOf(date: string, time: string, zone: string): Temporal.Instant | null {
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant();
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function isTimeZone(zone: string): boolean {
  return instantOf("2026-01-01", "12:00", zone) !== null;
}

function localDate(now: Date, zone: string): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  return instant
    .toZonedDateTimeISO(isTimeZone(zone) ? zone : "UTC")
    .toPlainDate()
    .toString();
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

function oneOf<T extends string>(value: string, choices: readonly [T, ...T[]]): T {
  return choices.find((choice) => choice === value) ?? choices[0];
}

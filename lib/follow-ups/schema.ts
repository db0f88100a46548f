import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { DEFAULT_QUIET_HOURS } from "@/lib/follow-ups/quiet-hours/rules";
import { CADENCES, STEP_KINDS } from "@/lib/follow-ups/rules";

export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d(?::?\d\d)?)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const ZONE = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;
const REGION = /^[A-Za-z]{2}(?:-[A-Za-z0-9]{1,4}){0,2}$/;
const UNSAFE_TEXT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;

const text = z.string(orMissing("Use text here."));

/** An ISO 8601 instant with `Z` or an offset, as a Temporal.Instant. */
export const instant = text.transform((value, context) => {
  const parsed = INSTANT.test(value) ? read(() => Temporal.Instant.from(value)) : null;
  const year = parsed?.toZonedDateTimeISO("UTC").year;
  if (parsed && year !== undefined && year >= FIRST_YEAR && year <= LAST_YEAR) return parsed;
  return fail(
    context,
    parsed
      ? `Use a year from ${FIRST_YEAR} to ${LAST_YEAR}.`
      : "Use a date and time with an offset, like 2026-11-24T09:00:00+01:00.",
  );
});

/** A calendar day, `YYYY-MM-DD`. */
export const calendarDay = text.refine(
  (value) => {
    const day = DATE.test(value) ? read(() => Temporal.PlainDate.from(value)) : null;
    return day !== null && day.year >= FIRST_YEAR && day.year <= LAST_YEAR;
  },
  { error: `Use a date like 2026-11-24, from ${FIRST_YEAR} to ${LAST_YEAR}.`, abort: true },
);

/** An IANA time zone; aliases are kept, letters put in their usual case. */
export const timeZone = text.transform((value, context) => {
  const zone = ZONE.test(value)
    ? read(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(value).timeZoneId)
    : null;
  return zone ?? fail(context, "Use a time zone like Europe/Berlin.");
});

const wallTime = text.regex(TIME, "Use a time like 08:00.");

const name = text
  .transform((value) => value.normalize("NFC").trim())
  .pipe(
    z
      .string()
      .min(1, "Give a name, or leave this person out.")
      .max(200, "Use at most 200 characters.")
      .refine((value) => !UNSAFE_TEXT.test(value), "Leave out control characters."),
  );

const timeline = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("date"), date: calendarDay }),
    z.strictObject({
      kind: z.literal("span"),
      days: z
        .number(orMissing("Use a whole number of days."))
        .int("Use a whole number of days.")
        .min(0, "Use 0 days or more.")
        .max(366, "Use at most 366 days."),
    }),
  ],
  { error: "Use a timeline of kind date or span." },
);

/** The body of POST /api/plan. Strict: a field it does not know is refused. */
export const planRequest = z
  .strictObject(
    {
      timeZone,
      region: text.regex(REGION, "Use a country code like DE, or one with a region like DE-BE.").optional(),
      cadence: z.enum(CADENCES, `Use one of: ${CADENCES.join(", ")}.`).default("standard"),
      quietHours: z
        .strictObject({ from: wallTime, to: wallTime }, "Use an object with from and to.")
        .default(DEFAULT_QUIET_HOURS),
      phoneCalls: z.boolean("Use true or false.").default(true),
      interview: z.strictObject(
        {
          startsAt: instant,
          endsAt: instant,
          interviewers: z
            .array(z.strictObject({ name }, "Use an object with a name."), orMissing("Use a list of people."))
            .max(20, "Name at most 20 interviewers."),
        },
        orMissing("Use an object with startsAt, endsAt and interviewers."),
      ),
      timeline: timeline.optional(),
      done: z
        .array(
          z.strictObject(
            {
              kind: z.enum(STEP_KINDS, orMissing(`Use one of: ${STEP_KINDS.join(", ")}.`)),
              to: name.nullish(),
              at: instant,
            },
            "Use an object with kind and at.",
          ),
          "Use a list of steps.",
        )
        .max(100, "List at most 100 steps.")
        .default([]),
      now: instant.optional(),
    },
    "Send a JSON object.",
  )
  .superRefine(({ interview, timeline: said }, context) => {
    const length = interview.endsAt.epochMilliseconds - interview.startsAt.epochMilliseconds;
    if (length <= 0) refuse(context, ["interview", "endsAt"], "The end must come after the start.");
    if (length > LONGEST_MS)
      refuse(context, ["interview", "endsAt"], "An interview lasts at most seven days.");
    if (said?.kind !== "date") return;
    const start = interview.startsAt.toZonedDateTimeISO("UTC").toPlainDate();
    const ahead = start.until(Temporal.PlainDate.from(said.date)).days;
    if (ahead > 731) refuse(context, ["timeline", "date"], "Use a date within two years of the interview.");
  });

export type PlanRequest = z.output<typeof planRequest>;

/** `{ "interview.startsAt": "…" }` from zod's issues: dotted paths, the first message of each, 20 at most. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const fields = new Map<string, string>();
  for (const issue of issues) {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys.slice(0, 20))
        note(fields, [...path, key], "This field is not known here.");
    } else {
      note(fields, path, issue.message);
    }
  }
  return Object.fromEntries([...fields].slice(0, 20));
}

function note(fields: Map<string, string>, path: readonly string[], message: string) {
  const key = path.length > 0 ? path.join(".").slice(0, 120) : "body";
  if (!fields.has(key)) fields.set(key, message);
}

function read<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

function orMissing(message: string) {
  return {
    error: (issue: { input?: unknown }) => (issue.input === undefined ? "This is needed." : message),
  };
}

function fail(context: z.core.$RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

function refuse(context: z.core.$RefinementCtx, path: string[], message: string) {
  context.addIssue({ code: "custom", message, path });
}

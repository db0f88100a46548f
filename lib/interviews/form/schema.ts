import { z } from "zod";
import { promiseSchema, type Said } from "@/lib/promises/schema";
import { withRows } from "@/lib/text/form/schema";
import {
  calendarDay,
  line,
  optionalEmail,
  optionalLine,
  optionalProse,
  wholeNumber,
} from "@/lib/text/schema";
import { editInterviewSchema, logInterviewSchema, newInterviewSchema } from "../schema";

/** A row of the form: a person by name. */
const person = z.strictObject({
  name: line(200, "Write the person's name."),
  email: optionalEmail(),
  jobTitle: optionalLine(200),
  addressAs: optionalLine(120),
});

const people = {
  interviewers: z.array(person).max(20, "At most 20 people.").default([]),
  /** Ids of contacts on file, from tick boxes. */
  "known[]": z.array(z.string().max(100)).max(20).default([]),
};

/** What they said about timing, as the chips have it. */
export const timing = {
  said: z.enum(["nothing", "date", "7", "14", "span", "words"]).default("nothing"),
  byOn: z.union([z.literal("").transform(() => undefined), calendarDay()]).optional(),
  spanDays: z.union([z.literal("").transform(() => undefined), wholeNumber(1, 365)]).optional(),
  words: optionalProse(500),
  /** The reading of the words that was shown and that the user says is right. */
  understood: z.string().max(40).optional(),
};

export interface Timing {
  said: string;
  byOn?: string | undefined;
  spanDays?: number | undefined;
  words?: string | null | undefined;
  understood?: string | undefined;
}

/** The form of /add: an employer, a role, an interview with its people, and what was said about timing. */
export const logInterviewForm = withRows(
  "interviewers",
  z
    .strictObject({ ...logInterviewSchema.omit({ interviewers: true }).shape, ...people, ...timing })
    .superRefine(checkTiming)
    .transform(({ said, byOn, spanDays, words, understood, interviewers, "known[]": known, ...rest }) => ({
      interview: { ...rest, interviewers: [...known.map((contactId) => ({ contactId })), ...interviewers] },
      promise: promiseOf({ said, byOn, spanDays, words, understood }),
    })),
);

/** The form that adds an interview to an application on file. */
export const addInterviewForm = withRows(
  "interviewers",
  z
    .strictObject({ ...newInterviewSchema.omit({ interviewers: true }).shape, ...people })
    .transform(({ interviewers, "known[]": known, ...rest }) => ({
      ...rest,
      interviewers: [...known.map((contactId) => ({ contactId })), ...interviewers],
    })),
);

/** The form that edits an interview: what it is and who was there. */
export const editInterviewForm = withRows(
  "interviewers",
  z
    .strictObject({ ...editInterviewSchema.omit({ interviewers: true }).shape, ...people })
    .transform(({ interviewers, "known[]": known, ...rest }) => ({
      ...rest,
      interviewers: [...known.map((contactId) => ({ contactId })), ...interviewers],
    })),
);

/** The form that records what they said about timing. */
export const promiseForm = z
  .strictObject({
    ...promiseSchema.shape,
    kind: z.undefined().optional(),
    ...timing,
  })
  .superRefine((form, context) => checkTiming({ ...form, startsOn: form.saidOn }, context))
  .transform(({ said, byOn, spanDays, words, understood, kind: _kind, ...rest }, context) => {
    const promise = promiseOf({ said, byOn, spanDays, words, understood });
    if (promise) return { ...rest, promise };
    context.addIssue({ code: "custom", path: ["said"], message: "Choose what they said." });
    return z.NEVER;
  });

/** The promise in what the chips say, or null where nothing was said. */
export function promiseOf({ said, byOn, spanDays, words, understood }: Timing): Said | null {
  if (said === "words" && words) return { kind: "words", words, confirmed: understood ?? null };
  if (said === "date" && byOn) return { kind: "date" as const, byOn };
  const days = said === "span" ? spanDays : Number(said);
  return days ? { kind: "span" as const, spanDays: days } : null;
}

/** What the chips ask for has to be there. */
export function checkTiming(form: Timing & { startsOn?: string }, context: z.core.$RefinementCtx) {
  const refuse = (field: string, message: string) =>
    context.issues.push({ code: "custom", path: [field], message, input: form });
  if (form.said === "date" && !form.byOn) refuse("byOn", "Write the day they named.");
  if (form.said === "date" && form.byOn && form.byOn < (form.startsOn ?? "")) {
    refuse("byOn", "This day has to come later than that.");
  }
  if (form.said === "span" && !form.spanDays) refuse("spanDays", "Write how many days they said.");
  if (form.said === "words" && !form.words) refuse("words", "Write what they said.");
}

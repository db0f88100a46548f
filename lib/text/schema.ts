import { z } from "zod";
import { cleanLine, cleanProse, emailAddress, timeZoneName, webAddress } from "./rules";

const tooLong = (max: number) => `Use at most ${max} characters.`;

/** A line that must not be empty. */
export function line(max: number, missing = "Fill this in.") {
  return z
    .string({ error: missing })
    .transform(cleanLine)
    .pipe(z.string().min(1, missing).max(max, tooLong(max)));
}

/** A line that may be missing; an empty one is null. */
export function optionalLine(max: number) {
  return z
    .string()
    .transform(cleanLine)
    .pipe(z.string().max(max, tooLong(max)))
    .transform(emptyIsNull)
    .nullish();
}

/** Text of several lines that may be missing; an empty one is null. */
export function optionalProse(max: number) {
  return z
    .string()
    .transform(cleanProse)
    .pipe(z.string().max(max, tooLong(max)))
    .transform(emptyIsNull)
    .nullish();
}

export function optionalEmail() {
  return z
    .string()
    .transform((text, context) => {
      if (text.trim() === "") return null;
      const address = emailAddress(text);
      if (address === null) {
        context.addIssue({ code: "custom", message: "Write one address, like name@example.com." });
        return z.NEVER;
      }
      return address;
    })
    .nullish();
}

export function optionalWebAddress() {
  return z
    .string()
    .transform((text, context) => {
      if (text.trim() === "") return null;
      const address = webAddress(text);
      if (address === null) {
        context.addIssue({ code: "custom", message: "Write a web address that starts with https://." });
        return z.NEVER;
      }
      return address;
    })
    .nullish();
}

export function timeZone() {
  return z.string().transform((text, context) => {
    const zone = timeZoneName(text);
    if (zone === null) {
      context.addIssue({ code: "custom", message: "Choose a time zone from the list." });
      return z.NEVER;
    }
    return zone;
  });
}

/** A country or one of its parts, such as DE or DE-BE; empty is null. */
export function optionalRegion() {
  return z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.string().regex(/^([A-Z]{2}(-[A-Z0-9]{1,4}){0,2})?$/, "Choose a region from the list."))
    .transform(emptyIsNull)
    .nullish();
}

/** A local calendar day, YYYY-MM-DD, that exists. */
export function calendarDay() {
  return z.iso
    .date("Write a day that exists, like 2026-12-01.")
    .refine((day) => day >= "2000-01-01" && day <= "2100-12-31", "Choose a day between 2000 and 2100.");
}

/** A wall-clock time, HH:MM. */
export function clockTime() {
  return z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, "Write a time like 14:30.");
}

/** A whole number, also as a form sends it. */
export function wholeNumber(min: number, max: number) {
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\s*\d{1,9}\s*$/)
          .transform(Number),
      ],
      { error: "Write a whole number." },
    )
    .pipe(z.number().int("Write a whole number.").min(min, `At least ${min}.`).max(max, `At most ${max}.`));
}

/** A box that is ticked or not, also as a form sends it. */
export function tick() {
  return z
    .union([z.boolean(), z.enum(["on", "true", "yes", "1", "off", "false", "no", "0", ""])])
    .transform((value) => value === true || ["on", "true", "yes", "1"].includes(String(value)));
}

/** An id from outside. Whether it is one, and whose, is for the query or command: it answers not-found (B10). */
export function idFromOutside() {
  return z.string().max(100);
}

/** An id that may be missing; an empty one is null. */
export function optionalId() {
  return idFromOutside().transform(emptyIsNull).nullish();
}

/** Made by the client, so that a form sent twice acts once (F38). */
export function requestId() {
  return z.uuid().transform((id) => id.toLowerCase());
}

const momentPattern =
  /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** A moment: an instant (a Date, or ISO with an offset), or a local day with or without a time, in the user's zone. */
export function moment() {
  return z.union([
    z.date(),
    z
      .string()
      .trim()
      .regex(momentPattern, "Write a day and a time.")
      .refine((text) => isDay(text.slice(0, 10)), "Write a day that exists."),
  ]);
}

export function optionalMoment() {
  return z.union([z.literal("").transform(() => null), moment()]).nullish();
}

export type Moment = z.output<ReturnType<typeof moment>>;

function isDay(text: string): boolean {
  return calendarDay().safeParse(text).success;
}

function emptyIsNull(text: string): string | null {
  return text === "" ? null : text;
}

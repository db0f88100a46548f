import { z } from "zod";
import { employerName } from "@/lib/employers/schema";
import {
  idFromOutside,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalProse,
  requestId,
  tick,
  timeZone,
  wholeNumber,
} from "@/lib/text/schema";

const optionalZone = z.union([z.literal("").transform(() => null), timeZone()]).nullish();

export const newContactSchema = z.strictObject({
  name: line(200, "Write the person's name."),
  employerId: optionalId(),
  /** Found or made, where no employer's id is given. */
  employerName: z.union([z.literal("").transform(() => null), employerName()]).nullish(),
  email: optionalEmail(),
  phone: optionalLine(40),
  directLine: tick().optional(),
  jobTitle: optionalLine(200),
  addressAs: optionalLine(120),
  isRecruiter: tick().optional(),
  timeZone: optionalZone,
  notes: optionalProse(10_000),
  requestId: requestId().optional(),
});

/** What is left out stays as it is; an empty text is taken away. */
export const editContactSchema = z.strictObject({
  contactId: idFromOutside(),
  name: line(200, "Write the person's name.").optional(),
  email: optionalEmail(),
  phone: optionalLine(40),
  directLine: tick().optional(),
  jobTitle: optionalLine(200),
  addressAs: optionalLine(120),
  isRecruiter: tick().optional(),
  timeZone: optionalZone,
  notes: optionalProse(10_000),
  version: wholeNumber(1, 1_000_000_000),
});

export const contactIdSchema = z.strictObject({ contactId: idFromOutside() });

export type NewContact = z.output<typeof newContactSchema>;
export type EditedContact = z.output<typeof editContactSchema>;

import { z } from "zod";
import { messageMethods, responses } from "@/lib/messages/schema";
import {
  idFromOutside,
  moment,
  optionalId,
  optionalLine,
  optionalMoment,
  optionalProse,
  requestId,
} from "@/lib/text/schema";

export const stepIdSchema = z.strictObject({ stepId: idFromOutside() });

/** Without a time it was done now. The method counts for messages only; a call is by phone. */
export const doneSchema = z.strictObject({
  stepId: idFromOutside(),
  method: z.enum(messageMethods).optional(),
  at: optionalMoment(),
  subject: optionalLine(300),
  body: optionalProse(20_000),
  requestId: requestId().optional(),
});

/** A bare day means 10:00, or 09:00 for a thank-you, in the user's zone. */
export const snoozeSchema = z.strictObject({ stepId: idFromOutside(), until: moment() });

export const handOffMethods = ["mail-app", "gmail", "outlook", "share", "copy"] as const;

export const handOffSchema = z.strictObject({
  stepId: idFromOutside(),
  method: z.enum(handOffMethods, "Choose how it was opened."),
});

/** The tick boxes of Today: which of the opened messages went out. */
export const sentSchema = z.strictObject({
  "stepId[]": z.array(idFromOutside()).min(1, "Tick what went out.").max(100),
  method: z.enum(messageMethods).optional(),
});

/** `until` is the day they are back (out of office) or the day by which they will say more (wait). */
export const answerSchema = z.strictObject({
  applicationId: idFromOutside(),
  stepId: optionalId(),
  contactId: optionalId(),
  response: z.enum(responses, "Choose what they said."),
  method: z.enum(messageMethods).optional(),
  happenedAt: optionalMoment(),
  body: optionalProse(20_000),
  until: optionalMoment(),
  requestId: requestId().optional(),
});

export type DoneStepInput = z.output<typeof doneSchema>;
export type SnoozedStepInput = z.output<typeof snoozeSchema>;
export type HandOffInput = z.output<typeof handOffSchema>;
export type AnswerInput = z.output<typeof answerSchema>;

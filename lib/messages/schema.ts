import { z } from "zod";
import {
  idFromOutside,
  optionalId,
  optionalLine,
  optionalMoment,
  optionalProse,
  requestId,
} from "@/lib/text/schema";

export const messageMethods = ["email", "phone", "linkedin", "letter", "in-person", "other"] as const;
export const responses = [
  "good-news",
  "wait",
  "courtesy",
  "out-of-office",
  "rejection",
  "offer",
  "other",
] as const;

/** A message or answer that belongs to no planned step (W7). Without a time it happened now. */
export const newMessageSchema = z.strictObject({
  applicationId: idFromOutside(),
  contactId: optionalId(),
  direction: z.enum(["out", "in"]),
  method: z.enum(messageMethods),
  happenedAt: optionalMoment(),
  subject: optionalLine(300),
  body: optionalProse(20_000),
  requestId: requestId().optional(),
});

export const messageIdSchema = z.strictObject({ messageId: idFromOutside() });

export type NewMessage = z.output<typeof newMessageSchema>;

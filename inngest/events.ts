import { z } from "zod";

const reminderData = z.object({ ownerId: z.uuid(), reminderId: z.uuid(), version: z.int().positive() });

/** Every event of the product. Events carry ids and a version, nothing else (I15). */
export const events = {
  "reminder/scheduled": reminderData,
  "reminder/cancelled": reminderData,
  "mail/sign-in-requested": z.object({ mailId: z.uuid() }),
} as const;

export type EventName = keyof typeof events;
export type EventData<Name extends EventName> = z.infer<(typeof events)[Name]>;

/** One event as it stands in the outbox. */
export type ProductEvent = {
  [Name in EventName]: { id: string; name: Name; data: EventData<Name> };
}[EventName];

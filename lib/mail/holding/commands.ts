import "server-only";
import { isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { sending } from "@/db/schema";
import { log } from "@/lib/log";

/**
 * Holds everybody's reminders until an instant: a quota is used up (F2), or the key is refused (F8). A hold that lasts longer
 * already, or until an operator lets go, stays as it is.
 */
export async function holdSending(reason: string, until: Date): Promise<void> {
  const held = await database("worker")
    .update(sending)
    .set({ heldAt: sql`app_now()`, heldReason: reason, heldUntil: until })
    .where(or(isNull(sending.heldAt), lt(sending.heldUntil, until)))
    .returning({ reason: sending.heldReason });
  if (held.length > 0) {
    log.error({ reason, until }, "sending is held");
  }
}

/** Lets reminders go again; the sweep delivers at once what is overdue. Answers whether they were held. */
export async function releaseSending(): Promise<boolean> {
  const released = await database("worker")
    .update(sending)
    .set({ heldAt: null, heldReason: null, heldUntil: null })
    .where(isNotNull(sending.heldAt))
    .returning({ heldAt: sending.heldAt });
  return released.length > 0;
}

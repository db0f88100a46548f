import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { sending } from "@/db/schema";
import { log } from "@/lib/log";

/** Holds everybody's reminders until an instant (a quota, F2; a refused key, F8), or with null until an operator lets go (F36). */
export async function holdSending(reason: string, until: Date | null): Promise<void> {
  await database("worker")
    .update(sending)
    .set({ heldAt: sql`app_now()`, heldReason: reason, heldUntil: until });
  log.error({ reason, until }, "sending is held");
}

/** Lets reminders go again; the sweep delivers at once what is overdue. */
export async function releaseSending(): Promise<void> {
  await database("worker").update(sending).set({ heldAt: null, heldReason: null, heldUntil: null });
}

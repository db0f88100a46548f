import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import type { ProductEvent } from "@/inngest/events";
import { newId } from "@/lib/ids";

/**
 * Writes events in the caller's transaction; inngest/relay.ts hands them to the engine once it has committed. The
 * engine acts once per event id (C1, C2).
 */
export async function writeEvents(tx: Transaction, events: readonly ProductEvent[]): Promise<void> {
  if (events.length > 0) {
    await tx
      .insert(outbox)
      .values(events.map(({ id, name, data }) => ({ id: newId(), eventId: id, name, data })));
  }
}

/** Forgets what was handed on more than three days ago. */
export async function purgeOutbox(tx: Transaction): Promise<void> {
  await tx.delete(outbox).where(sql`${outbox.sentAt} < now() - interval '3 days'`);
}

import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import type { ProductEvent } from "@/inngest/events";
import { newId } from "@/lib/ids";

// Next loads what it starts with and each route apart.
const holder = globalThis as typeof globalThis & { afterwordRelaySoon?: () => void };

/**
 * Called once by a web server whose engine is elsewhere: from then on `relaySoon` is told that events were written, so that they
 * are handed on without a worker (decision 1). It is told inside the transaction, so it relays once the response has gone.
 */
export function whenEventsAreWritten(relaySoon: () => void): void {
  holder.afterwordRelaySoon = relaySoon;
}

/**
 * Writes events in the caller's transaction; inngest/relay.ts hands them to the engine once it has committed. The
 * engine acts once per event id (C1, C2).
 */
export async function writeEvents(tx: Transaction, events: readonly ProductEvent[]): Promise<void> {
  if (events.length > 0) {
    await tx
      .insert(outbox)
      .values(events.map(({ id, name, data }) => ({ id: newId(), eventId: id, name, data })));
    holder.afterwordRelaySoon?.();
  }
}

/** Forgets what was handed on more than three days ago. */
export async function purgeOutbox(tx: Transaction): Promise<void> {
  await tx.delete(outbox).where(sql`${outbox.sentAt} < now() - interval '3 days'`);
}

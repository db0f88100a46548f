import "server-only";
import { connection } from "@/db/client";
import { engineKind } from "@/lib/env";
import { withoutContents } from "@/lib/errors";
import { inngest } from "./client";
import { acceptEvents, type EngineEvent } from "./engine/events";

const batch = 500;

interface OutboxRow {
  id: string;
  event_id: string;
  name: string;
  data: Record<string, string | number>;
}

/**
 * Hands committed events to the engine, oldest first, and marks them handed on. The embedded engine takes them in the same
 * transaction; Inngest gets them under their stable ids, so a repeated hand-over starts nothing new (C2). Answers how many went.
 */
export async function relayEvents(): Promise<number> {
  let total = 0;
  for (;;) {
    const handed = await (engineKind() === "embedded" ? relayToOwnEngine() : relayToInngest());
    total += handed;
    if (handed < batch) {
      return total;
    }
  }
}

function relayToOwnEngine(): Promise<number> {
  return connection("worker").sql.begin(async (tx) => {
    const rows = await tx<OutboxRow[]>`
      select id, event_id, name, data from outbox where sent_at is null
      order by id for update skip locked limit ${batch}`;
    await acceptEvents(tx, rows.map(engineEvent));
    await tx`update outbox set sent_at = now(), attempts = attempts + 1 where id = any(${idsOf(rows)})`;
    return rows.length;
  });
}

/** No transaction is open while the network is at work. Two relays may hand on the same event; its id makes one of it. */
async function relayToInngest(): Promise<number> {
  const { sql } = connection("worker");
  const rows = await sql<OutboxRow[]>`
    select id, event_id, name, data from outbox where sent_at is null order by id limit ${batch}`;
  if (rows.length === 0) {
    return 0;
  }
  try {
    await inngest.send(rows.map(engineEvent));
  } catch (error) {
    const reason = withoutContents(error).message.slice(0, 500);
    await sql`update outbox set attempts = attempts + 1, last_error = ${reason} where id = any(${idsOf(rows)})`;
    throw error;
  }
  await sql`
    update outbox set sent_at = now(), attempts = attempts + 1, last_error = null where id = any(${idsOf(rows)})`;
  return rows.length;
}

function engineEvent({ event_id, name, data }: OutboxRow): EngineEvent {
  return { id: event_id, name, data };
}

function idsOf(rows: readonly OutboxRow[]): string[] {
  return rows.map((row) => row.id);
}

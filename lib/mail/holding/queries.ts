import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";

export interface Hold {
  reason: string;
  /** Null: until an operator lets go. */
  until: Date | null;
}

/** Why nobody's reminders go out at present, or null. */
export async function findHold(tx: Transaction | Database): Promise<Hold | null> {
  const [held] = await tx.execute<{ reason: string | null; until: string | null }>(
    sql`select held_reason as reason, held_until as until from sending where ${isHeld}`,
  );
  return held
    ? { reason: held.reason ?? "held", until: held.until === null ? null : new Date(held.until) }
    : null;
}

const isHeld: SQL = sql`held_at is not null and (held_until is null or held_until > app_now())`;

/** For the WHERE of whatever must not happen while sending is held. */
export function notHeld(): SQL {
  return sql`not exists (select 1 from sending where ${isHeld})`;
}

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";

export interface Hold {
  reason: string;
  /** Null: until an operator lets go. */
  until: Date | null;
}

/** Why nobody's reminders go out at present, or null. After a restore it is `restored`, whatever else there is. */
export async function findHold(tx: Transaction | Database): Promise<Hold | null> {
  const [held] = await tx.execute<{ reason: string | null; until: string | null }>(sql`
    select 'restored' as reason, null::timestamptz as until where ${isRestored}
    union all
    select held_reason, held_until from sending where ${isHeld} limit 1`);
  return held
    ? { reason: held.reason ?? "held", until: held.until === null ? null : new Date(held.until) }
    : null;
}

const isHeld: SQL = sql`held_at is not null and (held_until is null or held_until > app_now())`;

/** A restored database believes that what was sent since its backup is still due (K10). */
export const isRestored: SQL = sql`exists (select 1 from operation where kind = 'restore' and released_at is null)`;

/** For the WHERE of whatever must not happen while sending is held. */
export function notHeld(): SQL {
  return sql`not (${isRestored} or exists (select 1 from sending where ${isHeld}))`;
}

import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/** A restore that nobody has released yet. Product time. */
export interface OpenRestore {
  backupAt: Date;
  restoredAt: Date;
}

/** Why sending is paused; with several restores, one upon another, as far back as the first backup. Null when it is not. */
export async function findOpenRestore(): Promise<OpenRestore | null> {
  const [row] = await database("worker").execute<{ from: string | null; at: string | null }>(sql`
    select min(backup_at) as from, max(at) as at from operation where kind = 'restore' and released_at is null`);
  return row?.from && row.at ? { backupAt: new Date(row.from), restoredAt: new Date(row.at) } : null;
}

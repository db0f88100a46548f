import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { log } from "@/lib/log";

/** Deletes the accounts again that were deleted and that a backup brought back (F37). Answers how many. Safe to repeat. */
export async function eraseAgain(): Promise<number> {
  const [row] = await database("worker").execute<{ erased: number }>(sql`select erase_again() as erased`);
  const erased = row?.erased ?? 0;
  if (erased > 0) {
    log.warn({ erased }, "accounts that a backup brought back are deleted again");
  }
  return erased;
}

import "server-only";
import { and, type SQL } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { type Database, database, ownedRole, type Transaction } from "@/db/client";
import { mail } from "@/db/schema";
import { asOwner, commandAs, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { thisMail } from "./queries";

/**
 * A command on a mail of this owner's, or of nobody's: sign-in mails belong to nobody yet, and a policy of their own shows them to
 * the serving roles.
 */
export function inMailTransaction<T>(owner: OwnerId | null, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  return owner ? commandAs(owner, fn) : database(ownedRole()).transaction(fn);
}

/** What the worker notes on a mail of this owner's, or of nobody's. Touches no other row, so the owner's is not locked. */
export async function noteOnMail(
  { owner_id, id }: { owner_id: string | null; id: string },
  set: PgUpdateSetSource<typeof mail>,
  onlyIf?: SQL,
): Promise<void> {
  const owner = owner_id === null ? null : provenOwner(owner_id);
  const note = async (db: Transaction | Database) => {
    await db
      .update(mail)
      .set(set)
      .where(and(thisMail({ owner, id }), onlyIf));
  };
  await (owner ? asOwner(owner, note) : note(database("worker")));
}

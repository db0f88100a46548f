import "server-only";
import { sql } from "drizzle-orm";
import { type Database, database, ownedRole, type Transaction } from "@/db/client";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

declare const proven: unique symbol;

/** The id of a user whose right to act has been proven. Minted in lib/auth only. */
export type OwnerId = string & { readonly [proven]: "owner" };

/** Mints an owner from a verified session, from a verified action token, or from a row's own owner in background work. */
export function provenOwner(userId: string): OwnerId {
  if (!isId(userId)) {
    throw new AppError("signed-out");
  }
  // The caller has read this id from a session, a token or a row, never from a request's own words.
  return userId as OwnerId;
}

/** Ids from outside are checked before they reach SQL; anything else is simply not found. */
export function rowId(value: unknown): string {
  if (typeof value !== "string" || !isId(value)) {
    throw notFound();
  }
  return value;
}

/**
 * One transaction in which row-level security shows this owner's rows and no others. Retried three times on a
 * serialization failure or a deadlock (F28), so `fn` must do nothing outside the database.
 */
export function asOwner<T>(owner: OwnerId, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(database(ownedRole()), async (tx) => {
    await tx.execute(sql`select set_config('app.owner_id', ${owner}, true)`);
    return fn(tx);
  });
}

/** What a command does: `asOwner`, with the owner's row locked first, so that one owner's commands queue up (T12). */
export function commandAs<T>(owner: OwnerId, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  return asOwner(owner, async (tx) => {
    const locked = await tx.execute(sql`select 1 from profile where owner_id = ${owner} for update`);
    if (locked.length === 0) {
      throw notFound();
    }
    return fn(tx);
  });
}

/** Product time, from the database: its clock plus the offset of local mode. */
export async function appNow(tx: Transaction | Database): Promise<Date> {
  const [row] = await tx.execute<{ now: Date | string }>(sql`select app_now() as now`);
  if (!row) {
    throw new Error("app_now() returned no row");
  }
  return new Date(row.now);
}

const retryable = new Set(["40001", "40P01"]);

async function inTransaction<T>(db: Database, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(fn);
    } catch (error) {
      if (attempt > 3 || !retryable.has(databaseErrorCode(error) ?? "")) {
        throw error;
      }
    }
  }
}

/** The SQLSTATE behind an error, however deeply it is wrapped. */
export function databaseErrorCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") {
      return cause.code;
    }
  }
  return undefined;
}

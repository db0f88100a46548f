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
  return retried(database(ownedRole()), async (tx) => {
    await tx.execute(sql`select set_config('app.owner_id', ${owner}, true)`);
    return fn(tx);
  });
}

interface Read {
  begin: (tx: Transaction) => Promise<void>;
  fail: (cause: unknown) => void;
}

const gathered = new Map<OwnerId, Read[]>();

/**
 * What a query does: `asOwner`, shared with every other read of this owner that begins in the same turn, so that a page and its
 * layout read in one transaction. `fn` writes nothing; a statement that fails fails the reads beside it.
 */
export function readAs<T>(owner: OwnerId, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const begin = async (tx: Transaction) => resolve(await fn(tx));
    const read: Read = { begin: (tx) => begin(tx).catch(reject), fail: reject };
    const others = gathered.get(owner);
    if (others) {
      others.push(read);
      return;
    }
    const reads = [read];
    gathered.set(owner, reads);
    setImmediate(() => {
      gathered.delete(owner);
      asOwner(owner, (tx) => Promise.all(reads.map(({ begin }) => begin(tx)))).catch((cause: unknown) => {
        for (const { fail } of reads) fail(cause);
      });
    });
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
/** Longer than a busy minute, shorter than anybody waits. */
const longestWaitMs = 10_000;

/** A transaction that is tried again, three times at most, when it met another one halfway (F28). */
export async function retried<T>(db: Database, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withinTime(db, fn);
    } catch (error) {
      if (attempt > 3 || !retryable.has(databaseErrorCode(error) ?? "")) {
        throw error;
      }
    }
  }
}

/**
 * The driver would let a transaction wait for a connection for ever. In the web server it becomes `unavailable` instead and never
 * begins (F27); the worker has connections of its own and all the time in the world.
 */
function withinTime<T>(db: Database, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  if (ownedRole() !== "web") {
    return db.transaction(fn);
  }
  return new Promise((resolve, reject) => {
    const tooLate = new AppError("unavailable");
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      reject(tooLate);
    }, longestWaitMs);
    db.transaction((tx) => {
      clearTimeout(timer);
      if (isOver) {
        throw tooLate;
      }
      return fn(tx);
    })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
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

/** Connection lost or refused (08, 57P), no room (53), read-only (25006), took too long (57014), and the driver's own words. */
const trouble = /^(?:08|53|57P)|^(?:25006|57014)$|^(?:ECONN|ETIMEDOUT|EPIPE|CONNECT_TIMEOUT|CONNECTION_)/;

/** Whether the database could not do its work, whatever was asked of it: nothing was changed, and later it may do (F27, F29). */
export function isDatabaseTrouble(error: unknown): boolean {
  return trouble.test(databaseErrorCode(error) ?? "");
}

import type postgres from "postgres";

/** A postgres.js client or an open transaction on one. */
export type Database = postgres.ISql;

/** Told when there is work that somebody should look at now. */
export const WORK_CHANNEL = "engine_work";
/** Told when product time has been moved. */
export const CLOCK_CHANNEL = "app_clock";

/** The first key of every worker's session advisory lock; the second is the worker's number. */
export const WORKER_LOCK = 20_260_001;

const RETRIED = new Set(["40001", "40P01"]);

/** Runs `work` in a transaction, or in the one that is already open. Serialization faults are retried three times. */
export async function inTransaction<T>(sql: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  if (!isClient(sql)) return work(sql);
  // begin() unwraps arrays of pending queries in its type; ours are promises of plain values.
  return retryConflicts(async () => (await sql.begin(work)) as T);
}

/** Repeats a statement that lost a deadlock or a serialization conflict, three times at most. */
export async function retryConflicts<T>(statement: () => Promise<T>): Promise<T> {
  for (let again = 3; ; again--) {
    try {
      return await statement();
    } catch (error) {
      if (again === 0 || !RETRIED.has(codeOf(error))) throw error;
    }
  }
}

/** Whether the database could not be reached, so that the same statement may be tried again. */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  return /^(08|57P|53)/.test(code) || /^(CONNECT|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT)/.test(code);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function isClient(sql: Database): sql is postgres.Sql {
  return "begin" in sql;
}

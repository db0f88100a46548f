import postgres from "postgres";
import { WORKER_LOCK } from "./database";

/** A worker's own connection. While it lives, it holds the session lock that says that the worker lives. */
export interface Presence {
  worker: number;
  sql: postgres.Sql;
  /** Takes the lock again if the connection was lost meanwhile. */
  hold(): Promise<void>;
  close(): Promise<void>;
}

/** Numbers this worker, takes its lock and listens. `onNews` is also called after every (re)connection. */
export async function openPresence(
  from: postgres.Sql,
  channels: readonly string[],
  onNews: () => void,
): Promise<Presence> {
  let held = false;
  let closing = false;
  // The client's parsed options are options again: postgres.js opens its own LISTEN connection in the same way.
  const options = from.options as unknown as postgres.Options<Record<string, never>>;
  const sql: postgres.Sql = postgres({
    ...options,
    max: 1,
    idle_timeout: undefined,
    max_lifetime: null,
    onclose: () => {
      held = false;
    },
  });
  const [row] = await sql<{ worker: number }[]>`select nextval('engine.worker_number')::int as worker`;
  const worker = row?.worker ?? 0;
  const hold = async () => {
    if (held || closing) return;
    // Not the waiting kind: after a broken network the server may still hold the lock for this worker's old session.
    const [lock] = await sql<{ taken: boolean }[]>`
      select pg_try_advisory_lock(${WORKER_LOCK}::int, ${worker}::int) as taken`;
    held = lock?.taken ?? false;
  };
  await hold();
  for (const channel of channels) await sql.listen(channel, onNews, onNews);
  return {
    worker,
    sql,
    hold,
    async close() {
      closing = true;
      await sql.end({ timeout: 5 });
    },
  };
}

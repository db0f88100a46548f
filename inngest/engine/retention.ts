import { type Database, retryConflicts } from "./database";

const BATCH = 1000;

/** Removes runs that ended more than `days` of product time ago, with their steps, and keys whose 24 hours are over. */
export async function removeOldRuns(sql: Database, days: number): Promise<number> {
  await retryConflicts(() => sql`delete from engine.once where expires_at <= public.app_now()`);
  let removed = 0;
  for (;;) {
    const rows = await retryConflicts(
      () => sql`
        with old as (
          delete from engine.run where id in (
            select id from engine.run
            where finished_at < (select public.app_now()) - ${days}::int * interval '1 day'
            order by finished_at limit ${BATCH}::int)
          returning id
        ), steps as (
          delete from engine.step using old where step.run_id = old.id
        )
        select id from old`,
    );
    removed += rows.length;
    if (rows.length < BATCH) return removed;
  }
}

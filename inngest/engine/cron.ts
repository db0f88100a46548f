import { type Database, retryConflicts } from "./database";
import { nextTick } from "./registration";

interface DueCron {
  functionId: string;
  expression: string;
  nextAt: string;
  nextAtMs: number;
  nowMs: number;
}

/** Starts one run for every cron that is due, however many ticks were missed, and sets its next tick after now. */
export async function fireCrons(sql: Database): Promise<void> {
  const due = await sql<DueCron[]>`
    select cron.function_id as "functionId", expression, next_at::text as "nextAt",
           extract(epoch from next_at)::float8 * 1000 as "nextAtMs",
           extract(epoch from public.app_now())::float8 * 1000 as "nowMs"
    from engine.cron where next_at <= public.app_now()`;
  for (const cron of due) await retryConflicts(() => fire(sql, cron));
}

/** The UPDATE's own WHERE settles which of several workers fires. */
async function fire(sql: Database, cron: DueCron): Promise<void> {
  const next = nextTick(cron.expression, new Date(cron.nowMs)).toISOString();
  const event = {
    id: `${cron.functionId}-${new Date(cron.nextAtMs).toISOString()}`,
    name: "inngest/scheduled.timer",
    data: { cron: cron.expression, scheduledAt: new Date(cron.nextAtMs).toISOString() },
    ts: Math.floor(cron.nowMs),
  };
  await sql`
    with moved as (
      update engine.cron set next_at = ${next}::text::timestamptz
      where function_id = ${cron.functionId} and expression = ${cron.expression}
        and next_at = ${cron.nextAt}::text::timestamptz
      returning function_id
    ), run as (
      insert into engine.run (function_id, event, event_seq, max_attempts, created_at)
      select function.id, ${JSON.stringify(event)}::text::jsonb, nextval('engine.event_order'), function.retries + 1,
             public.app_now()
      from moved join engine.function on function.id = moved.function_id
      returning id, function_id
    )
    insert into engine.job (run_id, step_id, function_id, due_at)
    select id, 'step', function_id, public.app_now() from run`;
}

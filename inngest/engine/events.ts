import { type Database, inTransaction, WORK_CHANNEL } from "./database";

export interface EngineEvent {
  /** The same name and id within 24 hours starts and cancels nothing new. */
  id: string;
  name: string;
  data: object;
  /** Milliseconds since the epoch; in the future it delays the start of runs. Default: now. */
  ts?: number;
}

interface Accepted {
  position: number;
  seq: string;
  cancels: boolean;
  started: boolean;
}

/**
 * Takes events in, in order: starts the runs they trigger and cancels the ones they should. One set-based statement
 * starts, a second one cancels if any rule listens to these names. In the caller's transaction, if it hands one in.
 */
export async function acceptEvents(sql: Database, events: readonly EngineEvent[]): Promise<void> {
  if (events.length === 0) return;
  await inTransaction(sql, async (tx) => {
    const accepted = await startRuns(tx, events);
    const cancelling = accepted.flatMap(({ position, seq, cancels }) => {
      const event = events[position - 1];
      return cancels && event ? [{ seq: Number(seq), name: event.name, data: event.data }] : [];
    });
    if (cancelling.length > 0) await cancelRuns(tx, cancelling);
    if (accepted.some((event) => event.started)) await tx`select pg_notify(${WORK_CHANNEL}, '')`;
  });
}

function startRuns(tx: Database, events: readonly EngineEvent[]): Promise<Accepted[]> {
  return tx<Accepted[]>`
    with product as materialized (
      select public.app_now() as now
    ), sent as materialized (
      select position, sent.event->>'id' as id, sent.event->>'name' as name, (sent.event->'data')::jsonb as data,
             (sent.event->>'ts')::float8 as ts
      from json_array_elements(${JSON.stringify(events)}::text::json) with ordinality as sent(event, position)
    ), fresh as (
      insert into engine.once (scope, key, expires_at)
      select distinct 'event/' || sent.name, sent.id, product.now + interval '24 hours' from sent, product
      on conflict (scope, key) do update set expires_at = excluded.expires_at
        where once.expires_at <= (select now from product)
      returning scope, key
    ), first as (
      select distinct on (sent.name, sent.id) sent.*
      from sent join fresh on fresh.scope = 'event/' || sent.name and fresh.key = sent.id
      order by sent.name, sent.id, sent.position
    ), event as materialized (
      select numbered.*, nextval('engine.event_order') as seq,
             jsonb_build_object('id', id, 'name', name, 'data', data,
               'ts', coalesce(ts, floor(extract(epoch from product.now) * 1000))) as payload
      from (select * from first order by position) as numbered, product
    ), wanted as materialized (
      select event.*, function.id as function_id, function.retries,
             case when function.idempotency_path is null then null
                  else (event.payload #> function.idempotency_path)::text end as idempotency_key
      from event
      join engine.trigger on trigger.event_name = event.name and event.payload @> trigger.contains
      join engine.function on function.id = trigger.function_id and function.retired_at is null
    ), unseen as (
      insert into engine.once (scope, key, expires_at)
      select distinct 'function/' || function_id, idempotency_key, product.now + interval '24 hours'
      from wanted, product where idempotency_key is not null
      on conflict (scope, key) do update set expires_at = excluded.expires_at
        where once.expires_at <= (select now from product)
      returning scope, key
    ), chosen as (
      select distinct on (function_id, coalesce(idempotency_key, seq::text)) wanted.*
      from wanted
      where idempotency_key is null
         or ('function/' || function_id, idempotency_key) in (select scope, key from unseen)
      order by function_id, coalesce(idempotency_key, seq::text), seq
    ), run as (
      insert into engine.run (function_id, event, event_seq, max_attempts, created_at)
      select function_id, payload, seq, retries + 1, product.now from chosen, product order by seq
      returning id, function_id, event, event_seq
    ), job as (
      insert into engine.job (run_id, step_id, function_id, due_at)
      select run.id, 'step', run.function_id,
             greatest(product.now, to_timestamp((run.event->>'ts')::float8 / 1000))
      from run, product
    ), listening as (
      insert into engine.cancellation (rule_id, key, run_id)
      select rule.id, case when rule.event_path is null then '' else (run.event #> rule.event_path)::text end, run.id
      from run join engine.cancel_rule rule on rule.function_id = run.function_id and rule.retired_at is null
      where rule.event_path is null or run.event #> rule.event_path is not null
    )
    select event.position::int as position, event.seq::text as seq,
           exists (select 1 from engine.cancel_rule rule where rule.event_name = event.name) as cancels,
           exists (select 1 from run where run.event_seq = event.seq) as started
    from event`;
}

/** One probe of the index per event and rule. A condition on a missing path, or between different types, never holds. */
async function cancelRuns(
  tx: Database,
  events: readonly { seq: number; name: string; data: object }[],
): Promise<void> {
  await tx`
    with event as materialized (
      select (sent->>'seq')::bigint as seq, sent->>'name' as name, sent::jsonb as payload
      from json_array_elements(${JSON.stringify(events)}::text::json) as sent
    ), hit as materialized (
      select run.id
      from event
      join engine.cancel_rule rule on rule.event_name = event.name
      join engine.cancellation on cancellation.rule_id = rule.id
        and cancellation.key = case when rule.async_path is null then '' else (event.payload #> rule.async_path)::text end
      join engine.run on run.id = cancellation.run_id and run.status = 'running' and run.event_seq < event.seq
      where not exists (
        select 1
        from jsonb_array_elements(rule.conditions) as condition,
        lateral (select ${operand(tx, "left")} as l, ${operand(tx, "right")} as r) as side
        where not coalesce(case condition->>'op'
          when '==' then l = r
          when '<' then case when jsonb_typeof(l) = 'number' and jsonb_typeof(r) = 'number' then l < r
                             when jsonb_typeof(l) = 'string' and jsonb_typeof(r) = 'string'
                               then l #>> '{}' < r #>> '{}' collate "C" end
          when '>' then case when jsonb_typeof(l) = 'number' and jsonb_typeof(r) = 'number' then l > r
                             when jsonb_typeof(l) = 'string' and jsonb_typeof(r) = 'string'
                               then l #>> '{}' > r #>> '{}' collate "C" end
        end, false))
      order by run.id
    ), locked as materialized (
      select id from engine.run where id in (select id from hit) and status = 'running' order by id for update
    ), idle as (
      delete from engine.job using locked where job.run_id = locked.id
    ), listening as (
      delete from engine.cancellation using locked where cancellation.run_id = locked.id
    )
    update engine.run set status = 'cancelled', finished_at = public.app_now()
    from locked where run.id = locked.id`;
}

function operand(tx: Database, side: "left" | "right") {
  return tx`case condition->${side}::text->>'of'
    when 'async' then event.payload #> array(select jsonb_array_elements_text(condition->${side}::text->'path'))
    when 'event' then run.event #> array(select jsonb_array_elements_text(condition->${side}::text->'path'))
    else condition->${side}::text->'value' end`;
}

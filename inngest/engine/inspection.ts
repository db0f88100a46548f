import { type Database, WORKER_LOCK } from "./database";

export type RunStatus = "running" | "completed" | "failed" | "cancelled";

export interface RunSummary {
  id: string;
  functionId: string;
  status: RunStatus;
  eventName: string;
  createdAt: Date;
  finishedAt: Date | null;
  /** When the run is next called; null when it has ended, or is being called right now. */
  dueAt: Date | null;
  inFlight: boolean;
  attempt: number;
  error: string | null;
}

export interface RunDetails extends RunSummary {
  event: unknown;
  output: unknown;
  steps: { name: string; op: string; result: unknown; finishedAt: Date }[];
  jobs: {
    name: string;
    kind: string;
    dueAt: Date | null;
    inFlight: boolean;
    attempt: number;
    error: string | null;
  }[];
}

/** Whether nothing is due at product time, nothing is in flight and no cron has to tick. */
export async function isSettled(sql: Database): Promise<boolean> {
  const [row] = await sql<{ settled: boolean }[]>`
    select not exists (select 1 from engine.job where token is not null)
       and not exists (
         select 1 from engine.job join engine.function on function.id = job.function_id
         where token is null and due_at <= (select public.app_now()) and retired_at is null)
       and not exists (select 1 from engine.cron where next_at <= public.app_now()) as settled`;
  return row?.settled ?? true;
}

/** The product time of the next thing that falls due: a job, a retry or a cron. Null when nothing is waiting. */
export async function nextTimerAt(sql: Database): Promise<Date | null> {
  const [row] = await sql<{ at: number | null }[]>`
    select extract(epoch from least(
      (select min(due_at) from engine.job join engine.function on function.id = job.function_id
       where token is null and due_at is not null and retired_at is null),
      (select min(next_at) from engine.cron)))::float8 * 1000 as at`;
  return instant(row?.at ?? null);
}

/** How many workers are alive: each holds a session lock for as long as it is. */
export async function countWorkers(sql: Database): Promise<number> {
  const [row] = await sql<{ workers: number }[]>`
    select count(*)::int as workers from pg_locks
    where locktype = 'advisory' and granted and classid::bigint = ${WORKER_LOCK}::bigint
      and database = (select oid from pg_database where datname = current_database())`;
  return row?.workers ?? 0;
}

export interface EngineFigures {
  /** Runs that have not ended, and those that failed for good and are still kept. */
  running: number;
  failed: number;
  /** What waits for its time, what could be done now, what is being done, and what is tried again. */
  timers: number;
  ready: number;
  inFlight: number;
  retried: number;
  /** How long the oldest thing that could be done has waited. */
  lagSeconds: number;
}

/** How much the engine has to do, and how far behind it is. */
export async function countWork(sql: Database): Promise<EngineFigures> {
  const [row] = await sql<EngineFigures[]>`
    with work as (
      select token is not null as taken, attempt, due_at, due_at <= (select public.app_now()) as due from engine.job
      join engine.function on function.id = job.function_id where retired_at is null)
    select (select count(*)::int from engine.run where status = 'running') as running,
           (select count(*)::int from engine.run where status = 'failed') as failed,
           (count(*) filter (where not taken and not due))::int as timers,
           (count(*) filter (where not taken and due))::int as ready,
           (count(*) filter (where taken))::int as "inFlight",
           (count(*) filter (where attempt > 0))::int as retried,
           coalesce(extract(epoch from (select public.app_now()) - min(due_at) filter (where not taken and due)), 0)::float8
             as "lagSeconds"
    from work`;
  if (!row) throw new Error("count(*) returned no row");
  return row;
}

/** The newest runs first, 50 at a time; pass the last id to go on. */
export async function listRuns(sql: Database, before: string | null = null): Promise<RunSummary[]> {
  const rows = await sql<RunRow[]>`${summaries(sql)}
    where (${before}::bigint is null or run.id < ${before}::bigint)
    order by run.id desc limit 50`;
  return rows.map(summaryOf);
}

/** One run with its steps and what it waits for, or null. */
export async function findRun(sql: Database, id: string): Promise<RunDetails | null> {
  const [run] = await sql<RunRow[]>`${summaries(sql)} where run.id = ${id}::bigint`;
  if (!run) return null;
  const [steps, jobs, [bodies]] = await Promise.all([
    sql<{ name: string; op: string; result: string; at: number }[]>`
      select name, op, result::text as result, extract(epoch from finished_at)::float8 * 1000 as at
      from engine.step where run_id = ${id}::bigint order by ordinal`,
    sql<
      {
        name: string;
        kind: string;
        at: number | null;
        inFlight: boolean;
        attempt: number;
        error: string | null;
      }[]
    >`
      select coalesce(name, step_id) as name, kind, extract(epoch from due_at)::float8 * 1000 as at,
             token is not null as "inFlight", attempt, last_error->>'message' as error
      from engine.job where run_id = ${id}::bigint order by due_at nulls last`,
    sql<{ event: string; output: string | null }[]>`
      select event::text as event, output::text as output from engine.run where id = ${id}::bigint`,
  ]);
  return {
    ...summaryOf(run),
    event: JSON.parse(bodies?.event ?? "null"),
    output: JSON.parse(bodies?.output ?? "null"),
    steps: steps.map(({ name, op, result, at }) => ({
      name,
      op,
      result: JSON.parse(result),
      finishedAt: new Date(at),
    })),
    jobs: jobs.map(({ at, ...job }) => ({ ...job, dueAt: instant(at) })),
  };
}

interface RunRow {
  id: string;
  functionId: string;
  status: RunStatus;
  eventName: string;
  createdMs: number;
  finishedMs: number | null;
  dueMs: number | null;
  inFlight: boolean;
  attempt: number;
  error: string | null;
}

function summaries(sql: Database) {
  return sql`
    select run.id::text as id, run.function_id as "functionId", run.status, run.event->>'name' as "eventName",
           extract(epoch from run.created_at)::float8 * 1000 as "createdMs",
           extract(epoch from run.finished_at)::float8 * 1000 as "finishedMs",
           extract(epoch from jobs.due_at)::float8 * 1000 as "dueMs", coalesce(jobs.in_flight, false) as "inFlight",
           coalesce(jobs.attempt, 0) as attempt,
           coalesce(run.error->>'message', jobs.error) as error
    from engine.run
    left join lateral (
      select min(due_at) filter (where token is null) as due_at, bool_or(token is not null) as in_flight,
             max(attempt) as attempt, max(last_error->>'message') as error
      from engine.job where job.run_id = run.id) as jobs on true`;
}

function summaryOf({ createdMs, finishedMs, dueMs, ...row }: RunRow): RunSummary {
  return { ...row, createdAt: new Date(createdMs), finishedAt: instant(finishedMs), dueAt: instant(dueMs) };
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

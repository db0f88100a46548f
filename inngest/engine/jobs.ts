import { type Database, retryConflicts, WORKER_LOCK } from "./database";
import { DISCOVERY } from "./protocol";

/** A job in flight. The token is its own: only its holder may write the job's outcome. */
export interface Job {
  runId: string;
  stepId: string;
  kind: "call" | "sleep";
  name: string | null;
  functionId: string;
  token: string;
  attempt: number;
  faults: number;
}

/** A job with what the SDK must be told about its run. `order` lists the finished steps as they finished. */
export interface ClaimedJob extends Job {
  event: object;
  maxAttempts: number;
  parallel: boolean;
  steps: Record<string, unknown>;
  order: string[];
}

/** Takes up to `limit` due jobs for a worker, oldest first. A sleep that ends with its job is remembered at once. */
export async function claimJobs(
  sql: Database,
  worker: number,
  functionIds: string,
  limit: number,
  leaseSeconds: number,
): Promise<ClaimedJob[]> {
  const claimed = await retryConflicts(
    () => sql<Job[]>`
      with due as (
        select run_id, step_id from engine.job
        where token is null and due_at <= (select public.app_now())
          and function_id = any (array(select json_array_elements_text(${functionIds}::text::json)))
        order by due_at limit ${limit}::int for update skip locked
      ), claimed as (
        update engine.job job
        set token = gen_random_uuid(), worker = ${worker}::int, asked_again = false,
            lease_until = clock_timestamp() + ${leaseSeconds}::int * interval '1 second'
        from due where job.run_id = due.run_id and job.step_id = due.step_id
        returning job.*
      ), woken as (
        insert into engine.step (run_id, step_id, name, op, result, finished_at)
        select run_id, wakes_step_id, coalesce(name, wakes_step_id), 'Sleep', '{"data":null}', public.app_now()
        from claimed where wakes_step_id is not null
        on conflict do nothing
      )
      select run_id::text as "runId", step_id as "stepId", kind, name, function_id as "functionId", token::text as token,
             attempt, faults
      from claimed order by due_at`,
  );
  return claimed.length === 0 ? [] : loadRuns(sql, claimed);
}

/** A second statement on purpose: its snapshot is younger than the claims, so no parallel step is missed. */
async function loadRuns(sql: Database, jobs: readonly Job[]): Promise<ClaimedJob[]> {
  const ids = [...new Set(jobs.map((job) => job.runId))].join(",");
  const rows = await sql<
    { runId: string; event: string; maxAttempts: number; parallel: boolean; steps: string }[]
  >`
    select run.id::text as "runId", run.event::text as event, run.max_attempts as "maxAttempts", run.parallel,
           coalesce((select json_agg(json_build_array(step.step_id, step.result) order by step.ordinal)
                     from engine.step where step.run_id = run.id), '[]')::text as steps
    from engine.run where run.id = any (string_to_array(${ids}, ',')::bigint[])`;
  const runs = new Map(rows.map((row) => [row.runId, row]));
  return jobs.flatMap((job) => {
    const run = runs.get(job.runId);
    if (!run) return [];
    const steps: [string, unknown][] = JSON.parse(run.steps);
    return {
      ...job,
      event: JSON.parse(run.event),
      maxAttempts: run.maxAttempts,
      parallel: run.parallel,
      steps: Object.fromEntries(steps),
      order: steps.map(([stepId]) => stepId),
    };
  });
}

export interface Tick {
  /** Milliseconds of product time until something of these functions falls due; null when nothing is waiting. */
  jobInMs: number | null;
  cronInMs: number | null;
  freed: number;
}

/**
 * Frees what vanished workers held (their session lock is gone, or the lease ran out), renews this worker's leases, and
 * says when to wake.
 */
export async function tick(
  sql: Database,
  worker: number,
  functionIds: string,
  tokens: readonly string[],
  leaseSeconds: number,
): Promise<Tick> {
  const [row] = await retryConflicts(
    () => sql<Tick[]>`
      with held as (
        select json_array_elements_text(${JSON.stringify(tokens)}::text::json) as id
      ), freed as (
        update engine.job job set token = null, worker = null, lease_until = null, asked_again = false
        where token is not null and not token::text = any (array(select id from held)) and (
          lease_until < clock_timestamp() or worker <> ${worker}::int and not exists (
            select 1 from pg_locks lock
            where lock.locktype = 'advisory' and lock.granted and lock.objsubid = 2
              and lock.database = (select oid from pg_database where datname = current_database())
              and lock.classid = ${WORKER_LOCK}::int and lock.objid::int = job.worker))
        returning 1
      ), renewed as (
        update engine.job set lease_until = clock_timestamp() + ${leaseSeconds}::int * interval '1 second'
        where worker = ${worker}::int and token is not null and token::text = any (array(select id from held))
        returning 1
      ), mine as materialized (
        select array(select json_array_elements_text(${functionIds}::text::json)) as ids
      )
      select (select count(*)::int from freed) as freed,
        extract(epoch from (
          select due_at from engine.job where token is null and due_at is not null
            and function_id = any ((select ids from mine)::text[])
          order by due_at limit 1) - public.app_now())::float8 * 1000
          as "jobInMs",
        extract(epoch from (
          select min(next_at) from engine.cron where function_id = any ((select ids from mine)::text[])
          ) - public.app_now())::float8 * 1000 as "cronInMs"`,
  );
  return row ?? { jobInMs: null, cronInMs: null, freed: 0 };
}

/** Gives a job back undone, so that anybody may take it at once. */
export async function releaseJob(sql: Database, job: Job): Promise<void> {
  await retryConflicts(
    () => sql`
      update engine.job set token = null, worker = null, lease_until = null
      where run_id = ${job.runId}::bigint and step_id = ${job.stepId} and token = ${job.token}::uuid`,
  );
}

/** Gives back all that a worker holds, except the jobs with these tokens. */
export async function releaseWorker(sql: Database, worker: number, except: readonly string[]): Promise<void> {
  await retryConflicts(
    () => sql`
      update engine.job set token = null, worker = null, lease_until = null
      where token is not null and worker = ${worker}::int
        and not token::text = any (array(select json_array_elements_text(${JSON.stringify(except)}::text::json)))`,
  );
}

export function isDiscovery(job: Job): boolean {
  return job.stepId === DISCOVERY;
}

import { type Database, inTransaction, retryConflicts } from "./database";
import { acceptEvents } from "./events";
import type { Job } from "./jobs";
import { DISCOVERY, type Memo, type Planned, type RunError, type Sleep } from "./protocol";

/*
 * One answer is one transaction. Each begins with the job's token: if another worker has taken the job over, or the run
 * was cancelled, nothing is written and the answer is dropped (false or null).
 *
 * Locks are taken in the order run, job, rest, except where only the job's own rows are touched. Parallel steps lock
 * the run in a statement of its own, so that the next statement sees what the other steps have finished.
 */

/** Keeps a finished step and holds on to the job, whose next call follows at once. */
export async function rememberStep(
  sql: Database,
  job: Job,
  memo: Memo,
  leaseSeconds: number,
): Promise<boolean> {
  const rows = await retryConflicts(
    () => sql`
      with held as (
        update engine.job
        set attempt = 0, faults = 0, wakes_step_id = null, last_error = null,
            lease_until = clock_timestamp() + ${leaseSeconds}::int * interval '1 second'
        where run_id = ${job.runId}::bigint and step_id = ${job.stepId} and token = ${job.token}::uuid
        returning run_id
      ), memo as (
        insert into engine.step (run_id, step_id, name, op, result, finished_at)
        select run_id, ${memo.stepId}::text, ${memo.name}::text, ${memo.op}::text,
               ${JSON.stringify(memo.result)}::text::json, public.app_now()
        from held on conflict do nothing
      )
      select 1 from held`,
  );
  return rows.length > 0;
}

/** Puts the run to sleep. Returns the milliseconds until it wakes. */
export async function sleepRun(
  sql: Database,
  job: Job,
  planned: Planned,
  sleep: Sleep,
): Promise<number | null> {
  const rows = await retryConflicts(
    () => sql<{ inMs: number }[]>`
      update engine.job
      set token = null, worker = null, lease_until = null, attempt = 0, faults = 0, last_error = null,
          wakes_step_id = ${planned.stepId}, name = ${planned.name},
          due_at = ${instant(sql, sleep)}
      where run_id = ${job.runId}::bigint and step_id = ${job.stepId} and token = ${job.token}::uuid
      returning extract(epoch from due_at - public.app_now())::float8 * 1000 as "inMs"`,
  );
  return rows[0]?.inMs ?? null;
}

/** Ends the run with the function's own value. */
export async function completeRun(sql: Database, job: Job, output: unknown): Promise<boolean> {
  const ended = await retryConflicts(() =>
    endRun(sql, job, "completed", JSON.stringify(output ?? null), null),
  );
  return ended !== null;
}

/** Ends the run and tells whoever listens to `inngest/function.failed`, the function's onFailure above all. */
export async function failRun(sql: Database, job: Job, error: RunError): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    const event = await endRun(tx, job, "failed", null, JSON.stringify(error));
    if (event === null) return false;
    const original: object = JSON.parse(event);
    await acceptEvents(tx, [
      {
        id: `failed-${job.runId}`,
        name: "inngest/function.failed",
        data: {
          function_id: job.functionId,
          run_id: job.runId,
          error,
          event: original,
          events: [original],
        },
      },
    ]);
    return true;
  });
}

async function endRun(
  sql: Database,
  job: Job,
  status: "completed" | "failed",
  output: string | null,
  error: string | null,
): Promise<string | null> {
  const rows = await sql<{ event: string }[]>`
    with run as (
      select id from engine.run where id = ${job.runId}::bigint for update
    ), held as (
      delete from engine.job using run
      where run_id = run.id and step_id = ${job.stepId} and token = ${job.token}::uuid
      returning run_id
    ), others as (
      delete from engine.job using held where job.run_id = held.run_id and job.step_id <> ${job.stepId}
    ), listening as (
      delete from engine.cancellation using held where cancellation.run_id = held.run_id
    )
    update engine.run
    set status = ${status}, output = ${output}::text::json, error = ${error}::text::json, finished_at = public.app_now()
    from held where run.id = held.run_id
    returning run.event::text as event`;
  return rows[0]?.event ?? null;
}

/** Waits before the same call again. A fault of the infrastructure does not count as an attempt of the function. */
export async function retryJob(
  sql: Database,
  job: Job,
  error: RunError,
  wait: Sleep,
  counts: "attempt" | "fault",
): Promise<number | null> {
  const attempts = counts === "attempt" ? 1 : 0;
  const rows = await retryConflicts(
    () => sql<{ inMs: number }[]>`
      update engine.job
      set token = null, worker = null, lease_until = null, attempt = attempt + ${attempts}::int,
          faults = case when ${attempts}::int = 1 then 0 else faults + 1 end,
          last_error = ${JSON.stringify(error)}::text::json,
          due_at = least(public.app_now() + interval '1 day',
                         greatest(public.app_now() + interval '1 second', ${instant(sql, wait)}))
      where run_id = ${job.runId}::bigint and step_id = ${job.stepId} and token = ${job.token}::uuid
      returning extract(epoch from due_at - public.app_now())::float8 * 1000 as "inMs"`,
  );
  return rows[0]?.inMs ?? null;
}

/** Gives every newly found step a job of its own. What is remembered or planned already is not planned again. */
export async function planSteps(
  sql: Database,
  job: Job,
  memos: readonly Memo[],
  planned: readonly Planned[],
): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    if (!(await lockRun(tx, job))) return false;
    for (const memo of memos) await insertMemo(tx, job, memo);
    for (const step of planned) {
      await tx`
        insert into engine.job (run_id, step_id, function_id, kind, name, due_at)
        select ${job.runId}::bigint, ${step.stepId}, ${job.functionId}, ${step.sleep ? "sleep" : "call"}, ${step.name},
               ${instant(tx, step.sleep ?? { forMs: 0 })}
        where not exists (
          select 1 from engine.step where run_id = ${job.runId}::bigint and step_id = ${step.stepId})
        on conflict do nothing`;
    }
    await tx`update engine.run set parallel = true where id = ${job.runId}::bigint`;
    await tx`
      update engine.job
      set token = null, worker = null, lease_until = null, attempt = 0, faults = 0, wakes_step_id = null,
          due_at = case when asked_again or ${memos.length}::int > 0 then public.app_now() end, asked_again = false
      where run_id = ${job.runId}::bigint and step_id = ${DISCOVERY}`;
    return true;
  });
}

/** Keeps a parallel step's result, ends its job and asks for the next call of the function. */
export async function finishStep(sql: Database, job: Job, memo: Memo): Promise<boolean> {
  return inTransaction(sql, async (tx) => {
    if (!(await lockRun(tx, job))) return false;
    await insertMemo(tx, job, memo);
    await tx`delete from engine.job where run_id = ${job.runId}::bigint and step_id = ${job.stepId}`;
    await tx`
      update engine.job
      set asked_again = token is not null,
          due_at = case when token is null then coalesce(due_at, public.app_now()) else due_at end
      where run_id = ${job.runId}::bigint and step_id = ${DISCOVERY}`;
    return true;
  });
}

async function lockRun(tx: Database, job: Job): Promise<boolean> {
  await tx`select 1 from engine.run where id = ${job.runId}::bigint for update`;
  const held = await tx`
    select 1 from engine.job
    where run_id = ${job.runId}::bigint and step_id = ${job.stepId} and token = ${job.token}::uuid
    for update`;
  return held.length > 0;
}

async function insertMemo(tx: Database, job: Job, memo: Memo): Promise<void> {
  await tx`
    insert into engine.step (run_id, step_id, name, op, result, finished_at)
    values (${job.runId}::bigint, ${memo.stepId}, ${memo.name}, ${memo.op},
            ${JSON.stringify(memo.result)}::text::json, public.app_now())
    on conflict do nothing`;
}

function instant(sql: Database, sleep: Sleep) {
  const until = "until" in sleep ? sleep.until : null;
  const forMs = "forMs" in sleep ? sleep.forMs : 0;
  return sql`coalesce(${until}::text::timestamptz, public.app_now() + ${forMs}::float8 * interval '1 millisecond')`;
}

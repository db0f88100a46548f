import { completeRun, failRun, finishStep, planSteps, rememberStep, retryJob, sleepRun } from "./answers";
import { type Database, isOutage } from "./database";
import type { EngineLog } from "./engine";
import { type ClaimedJob, isDiscovery, releaseJob } from "./jobs";
import {
  backoffMs,
  type CallBody,
  faultDelayMs,
  type Outcome,
  type RunError,
  readAnswer,
  type Transport,
  unreachable,
} from "./protocol";

interface WorkOptions {
  sql: Database;
  invoke: Transport;
  log: EngineLog;
  leaseSeconds: number;
  isStopping(): boolean;
  wakeIn(ms: number): void;
  halt(reason: string): void;
}

const OUTAGE_WAIT_MS = 1000;

/** How one claimed job is worked off: call, keep the answer, and go on with the same run while it does not wait. */
export function createWork(options: WorkOptions): (job: ClaimedJob) => Promise<void> {
  const { sql, invoke, log, leaseSeconds, isStopping, wakeIn, halt } = options;

  return async function work(job) {
    try {
      while (await advance(job)) {
        if (!isStopping()) continue;
        await releaseJob(sql, job);
        return;
      }
    } catch (error) {
      // Nobody renews the lease any more, so the job comes back by itself.
      log.error({ err: error, run: job.runId, step: job.stepId }, "The engine could not keep an answer");
    }
  };

  /** One call and its transaction. True when the same run goes on at once. */
  async function advance(job: ClaimedJob): Promise<boolean> {
    if (job.kind === "sleep") {
      const memo = {
        stepId: job.stepId,
        name: job.name ?? job.stepId,
        op: "Sleep",
        result: { data: null },
      };
      if (await kept(() => finishStep(sql, job, memo))) wakeIn(0);
      return false;
    }
    const outcome = await call(job);
    if (outcome.kind === "unauthorized") {
      await kept(() => releaseJob(sql, job));
      halt("The app refused the engine's signature. The signing key of the app and of the engine differ.");
      return false;
    }
    const goesOn = await kept(() => keep(job, outcome));
    if (goesOn === null)
      log.warn({ run: job.runId, step: job.stepId }, "An answer came too late and was dropped");
    return goesOn ?? false;
  }

  async function call(job: ClaimedJob): Promise<Outcome> {
    try {
      return readAnswer(await invoke(job.functionId, job.stepId, bodyOf(job)), job.stepId);
    } catch (error) {
      return unreachable(error instanceof Error ? error.message : String(error));
    }
  }

  /** Writes the outcome. Null: the job was not this worker's any more. */
  async function keep(job: ClaimedJob, outcome: Exclude<Outcome, { kind: "unauthorized" }>) {
    switch (outcome.kind) {
      case "completed":
        return (await completeRun(sql, job, outcome.output)) ? false : null;
      case "failed":
        return fail(job, outcome.error);
      case "fault": {
        const { error } = outcome;
        log.warn(
          { run: job.runId, step: job.stepId, reason: error.message },
          "A function could not be called",
        );
        return waited(await retryJob(sql, job, error, { forMs: faultDelayMs(job.faults) }, "fault"));
      }
      case "retry": {
        if (job.attempt + 1 >= job.maxAttempts) return fail(job, outcome.error);
        const wait = outcome.after ?? { forMs: backoffMs(job.attempt, Math.random()) };
        return waited(await retryJob(sql, job, outcome.error, wait, "attempt"));
      }
      case "steps":
        return keepSteps(job, outcome);
    }
  }

  async function keepSteps(job: ClaimedJob, { memos, planned }: Extract<Outcome, { kind: "steps" }>) {
    const [memo] = memos;
    const [plan] = planned;
    if (memo && !isDiscovery(job)) {
      if (!(await finishStep(sql, job, memo))) return null;
      wakeIn(0);
      return false;
    }
    if (!job.parallel && memos.length + planned.length === 1) {
      if (plan?.sleep) return waited(await sleepRun(sql, job, plan, plan.sleep));
      if (memo) {
        if (!(await rememberStep(sql, job, memo, leaseSeconds))) return null;
        job.steps[memo.stepId] = memo.result;
        job.order.push(memo.stepId);
        job.attempt = 0;
        return true;
      }
    }
    if (!(await planSteps(sql, job, memos, planned))) return null;
    wakeIn(0);
    return false;
  }

  async function fail(job: ClaimedJob, error: RunError) {
    log.error({ run: job.runId, function: job.functionId, error: error.message }, "A run has failed");
    return (await failRun(sql, job, error)) ? false : null;
  }

  function waited(inMs: number | null): false | null {
    if (inMs === null) return null;
    wakeIn(Math.max(0, inMs));
    return false;
  }

  /** Keeps trying while the database is away: the answer is there and only waits to be written. Fencing makes it safe. */
  async function kept<T>(write: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (!isOutage(error) || isStopping()) throw error;
        log.warn({ err: error }, "The database is away; the answer will be written when it is back");
        await new Promise((resolve) => setTimeout(resolve, OUTAGE_WAIT_MS));
      }
    }
  }
}

function bodyOf(job: ClaimedJob): CallBody {
  return {
    version: 2,
    event: job.event,
    events: [job.event],
    steps: job.steps,
    ctx: {
      run_id: job.runId,
      attempt: job.attempt,
      max_attempts: job.maxAttempts,
      disable_immediate_execution: job.parallel,
      use_api: false,
      stack: { stack: job.order, current: job.order.length },
    },
  };
}

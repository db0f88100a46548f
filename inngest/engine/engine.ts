import type { Inngest, InngestFunction } from "inngest";
import type postgres from "postgres";
import { fireCrons } from "./cron";
import { CLOCK_CHANNEL, isOutage, WORK_CHANNEL } from "./database";
import { inProcessTransport } from "./in-process";
import { type ClaimedJob, claimJobs, releaseWorker, tick } from "./jobs";
import { openPresence, type Presence } from "./presence";
import type { Transport } from "./protocol";
import { registerFunctions } from "./registration";
import { removeOldRuns } from "./retention";
import { createWork } from "./work";

export interface EngineLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface EngineOptions {
  /** A pool of direct connections (no transaction pooler): the engine opens two more, for its lock and for LISTEN. */
  sql: postgres.Sql;
  client: Inngest.Any;
  functions: readonly InngestFunction.Any[];
  log: EngineLog;
  /** How the functions are called. Default: in this process. */
  invoke?: Transport;
  /** How many calls are in flight at most. Default 10. */
  concurrency?: number;
  /** How long another worker waits before it takes over from one that hangs; a dead one's work is free at once. */
  leaseSeconds?: number;
  /** How long `stop` waits for calls in flight before it gives their jobs back. Default 10. */
  graceSeconds?: number;
  /** How long ended runs are kept. Default 7. */
  retainDays?: number;
}

export interface Engine {
  /** Registers the functions (throws on what the engine cannot do) and starts to work. */
  start(): Promise<void>;
  /** Takes no new work, waits for what is in flight, and gives back what does not finish in time. */
  stop(): Promise<void>;
  /** Why the engine has stopped calling its functions, for health checks; null while it works. */
  halted(): string | null;
}

const TICK_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
const RETENTION_MS = 600_000;
const OUTAGE_MS = 1000;
const COALESCE_MS = 20;
const CONTENDED_MS = 50;

/** An engine for one machine: it drives Inngest functions and keeps everything it knows in the schema `engine`. */
export function createEngine(options: EngineOptions): Engine {
  const { sql, client, functions, log, concurrency = 10, leaseSeconds = 60, graceSeconds = 10 } = options;
  const inFlight = new Map<string, Promise<void>>();
  let functionIds = "[]";
  let presence: Presence | null = null;
  let stopping = false;
  let haltedBy: string | null = null;
  let looking = false;
  let lookAgain = false;
  let beating = false;
  let backlog = false;
  let claimInDoubt = false;
  let wake: { timer: NodeJS.Timeout; at: number } | null = null;
  let heartbeat: NodeJS.Timeout | null = null;
  let retainedAt = Number.NEGATIVE_INFINITY;

  const work = createWork({
    sql,
    invoke: options.invoke ?? inProcessTransport(client, functions),
    log,
    leaseSeconds,
    isStopping: () => stopping,
    wakeIn,
    halt(reason) {
      haltedBy = reason;
      log.error({ reason }, "The engine has stopped calling its functions");
    },
  });

  return { start, stop, halted: () => haltedBy };

  async function start(): Promise<void> {
    functionIds = JSON.stringify(await registerFunctions(sql, client, functions));
    presence = await openPresence(sql, [WORK_CHANNEL, CLOCK_CHANNEL], look);
    log.info({ worker: presence.worker, functions: functionIds }, "The engine has started");
    await beat();
    look();
    heartbeat = setInterval(async () => {
      await beat();
      await retain();
    }, TICK_MS);
  }

  async function stop(): Promise<void> {
    stopping = true;
    if (heartbeat) clearInterval(heartbeat);
    if (wake) clearTimeout(wake.timer);
    await Promise.race([drained(), elapsed(graceSeconds * 1000)]);
    const unfinished = inFlight.size;
    try {
      if (presence) await releaseWorker(sql, presence.worker, []);
    } catch (error) {
      log.warn(
        { err: error },
        "Unfinished work could not be given back; it is free once this worker is gone",
      );
    }
    await presence?.close();
    log.info({ returned: unfinished }, "The engine has stopped");
  }

  /** Also waits for a claim that is under way, whose jobs are then given back by `look`. */
  async function drained(): Promise<void> {
    while (looking || inFlight.size > 0) await Promise.race([...inFlight.values(), elapsed(COALESCE_MS)]);
  }

  /** Every other second: leases, vanished workers, crons, and when to wake. */
  async function beat(): Promise<void> {
    if (!presence || stopping || beating) return;
    beating = true;
    try {
      await presence.hold();
      const next = await tick(presence.sql, presence.worker, functionIds, [...inFlight.keys()], leaseSeconds);
      if (next.freed > 0) log.warn({ jobs: next.freed }, "Jobs of a vanished worker are free again");
      if (next.cronInMs !== null && next.cronInMs <= 0) {
        await fireCrons(sql);
        wakeIn(0);
      } else if (next.cronInMs !== null) wakeIn(next.cronInMs);
      if (next.jobInMs !== null) wakeIn(next.jobInMs <= 0 && !backlog ? CONTENDED_MS : next.jobInMs);
    } catch (error) {
      if (!stopping) log.warn({ err: error }, "The engine could not reach its database");
    } finally {
      beating = false;
    }
  }

  async function retain(): Promise<void> {
    if (stopping || performance.now() - retainedAt < RETENTION_MS) return;
    retainedAt = performance.now();
    try {
      const removed = await removeOldRuns(sql, options.retainDays ?? 7);
      if (removed > 0) log.info({ runs: removed }, "Old runs were removed");
    } catch (error) {
      log.warn({ err: error }, "Old runs could not be removed");
    }
  }

  /** Claims what is due, as long as there is any and a place is free. One at a time. */
  async function look(): Promise<void> {
    lookAgain = true;
    if (looking || !presence) return;
    looking = true;
    while (lookAgain && !stopping && haltedBy === null && inFlight.size < concurrency) {
      lookAgain = false;
      try {
        await claim(presence.worker);
        if (!backlog) await beat();
      } catch (error) {
        claimInDoubt = true;
        const level = isOutage(error) ? "warn" : "error";
        log[level]({ err: error }, "The engine could not claim work");
        wakeIn(OUTAGE_MS);
      }
    }
    looking = false;
  }

  async function claim(worker: number): Promise<void> {
    // A claim whose answer was lost may have been kept: what nobody here works on is given back first.
    if (claimInDoubt) await releaseWorker(sql, worker, [...inFlight.keys()]);
    claimInDoubt = false;
    const free = concurrency - inFlight.size;
    const jobs = await claimJobs(sql, worker, functionIds, free, leaseSeconds);
    backlog = jobs.length === free;
    if (stopping) await releaseWorker(sql, worker, [...inFlight.keys()]);
    else for (const job of jobs) begin(job);
  }

  function begin(job: ClaimedJob): void {
    const done = work(job).finally(() => {
      inFlight.delete(job.token);
      // With a backlog, claim for several free places at once rather than one by one.
      if (backlog && inFlight.size > concurrency / 2) wakeIn(COALESCE_MS);
      else look();
    });
    inFlight.set(job.token, done);
  }

  /** Looks for work in so many milliseconds, unless that is to happen sooner anyway. */
  function wakeIn(ms: number): void {
    const at = performance.now() + ms;
    if (stopping || (wake && wake.at <= at)) return;
    if (wake) clearTimeout(wake.timer);
    const timer = setTimeout(
      () => {
        wake = null;
        look();
      },
      Math.min(Math.ceil(ms) + 1, LONGEST_WAIT_MS),
    );
    wake = { timer, at };
  }
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

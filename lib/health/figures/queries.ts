import "server-only";
import { sql } from "drizzle-orm";
import { connection, type Database, database, ownedRole } from "@/db/client";
import { countWork } from "@/inngest/engine/inspection";
import { systemClock } from "@/lib/clock";
import { counters } from "@/lib/counters";
import { log } from "@/lib/log";
import { getHealth } from "../queries";
import { type Figure, isFigureName } from "./rules";
import { countZonesThatDiffer } from "./zones/queries";

/** Every figure of the product that can be had now. Holds no address, no name, no id. */
export async function listFigures(): Promise<Figure[]> {
  const health = await getHealth();
  const ofProcess: Figure[] = [{ name: "webhooks_refused_total", value: counters.webhooksRefused }];
  if (health.database === "down") {
    return [{ name: "up", value: 0 }, ...ofProcess];
  }
  const db = database(ownedRole());
  return [
    { name: "up", value: 1 },
    ...ofProcess,
    { name: "oldest_due_seconds", value: health.oldestDueSeconds ?? 0 },
    { name: "sending_paused", label: health.held ?? "", value: health.held === null ? 0 : 1 },
    ...(await counted(db)),
    ...(health.engine === "embedded" ? await ofEngine(health.workers ?? 0) : []),
    { name: "clock_skew_seconds", value: await clockSkew(db) },
    { name: "time_zones_differing", value: await countZonesThatDiffer() },
  ];
}

const mostSkewSeconds = 5;

/**
 * Writes a warning when this process's clock and the database's differ by more than five seconds (F30, AL10): product time is the
 * database's, but signatures of webhooks are checked by ours. Answers whether they do.
 */
export async function warnOfClockSkew(): Promise<boolean> {
  const seconds = await clockSkew(database(ownedRole()));
  if (seconds > mostSkewSeconds) {
    log.warn({ seconds }, "this process's clock and the database's differ");
  }
  return seconds > mostSkewSeconds;
}

async function counted(db: Database): Promise<Figure[]> {
  const rows = await db.execute<{ name: string; label: string | null; value: number | null }>(
    sql`select name, label, value from delivery_figures()`,
  );
  return rows.flatMap(({ name, label, value }) =>
    isFigureName(name) && value !== null ? [{ name, label, value }] : [],
  );
}

async function ofEngine(workers: number): Promise<Figure[]> {
  const { running, failed, timers, ready, inFlight, retried, lagSeconds } = await countWork(
    connection(ownedRole()).sql,
  );
  const jobs = { timer: timers, ready, "in flight": inFlight, retried };
  return [
    { name: "workers", value: workers },
    { name: "engine_runs", label: "running", value: running },
    { name: "engine_runs", label: "failed", value: failed },
    ...Object.entries(jobs).map(([label, value]): Figure => ({ name: "engine_jobs", label, value })),
    { name: "engine_lag_seconds", value: lagSeconds },
  ];
}

/** Measured against the middle of the question's way there and back. */
async function clockSkew(db: Database): Promise<number> {
  const before = systemClock().getTime();
  const [row] = await db.execute<{ ms: number }>(
    sql`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`,
  );
  const middle = (before + systemClock().getTime()) / 2;
  return Math.round(Math.abs((row?.ms ?? middle) - middle)) / 1000;
}

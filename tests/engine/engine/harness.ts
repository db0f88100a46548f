import { Inngest, type InngestFunction } from "inngest";
import type postgres from "postgres";
import { afterEach, vi } from "vitest";
import { createEngine, type Engine, type EngineOptions } from "@/inngest/engine/engine";
import { acceptEvents } from "@/inngest/engine/events";
import { findRun, isSettled, listRuns, nextTimerAt, type RunDetails } from "@/inngest/engine/inspection";
import type { EngineDatabase } from "./engine-database";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Logged {
  level: "info" | "warn" | "error";
  message: string;
  fields: object;
}

const started: Engine[] = [];

/** A client whose functions nobody but the engine calls. */
export function testClient(id: string): Inngest {
  return new Inngest({ id, isDev: true, logger: { info() {}, warn() {}, error() {}, debug() {} } });
}

/** Starts an engine that stops with the test, and collects what it logs. */
export async function startEngine(
  database: EngineDatabase,
  client: Inngest,
  functions: InngestFunction.Any[],
  options: Partial<EngineOptions> = {},
): Promise<{ engine: Engine; logged: Logged[] }> {
  const logged: Logged[] = [];
  const at = (level: Logged["level"]) => (fields: object, message: string) => {
    logged.push({ level, message, fields });
  };
  const log = { info: at("info"), warn: at("warn"), error: at("error") };
  const engine = createEngine({ sql: database.sql, client, functions, log, ...options });
  started.push(engine);
  await engine.start();
  return { engine, logged };
}

export function stopEnginesAfterEach(): void {
  afterEach(async () => {
    await Promise.all(started.splice(0).map((engine) => engine.stop()));
  });
}

let counter = 0;

export function send(
  sql: postgres.Sql,
  name: string,
  data: object = {},
  more: { id?: string; ts?: number } = {},
): Promise<void> {
  counter += 1;
  return acceptEvents(sql, [{ id: `${name}-${counter}`, name, data, ...more }]);
}

/** Waits until the engine has nothing left to do at the present product time. */
export function settled(sql: postgres.Sql): Promise<void> {
  return vi.waitFor(
    async () => {
      if (!(await isSettled(sql))) throw new Error("The engine is still busy.");
    },
    { timeout: 15_000, interval: 10 },
  );
}

/** Lets product time pass: visits every timer in order and lets it finish. */
export async function pass(database: EngineDatabase, ms: number): Promise<void> {
  const end = (await productNow(database.sql)) + ms;
  for (;;) {
    await settled(database.sql);
    const next = await nextTimerAt(database.sql);
    const now = await productNow(database.sql);
    const to = Math.min(next?.getTime() ?? end, end);
    if (to > now) await database.moveClock(Math.ceil(to - now));
    if (to >= end) return settled(database.sql);
  }
}

export async function productNow(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ ms: number }[]>`select extract(epoch from app_now())::float8 * 1000 as ms`;
  return row?.ms ?? 0;
}

/** All runs of one function, oldest first, with their steps. */
export async function runsOf(sql: postgres.Sql, functionId: string): Promise<RunDetails[]> {
  const runs = (await listRuns(sql)).filter((run) => run.functionId === functionId).reverse();
  const details = await Promise.all(runs.map((run) => findRun(sql, run.id)));
  return details.filter((run) => run !== null);
}

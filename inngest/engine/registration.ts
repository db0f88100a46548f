import { Cron } from "croner";
import type { Inngest, InngestFunction } from "inngest";
import { type Database, inTransaction } from "./database";
import { parseCancelCondition, parseIdempotencyKey, parseTriggerFilter } from "./expressions";
import { describeFunctions } from "./in-process";

interface FunctionConfig {
  id: string;
  triggers: { event?: string; expression?: string; cron?: string; jitter?: string }[];
  steps: { step: { retries?: { attempts: number } } };
  idempotency?: string;
  cancel?: { event: string; if?: string; timeout?: string }[];
}

const KNOWN = new Set(["id", "name", "triggers", "steps", "idempotency", "cancel"]);
const DEFAULT_RETRIES = 4;
const MOST_RETRIES = 20;

/**
 * Writes the functions' triggers, cancel rules and crons into the engine's tables and returns the functions' ids. Throws
 * on everything that the engine does not do. Functions that are gone are retired: their sleeping runs wait for them.
 */
export async function registerFunctions(
  sql: Database,
  client: Inngest.Any,
  functions: readonly InngestFunction.Any[],
): Promise<string[]> {
  // The configuration is the SDK's own; its published type is wider than what is checked here.
  const configs = (await describeFunctions(client, functions)) as FunctionConfig[];
  const rows = configs.map(readConfig);
  await inTransaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('engine.registration'))`;
    await tx`
      update engine.function set retired_at = public.app_now()
      where retired_at is null and not id = any (array(select json_array_elements_text(
        ${JSON.stringify(rows.map((row) => row.id))}::text::json)))`;
    await tx`delete from engine.trigger`;
    await tx`update engine.cancel_rule set retired_at = public.app_now() where retired_at is null`;
    for (const row of rows) await writeFunction(tx, row);
    await removeOldCrons(tx, rows);
  });
  return rows.map((row) => row.id);
}

type FunctionRow = ReturnType<typeof readConfig>;

function readConfig(config: FunctionConfig) {
  const refuse = (what: string): never => {
    throw new Error(`The embedded engine cannot run the function "${config.id}": it does not do ${what}.`);
  };
  for (const [option, value] of Object.entries(config))
    if (!KNOWN.has(option) && value !== undefined && value !== null) refuse(`the option ${option}`);
  const retries = config.steps.step.retries?.attempts ?? DEFAULT_RETRIES;
  if (!Number.isInteger(retries) || retries < 0 || retries > MOST_RETRIES) refuse(`${retries} retries`);
  const events = config.triggers.flatMap(({ event, expression }) => {
    if (event?.includes("*")) refuse("wildcards in event names");
    return event === undefined ? [] : [{ event, contains: parseTriggerFilter(expression) }];
  });
  const crons = config.triggers.flatMap(({ cron, jitter }) => {
    if (jitter !== undefined) refuse("jitter");
    return cron === undefined ? [] : [cron];
  });
  const cancels = (config.cancel ?? []).map(({ event, if: expression, timeout }) => {
    if (timeout !== undefined) refuse("timeouts of cancelOn");
    return { event, expression: expression ?? "", ...parseCancelCondition(expression) };
  });
  const idempotencyPath = config.idempotency === undefined ? null : parseIdempotencyKey(config.idempotency);
  return { id: config.id, retries, idempotencyPath, events, crons, cancels };
}

async function writeFunction(tx: Database, row: FunctionRow): Promise<void> {
  await tx`
    insert into engine.function (id, retries, idempotency_path)
    values (${row.id}, ${row.retries}, ${textArray(tx, row.idempotencyPath)})
    on conflict (id) do update
    set retries = excluded.retries, idempotency_path = excluded.idempotency_path, retired_at = null`;
  for (const [position, { event, contains }] of row.events.entries())
    await tx`
      insert into engine.trigger (function_id, position, event_name, contains)
      values (${row.id}, ${position}, ${event}, ${JSON.stringify(contains)}::text::jsonb)`;
  for (const rule of row.cancels)
    await tx`
      insert into engine.cancel_rule (function_id, event_name, expression, async_path, event_path, conditions)
      values (${row.id}, ${rule.event}, ${rule.expression}, ${textArray(tx, rule.asyncPath)},
              ${textArray(tx, rule.eventPath)}, ${JSON.stringify(rule.conditions)}::text::jsonb)
      on conflict (function_id, event_name, expression) do update set retired_at = null`;
  for (const cron of row.crons) {
    const [{ now } = { now: 0 }] = await tx<{ now: number }[]>`
      select extract(epoch from public.app_now())::float8 * 1000 as now`;
    await tx`
      insert into engine.cron (function_id, expression, next_at)
      values (${row.id}, ${cron}, ${nextTick(cron, new Date(now)).toISOString()}::text::timestamptz)
      on conflict do nothing`;
  }
}

async function removeOldCrons(tx: Database, rows: readonly FunctionRow[]): Promise<void> {
  const kept = rows.flatMap((row) => row.crons.map((cron) => [row.id, cron]));
  await tx`
    delete from engine.cron where not exists (
      select 1 from json_array_elements(${JSON.stringify(kept)}::text::json) as kept
      where kept->>0 = cron.function_id and kept->>1 = cron.expression)`;
}

/** The first tick after an instant. Crons are in UTC, or in the zone they name: "TZ=Europe/Paris 0 9 * * *". */
export function nextTick(expression: string, after: Date): Date {
  const [, zone = "UTC", pattern = expression] = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/.exec(expression) ?? [];
  const next = new Cron(pattern, { timezone: zone, mode: "5-part" }).nextRun(after);
  if (!next) throw new Error(`The cron "${expression}" never ticks.`);
  return next;
}

function textArray(tx: Database, path: readonly string[] | null) {
  const json = path === null ? null : JSON.stringify(path);
  return tx`case when ${json}::text is not null
    then array(select json_array_elements_text(${json}::text::json)) end`;
}

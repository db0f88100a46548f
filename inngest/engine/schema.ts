import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

/** The engine's own tables. There are no foreign keys: every statement that ends a run removes what hangs on it. */
export const engineSchema = pgSchema("engine");

/** Orders events, so that one never cancels the run that it starts. */
export const eventOrder = engineSchema.sequence("event_order");

/** Numbers workers; the number is also the key of the worker's session advisory lock. */
export const workerNumber = engineSchema.sequence("worker_number", { maxValue: 2147483647, cycle: true });

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** The functions this database runs. Retired ones keep their sleeping runs, which wait for the function to return. */
export const engineFunction = engineSchema.table("function", {
  id: text("id").primaryKey(),
  retries: integer("retries").notNull(),
  idempotencyPath: text("idempotency_path").array(),
  retiredAt: instant("retired_at"),
});

/** An event of this name whose data contains `contains` starts a run of the function. */
export const engineTrigger = engineSchema.table(
  "trigger",
  {
    functionId: text("function_id").notNull(),
    position: integer("position").notNull(),
    eventName: text("event_name").notNull(),
    contains: jsonb("contains").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.functionId, table.position] }),
    index("trigger_event_name").on(table.eventName),
  ],
);

/** A cancelOn entry: its first equality of ids as two paths (an index key), the rest as conditions. */
export const engineCancelRule = engineSchema.table(
  "cancel_rule",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    functionId: text("function_id").notNull(),
    eventName: text("event_name").notNull(),
    expression: text("expression").notNull(),
    asyncPath: text("async_path").array(),
    eventPath: text("event_path").array(),
    conditions: jsonb("conditions").notNull(),
    retiredAt: instant("retired_at"),
  },
  (table) => [
    unique("cancel_rule_once").on(table.functionId, table.eventName, table.expression),
    index("cancel_rule_event_name").on(table.eventName),
  ],
);

/** One row per live run and cancel rule: what an incoming event probes. */
export const engineCancellation = engineSchema.table(
  "cancellation",
  {
    ruleId: integer("rule_id").notNull(),
    key: text("key").notNull(),
    runId: bigint("run_id", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ruleId, table.key, table.runId] }),
    index("cancellation_run").on(table.runId),
  ],
);

/** Keys seen within their 24 hours: event ids (scope event/<name>) and function idempotency (scope function/<id>). */
export const engineOnce = engineSchema.table(
  "once",
  {
    scope: text("scope").notNull(),
    key: text("key").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scope, table.key] }),
    index("once_expires_at").on(table.expiresAt),
  ],
);

/** `parallel` is on from the first answer that plans several steps; `status` is running, completed, failed or cancelled. */
export const engineRun = engineSchema.table(
  "run",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    functionId: text("function_id").notNull(),
    event: jsonb("event").notNull(),
    eventSeq: bigint("event_seq", { mode: "number" }).notNull(),
    maxAttempts: integer("max_attempts").notNull(),
    parallel: boolean("parallel").notNull().default(false),
    status: text("status").notNull().default("running"),
    output: json("output"),
    error: json("error"),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    index("run_finished_at").on(table.finishedAt).where(sql`${table.finishedAt} is not null`),
    index("run_function").on(table.functionId, table.id),
  ],
);

/** Results of finished steps by hashed id, in the order they finished: what the SDK replays. */
export const engineStep = engineSchema.table(
  "step",
  {
    runId: bigint("run_id", { mode: "number" }).notNull(),
    stepId: text("step_id").notNull(),
    ordinal: bigint("ordinal", { mode: "number" }).generatedAlwaysAsIdentity().notNull(),
    name: text("name").notNull(),
    op: text("op").notNull(),
    result: json("result").notNull(),
    finishedAt: instant("finished_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.stepId] })],
);

/**
 * What is to be done. Every running run has one row with step id "step": its next call. Parallel steps and sleeps have
 * a row each. `dueAt` is product time, null when there is nothing to do; `token` marks a job in flight and fences it.
 */
export const engineJob = engineSchema.table(
  "job",
  {
    runId: bigint("run_id", { mode: "number" }).notNull(),
    stepId: text("step_id").notNull(),
    functionId: text("function_id").notNull(),
    dueAt: instant("due_at"),
    kind: text("kind").notNull().default("call"),
    name: text("name"),
    wakesStepId: text("wakes_step_id"),
    attempt: integer("attempt").notNull().default(0),
    faults: integer("faults").notNull().default(0),
    lastError: json("last_error"),
    askedAgain: boolean("asked_again").notNull().default(false),
    token: uuid("token"),
    worker: integer("worker"),
    leaseUntil: instant("lease_until"),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.stepId] }),
    index("job_due").on(table.dueAt).where(sql`${table.token} is null and ${table.dueAt} is not null`),
    index("job_leased").on(table.worker).where(sql`${table.token} is not null`),
  ],
);

/** The next tick of every cron trigger, product time. */
export const engineCron = engineSchema.table(
  "cron",
  {
    functionId: text("function_id").notNull(),
    expression: text("expression").notNull(),
    nextAt: instant("next_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.functionId, table.expression] })],
);

/** What the engine says to the SDK and what it understands of the answer. No database here. */

export interface CallBody {
  version: 2;
  event: object;
  events: object[];
  steps: Record<string, unknown>;
  /** `fn_id` is left out on purpose: with it the SDK would checkpoint to Inngest's API in the middle of a call. */
  ctx: {
    run_id: string;
    attempt: number;
    max_attempts: number;
    disable_immediate_execution: boolean;
    use_api: false;
    stack: { stack: string[]; current: number };
  };
}

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/** One call of the SDK: a function's id ("app-fn"), "step" or the hashed id of one step, and the state of the run. */
export type Transport = (functionId: string, stepId: string, body: CallBody) => Promise<Answer>;

export interface RunError {
  name: string;
  message: string;
  stack: string;
}

/** A finished step: what the SDK is given back for it on the next call. */
export interface Memo {
  stepId: string;
  name: string;
  op: string;
  result: { data: unknown } | { error: unknown };
}

/** A parallel step to be called on its own, or a sleep to be waited for. */
export interface Planned {
  stepId: string;
  name: string;
  sleep?: Sleep;
}

/** Until an instant (ISO 8601), or for a number of milliseconds from now. */
export type Sleep = { until: string } | { forMs: number };

export type Outcome =
  | { kind: "completed"; output: unknown }
  | { kind: "failed"; error: RunError }
  | { kind: "steps"; memos: Memo[]; planned: Planned[] }
  | { kind: "retry"; error: RunError; after: Sleep | null }
  | { kind: "fault"; error: RunError }
  | { kind: "unauthorized" };

export const DISCOVERY = "step";

const BACKOFF_SECONDS = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];
const JITTER_SECONDS = 30;
const INSTANT = /^\d{4}-\d\d-\d\dT/;
const UNIT_MS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };

/** Inngest's own table: how long to wait after the attempt with this number (from 0), with up to 30 s of jitter. */
export function backoffMs(attempt: number, random: number): number {
  const seconds = BACKOFF_SECONDS[Math.min(attempt, BACKOFF_SECONDS.length - 1)] ?? JITTER_SECONDS;
  return Math.round((seconds + random * JITTER_SECONDS) * 1000);
}

/** How long to wait after the app could not be reached: 1 s, doubling to a minute. */
export function faultDelayMs(faults: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(faults, 6));
}

/** Reads an answer. `stepId` is what was called: "step" or one step. */
export function readAnswer(answer: Answer, stepId: string): Outcome {
  if (answer.status === 401) return { kind: "unauthorized" };
  if (!answer.headers.has("x-inngest-sdk"))
    return unreachable(`Status ${answer.status} did not come from the Inngest SDK.`);
  let body: unknown;
  try {
    body = answer.body === "" ? null : JSON.parse(answer.body);
  } catch {
    return unreachable(`Status ${answer.status} came with a body that is not JSON.`);
  }
  if (answer.status === 200) return { kind: "completed", output: body };
  const after = readRetryAfter(answer.headers.get("retry-after"));
  if (answer.status === 206 && Array.isArray(body) && body.length > 0) return readOps(body, stepId, after);
  if (answer.headers.get("x-inngest-no-retry") === "true") return { kind: "failed", error: errorOf(body) };
  if (answer.status >= 500) return { kind: "retry", error: errorOf(body), after };
  return { kind: "failed", error: errorOf({ message: `The SDK answered with status ${answer.status}.` }) };
}

/** The app was not reached, or something else answered in its place. */
export function unreachable(reason: string): Outcome {
  return { kind: "fault", error: errorOf({ name: "Unreachable", message: reason }) };
}

interface Op {
  id: string;
  op: string;
  name?: string;
  displayName?: string;
  data?: unknown;
  error?: unknown;
}

function readOps(ops: Op[], stepId: string, after: Sleep | null): Outcome {
  const memos: Memo[] = [];
  const planned: Planned[] = [];
  for (const op of ops) {
    const name = op.displayName ?? op.name ?? op.id;
    const expected = stepId === DISCOVERY || op.id === stepId;
    if (op.op === "RunComplete" && ops.length === 1) return { kind: "completed", output: op.data ?? null };
    if (op.op === "StepError" && expected) return { kind: "retry", error: errorOf(op.error), after };
    if (op.op === "StepRun" && expected)
      memos.push({ stepId: op.id, name, op: op.op, result: { data: op.data ?? null } });
    else if (op.op === "StepFailed" && expected)
      memos.push({ stepId: op.id, name, op: op.op, result: { error: op.error ?? errorOf(null) } });
    else if (op.op === "StepPlanned" && stepId === DISCOVERY) planned.push({ stepId: op.id, name });
    else if (op.op === "Sleep" && stepId === DISCOVERY) {
      const sleep = readSleep(op.name ?? "");
      if (!sleep) return refuse(`Step "${name}" sleeps until "${op.name}", which is no time.`);
      planned.push({ stepId: op.id, name, sleep });
    } else return refuse(`The embedded engine does not know ${op.op}, which step "${name}" asked for.`);
  }
  return { kind: "steps", memos, planned };
}

function refuse(message: string): Outcome {
  return { kind: "failed", error: errorOf({ name: "UnsupportedByEngine", message }) };
}

/** The SDK puts an instant, or a duration like "1h30m" (empty for zero), into the op's name. */
export function readSleep(name: string): Sleep | null {
  if (/^(\d+[wdhms])*$/.test(name)) {
    let forMs = 0;
    for (const [, count, unit] of name.matchAll(/(\d+)([wdhms])/g))
      forMs += Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS]; // the pattern allows no other unit
    return { forMs };
  }
  return INSTANT.test(name) && !Number.isNaN(Date.parse(name)) ? { until: name } : null;
}

/** A `retry-after` header: seconds, or an instant. */
export function readRetryAfter(header: string | null): Sleep | null {
  if (header === null) return null;
  if (/^\d+(\.\d+)?$/.test(header)) return { forMs: Math.ceil(Number(header) * 1000) };
  return INSTANT.test(header) && !Number.isNaN(Date.parse(header)) ? { until: header } : null;
}

/** An error as text that Postgres can hold and look into: no NUL, no half characters. */
function errorOf(value: unknown): RunError {
  const fields: Record<string, unknown> = typeof value === "object" && value !== null ? { ...value } : {};
  const message = fields.message ?? fields.error ?? (typeof value === "string" ? value : "Unknown error");
  return {
    name: wellFormed(String(fields.name ?? "Error")),
    message: wellFormed(String(message)),
    stack: wellFormed(typeof fields.stack === "string" ? fields.stack : ""),
  };
}

function wellFormed(text: string): string {
  return text.replaceAll("\u0000", "\ufffd").replace(/\p{Surrogate}/gu, "\ufffd");
}

export function callUrl(base: string, functionId: string, stepId: string): string {
  const url = new URL(base);
  url.searchParams.set("fnId", functionId);
  url.searchParams.set("stepId", stepId);
  return url.href;
}

export function callHeaders(body: CallBody): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-run-id": body.ctx.run_id,
    "x-inngest-req-version": "2",
    "x-inngest-server-kind": "cloud",
  };
}

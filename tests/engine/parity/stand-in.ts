import { randomUUID } from "node:crypto";
import { type Comparison, type Operand, parseConjunction } from "@/inngest/engine/expressions";
import { backoffMs, type CallBody, DISCOVERY, readAnswer, type Sleep } from "@/inngest/engine/protocol";
import { httpTransport } from "@/tests/support/http-transport";
import type { Behind, FunctionConfig, SentEvent } from "./front";

/** How a server keeps what Inngest promises. Its known faults are all within these. */
export interface Manners {
  /** So much too early it wakes a run. */
  earlyMs: number;
  /** Runs that events should end are woken all the same: cancelOn can be late by hours. */
  cancels: boolean;
  /** An event whose id it has seen starts nothing. */
  remembersIds: boolean;
  /** Every wake reaches the app twice at once, and the state after one of the two is kept. */
  wakesTwice: boolean;
  /** Every so many answers, one is lost and the call is made again. Never: 0. */
  losesEvery: number;
}

export const polite: Manners = {
  earlyMs: 0,
  cancels: true,
  remembersIds: true,
  wakesTwice: false,
  losesEvery: 0,
};

interface Run {
  id: string;
  config: FunctionConfig;
  event: SentEvent;
  steps: CallBody["steps"];
  order: string[];
  attempt: number;
  /** When it is called next, milliseconds since the epoch. */
  at: number;
  wakes: string | null;
  state: "waiting" | "over";
}

export interface StandIn extends Behind {
  manners: Manners;
  /** Calls every run whose time has come, until each of them sleeps again or is over. */
  wakeDue(now: () => Promise<Date>): Promise<void>;
  /** When the next run is to be woken, by this server's own clock. */
  nextAt(): number | null;
  /** All it knows is gone: functions, runs, ids. The functions are registered again by the next deploy. */
  forget(): void;
  /** What it knows, to come back to it later: a server that was restored from a copy. */
  copy(): () => void;
}

/**
 * A second Inngest server for the tests, in memory, with the manners that are wanted. It shares the wire format with the
 * embedded engine and nothing of its queue, so what the product promises is seen on two servers.
 */
export function createStandIn(signingKey: string, manners: Manners): StandIn {
  let functions: FunctionConfig[] = [];
  let seen = new Set<string>();
  let runs: Run[] = [];
  let invoke = httpTransport("http://nowhere.invalid", signingKey);
  let answers = 0;

  const server: StandIn = {
    manners,
    async register(url, configs) {
      functions = configs;
      invoke = httpTransport(url, signingKey);
    },
    async accept(events) {
      for (const event of events) accept(event);
    },
    async wakeDue(now) {
      for (;;) {
        const time = (await now()).getTime();
        const due = runs.filter(
          ({ state, at }) => state === "waiting" && at - server.manners.earlyMs <= time,
        );
        if (due.length === 0) return;
        for (const run of due) await wake(run, now);
      }
    },
    nextAt() {
      const times = runs.filter(({ state }) => state === "waiting").map(({ at }) => at);
      return times.length === 0 ? null : Math.min(...times) - server.manners.earlyMs;
    },
    forget() {
      [runs, seen] = [[], new Set()];
    },
    copy() {
      const [keptRuns, keptIds] = [structuredClone(runs), new Set(seen)];
      return () => {
        [runs, seen] = [structuredClone(keptRuns), new Set(keptIds)];
      };
    },
  };
  return server;

  function accept(event: SentEvent): void {
    const key = `${event.name} ${event.id}`;
    if (server.manners.remembersIds && seen.has(key)) return;
    seen.add(key);
    if (server.manners.cancels) cancelBy(event);
    for (const config of functions) {
      const wanted = config.triggers.some(
        ({ event: name, expression }) => name === event.name && holds(expression, event, event),
      );
      if (wanted) runs.push(newRun(config, event));
    }
  }

  function cancelBy(event: SentEvent): void {
    for (const run of runs) {
      const rules = run.config.cancel?.filter((rule) => rule.event === event.name) ?? [];
      if (rules.some((rule) => holds(rule.if, run.event, event))) run.state = "over";
    }
  }

  /** One wake: the sleep it waited for is over, and the run goes on until it sleeps again or ends. */
  async function wake(run: Run, now: () => Promise<Date>): Promise<void> {
    if (run.wakes) remember(run, run.wakes, { data: null });
    run.wakes = null;
    if (server.manners.wakesTwice) await Promise.all([goOn(structuredClone(run), now), goOn(run, now)]);
    else await goOn(run, now);
  }

  async function goOn(run: Run, now: () => Promise<Date>): Promise<void> {
    while (await advance(run, now));
  }

  async function advance(run: Run, now: () => Promise<Date>): Promise<boolean> {
    const answer = await invoke(run.config.id, DISCOVERY, bodyOf(run));
    answers += 1;
    if (server.manners.losesEvery > 0 && answers % server.manners.losesEvery === 0) return true;
    const outcome = readAnswer(answer, DISCOVERY);
    const time = (await now()).getTime();
    switch (outcome.kind) {
      case "completed":
        run.state = "over";
        return false;
      case "failed":
        fail(run, outcome.error);
        return false;
      case "retry":
        run.attempt += 1;
        if (run.attempt >= maxAttemptsOf(run)) fail(run, outcome.error);
        run.at = outcome.after
          ? Math.max(time + 1000, instant(outcome.after, time))
          : time + backoffMs(run.attempt - 1, Math.random());
        return false;
      case "steps": {
        run.attempt = 0;
        for (const memo of outcome.memos) remember(run, memo.stepId, memo.result);
        const [planned] = outcome.planned;
        if (!planned?.sleep) return true;
        [run.wakes, run.at] = [planned.stepId, instant(planned.sleep, time)];
        return false;
      }
      default:
        throw new Error(`The app could not be called: ${answer.status} ${answer.body}`);
    }
  }

  function fail(run: Run, error: object): void {
    run.state = "over";
    const data = {
      function_id: run.config.id,
      run_id: run.id,
      error,
      event: run.event,
      events: [run.event],
    };
    accept({ id: `failed-${run.id}`, name: "inngest/function.failed", data });
  }
}

function newRun(config: FunctionConfig, event: SentEvent): Run {
  const at = event.ts ?? 0;
  return {
    id: randomUUID(),
    config,
    event,
    steps: {},
    order: [],
    attempt: 0,
    at,
    wakes: null,
    state: "waiting",
  };
}

function remember(run: Run, stepId: string, result: unknown): void {
  run.steps[stepId] = result;
  run.order.push(stepId);
}

function maxAttemptsOf({ config }: Run): number {
  return (config.steps.step.retries?.attempts ?? 4) + 1;
}

function bodyOf(run: Run): CallBody {
  return {
    version: 2,
    event: run.event,
    events: [run.event],
    steps: run.steps,
    ctx: {
      run_id: run.id,
      attempt: run.attempt,
      max_attempts: maxAttemptsOf(run),
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack: run.order, current: run.order.length },
    },
  };
}

function instant(sleep: Sleep, now: number): number {
  return "until" in sleep ? Date.parse(sleep.until) : now + sleep.forMs;
}

/** `run` is the event that started a run, `sent` the one that has just come. */
function holds(expression: string | undefined, run: SentEvent, sent: SentEvent): boolean {
  const value = (operand: Operand): unknown => {
    if ("value" in operand) return operand.value;
    const from: unknown = operand.of === "async" ? sent : run;
    return operand.path.reduce((at, name) => (at as Record<string, unknown> | undefined)?.[name], from);
  };
  const met = ({ left, op, right }: Comparison): boolean => {
    const [l, r] = [value(left), value(right)];
    if (l === undefined || r === undefined) return false;
    if (op === "==") return l === r;
    return op === "<" ? Number(l) < Number(r) : Number(l) > Number(r);
  };
  return expression === undefined || parseConjunction(expression).every(met);
}

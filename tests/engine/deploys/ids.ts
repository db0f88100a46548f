import { createHash } from "node:crypto";
import type { InngestFunction } from "inngest";
import { inngest } from "@/inngest/client";
import { describeFunctions } from "@/inngest/engine/in-process";
import { events } from "@/inngest/events";
import { db } from "../delivery/stage";

/** What sleeping runs and events on their way depend on. Numbers at the end of a step's id count, and stand as `n`. */
export interface Ids {
  functions: Record<
    string,
    {
      triggers: string[];
      cancelOn: string[];
      /** Each step with the fields that its results have had. */
      steps: Record<string, string[]>;
    }
  >;
  /** Each event with the fields of its data. */
  events: Record<string, string[]>;
}

interface Config {
  id: string;
  triggers: { event: string }[];
  cancel?: { event: string; if: string }[];
}

/** As the functions register, and as the steps in this database were really called. */
export async function observedIds(functions: readonly InngestFunction.Any[]): Promise<Ids> {
  const configs = (await describeFunctions(inngest, functions)) as Config[]; // the SDK's own form
  const steps = await db<{ functionId: string; name: string; stepId: string; result: { data: unknown } }[]>`
    select distinct on (run.function_id, name, result::text)
      run.function_id as "functionId", name, step_id as "stepId", result
    from engine.step join engine.run on run.id = step.run_id`;
  const odd = steps.find(({ name, stepId }) => createHash("sha1").update(name).digest("hex") !== stepId);
  if (odd)
    throw new Error(`The SDK no longer hashes ids as runs remember them: ${odd.name} is ${odd.stepId}.`);
  const entries = configs.map(({ id, triggers, cancel = [] }) => [
    id,
    {
      triggers: triggers.map(({ event }) => event),
      cancelOn: cancel.map((rule) => `${rule.event}: ${rule.if}`),
      steps: fieldsByStep(steps.filter(({ functionId }) => functionId === id)),
    },
  ]);
  return {
    functions: Object.fromEntries(entries),
    events: Object.fromEntries(
      Object.entries(events).map(([name, data]) => [name, Object.keys(data.shape).sort()]),
    ),
  };
}

function fieldsByStep(steps: { name: string; result: { data: unknown } }[]): Record<string, string[]> {
  const fields: Record<string, Set<string>> = {};
  for (const { name, result } of steps) {
    const step = name.replace(/\d+$/, "n");
    fields[step] = new Set([...(fields[step] ?? []), ...Object.keys(result.data ?? {})]);
  }
  return Object.fromEntries(Object.entries(fields).map(([name, known]) => [name, [...known].sort()]));
}

/** What of an older list a newer one does not have any more: each line would strand or repeat something. */
export function missingFrom(newer: Ids, older: Ids): string[] {
  return [...pathsOf(older)].filter((path) => !pathsOf(newer).has(path));
}

function pathsOf(ids: Ids): Set<string> {
  const functions = Object.entries(ids.functions).flatMap(([id, { triggers, cancelOn, steps }]) => [
    `function ${id}`,
    ...triggers.map((event) => `function ${id}, trigger ${event}`),
    ...cancelOn.map((rule) => `function ${id}, cancelOn ${rule}`),
    ...Object.entries(steps).flatMap(([step, fields]) => [
      `function ${id}, step ${step}`,
      ...fields.map((field) => `function ${id}, step ${step}, field ${field}`),
    ]),
  ]);
  const sent = Object.entries(ids.events).flatMap(([name, fields]) => [
    `event ${name}`,
    ...fields.map((field) => `event ${name}, field ${field}`),
  ]);
  return new Set([...functions, ...sent]);
}

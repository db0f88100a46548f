import type { StepKind } from "@/lib/follow-ups/plan";
import { stepOf, type Told } from "./facts";
import { OTHER_EXAMPLES } from "./worked-examples-beside";
import { ROUND_EXAMPLES } from "./worked-examples-of-rounds";

/** A step as local wall times, "2026-11-24 09:00". */
export interface WorkedStep {
  due: string;
  windowEnds: string | null;
  lastCall: string | null;
  rules: string;
}

interface Example {
  rule: string;
  /** The case in plain words; the facts stand beside it. */
  about: string;
  expected: WorkedStep | null;
}

export interface RoundExample extends Example {
  told: Told;
  step: StepKind;
}

/** What is planned outside a round: the facts in words, and how they are worked out. */
interface OtherExample extends Example {
  facts: string;
  step: string;
  work: () => WorkedStep | null;
}

export type WorkedExample = RoundExample | OtherExample;

/** Each T rule on real dates, by hand from RULEBOOK.md, in the order of the rules. docs/rules-by-example.md is written from it. */
export const WORKED_EXAMPLES: readonly WorkedExample[] = [...ROUND_EXAMPLES, ...OTHER_EXAMPLES].sort(
  (a, b) => Number(a.rule.slice(1)) - Number(b.rule.slice(1)),
);

/** What a worked example comes to. */
export function workOut(example: WorkedExample): WorkedStep | null {
  if ("work" in example) return example.work();
  const worked = stepOf(example.told, example.step);
  if (!worked) return null;
  const { why: _, ...rest } = worked;
  return rest;
}

import fc from "fast-check";
import { describe, it } from "vitest";
import { type Plan, type PlanFacts, planRound } from "@/lib/follow-ups/plan";
import { slotOf } from "@/lib/follow-ups/rules";
import { anyRoundIn, DAY } from "./any-round";
import { brokenPromise } from "./promises-of-a-plan";

/** How many rounds all zones together try. `PLAN_ZONE` and `PLAN_SEED` repeat a failure: they stand in its message. */
const RUNS = Number(process.env.PLAN_RUNS ?? 100_000);
const ONE_ZONE = process.env.PLAN_ZONE;
const SEED = process.env.PLAN_SEED ? Number(process.env.PLAN_SEED) : undefined;

const ALL = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
/** Fewer runs than zones try some of the zones. */
const ZONES = ALL.filter((_, n) => n % Math.ceil(ALL.length / RUNS) === 0);
const PER_ZONE = Math.ceil(RUNS / ALL.length);

const CONTINENTS = ["Africa", "America", "Asia", "Europe"] as const;

/** What else is asked of a round. Each costs a plan of its own, so most rounds are asked nothing. */
const RELATIONS = { isStable, isMonotone, goesOn, thanksAnyway, nothing: () => null };
const anyRelation = fc.oneof(
  { weight: 3, arbitrary: fc.constant("nothing" as const) },
  { weight: 1, arbitrary: fc.constantFrom("isStable", "isMonotone", "goesOn", "thanksAnyway") },
);

/** Plans rounds in every zone of one continent, or of what is none of these. */
export function keepsItsPromisesIn(continent: (typeof CONTINENTS)[number] | "elsewhere"): void {
  const zones = ZONES.filter((zone) => {
    const place = CONTINENTS.find((each) => zone.startsWith(`${each}/`)) ?? "elsewhere";
    return ONE_ZONE ? zone === ONE_ZONE : place === continent;
  });
  describe(`every plan, 2026 to 2037, ${continent}`, () => {
    it(`keeps its promises: ${zones.length} zones, ${PER_ZONE} rounds in each (M1, T1 to T21)`, {
      timeout: 60_000 + RUNS * 10,
    }, () => {
      for (const zone of zones) {
        fc.assert(
          fc.property(
            anyRoundIn(zone),
            fc.integer({ min: 0, max: 999 }),
            anyRelation,
            (facts, part, relation) => {
              const plan = planRound(facts);
              const broken = brokenPromise(facts, plan) ?? RELATIONS[relation](facts, plan, part / 1000);
              if (broken) throw new Error(`${broken}, in ${zone}`);
            },
          ),
          { numRuns: PER_ZONE, seed: SEED },
        );
      }
    });
  });
}

/**
 * Planned again before its first step is due, a round has the same plan. What is dated from `now` may move: a late proposal to
 * close, a late message that quiet hours keep past 10:00, and what was put off for an absence that is over.
 */
function isStable(facts: PlanFacts, plan: Plan, part: number): string | null {
  const [first] = plan.steps;
  const quiet = plan.steps.some((step) => slotOf(step.kind) !== null && step.rules.includes("T18"));
  if (!first || first.kind === "propose-close" || quiet || facts.away) return null;
  const ahead = Math.floor((first.dueAt.epochMilliseconds - facts.now.epochMilliseconds) * part);
  const again = planRound({ ...facts, now: facts.now.add({ milliseconds: ahead }) });
  return spelled(again) === spelled(plan) ? null : "the same until its first step is due";
}

/** As time goes by, no thank-you and no debrief comes sooner; but a debrief may, when an absence is over. */
function isMonotone(facts: PlanFacts, { steps }: Plan, part: number): string | null {
  const now = facts.now.add({ milliseconds: Math.floor(3 * DAY * part) });
  for (const after of planRound({ ...facts, now }).steps) {
    if (after.kind !== "thank-you" && (after.kind !== "debrief" || facts.away)) continue;
    const before = steps.find((step) => step.kind === after.kind && step.to === after.to);
    if (!before || before.dueAt.epochMilliseconds > after.dueAt.epochMilliseconds) return "monotone in now";
  }
  return null;
}

/** The first message is done when it is due: it is gone, and the rest keeps its promises. */
function goesOn(facts: PlanFacts, { steps }: Plan): string | null {
  const first = steps.find((step) => slotOf(step.kind) !== null);
  if (!first) return null;
  const at = first.dueAt.toInstant();
  const after = { ...facts, done: [...facts.done, { kind: first.kind, at }], now: at };
  return brokenPromise(after, planRound(after));
}

/** Thank-yous do not mind an absence (T21). */
function thanksAnyway(facts: PlanFacts, plan: Plan): string | null {
  if (!facts.away) return null;
  const thanks = ({ steps }: Plan) => spelled({ steps: steps.filter(({ kind }) => kind === "thank-you") });
  const home = planRound({ ...facts, away: undefined });
  return thanks(home) === thanks(plan) ? null : "T21 thank-yous as if they were at home";
}

function spelled({ steps }: Pick<Plan, "steps">): string {
  return steps
    .map(({ kind, to, dueAt, windowEndsAt, lastCallAt, rules, why }) =>
      [
        kind,
        to,
        dueAt.epochMilliseconds,
        windowEndsAt?.epochMilliseconds,
        lastCallAt?.epochMilliseconds,
        rules,
        why,
      ].join(" "),
    )
    .join("\n");
}

import { Temporal } from "temporal-polyfill";
import { type Plan, type PlanFacts, planRound, type StepKind } from "@/lib/follow-ups/plan";

export interface Told extends Partial<Omit<PlanFacts, "startsAt" | "endsAt" | "now" | "done" | "holidays">> {
  /** Local wall times in the zone: "2026-11-24 14:00". */
  from: string;
  to: string;
  now?: string;
  holidays?: string[];
  done?: { kind: StepKind; at: string; to?: string }[];
}

/** Facts from local wall times; by default one interviewer in Berlin and a plan made as the interview starts. */
export function facts({ from, to, now = from, done = [], holidays = [], ...rest }: Told): PlanFacts {
  const timeZone = rest.timeZone ?? "Europe/Berlin";
  const instant = (wall: string) =>
    Temporal.PlainDateTime.from(wall.replace(" ", "T")).toZonedDateTime(timeZone).toInstant();
  return {
    timeZone,
    cadence: "standard",
    quietHours: { from: "21:00", to: "08:00" },
    phoneCalls: true,
    interviewers: [{ key: "ito", name: "Ms. Ito" }],
    ...rest,
    holidays: new Set(holidays),
    startsAt: instant(from),
    endsAt: instant(to),
    now: instant(now),
    done: done.map((step) => ({ ...step, at: instant(step.at) })),
  };
}

/** "kind local-due rules" per step, the way a person would write the plan down. */
export function lines(plan: Plan): string[] {
  return plan.steps.map((step) => `${step.kind} ${wall(step.dueAt)} ${step.rules.join(" ")}`);
}

export function planLines(told: Told): string[] {
  return lines(planRound(facts(told)));
}

/** The first step of a kind, as local wall times. */
export function stepOf(told: Told, kind: StepKind) {
  const step = planRound(facts(told)).steps.find((planned) => planned.kind === kind);
  if (!step) return null;
  return {
    due: wall(step.dueAt),
    windowEnds: step.windowEndsAt && wall(step.windowEndsAt),
    lastCall: step.lastCallAt && wall(step.lastCallAt),
    rules: step.rules.join(" "),
    why: step.why,
  };
}

export function wall(at: Temporal.ZonedDateTime): string {
  return at.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " ");
}

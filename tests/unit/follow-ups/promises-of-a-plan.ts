import type { Temporal } from "temporal-polyfill";
import type { Plan, PlanFacts, PlannedStep } from "@/lib/follow-ups/plan";
import { leastGap, type StepKind, slotOf } from "@/lib/follow-ups/rules";
import { DAY, HOUR } from "./any-round";

type At = Temporal.ZonedDateTime;

/** Local days are counted since 1970 here, so that none of this is worked out in the way the planner does it. */
interface Days {
  start: number;
  today: number;
  away: { from: number; to: number } | null;
  done: { kind: StepKind; day: number }[];
}

/** Names the first promise that a plan breaks, null when it keeps them all. */
export function brokenPromise(facts: PlanFacts, plan: Plan): string | null {
  const days = daysOf(facts);
  let previous = 0;
  for (const step of plan.steps) {
    const due = step.dueAt.epochMilliseconds;
    if (due < previous) return "sorted by due time";
    previous = due;
    if (due < facts.now.epochMilliseconds) return "never early: nothing before now";
    if (dayOf(step.dueAt) < earliestDay(facts, days, step)) return "never early: not before its own day";
    if (isQuiet(facts, step.dueAt)) return "T18 out of quiet hours";
    const broken =
      brokenWindow(facts, step) ??
      (step.kind === "thank-you" ? brokenThanks(facts, step) : brokenOther(facts, days, step)) ??
      (slotOf(step.kind) === null ? null : brokenMessage(facts, step));
    if (broken) return broken;
  }
  return brokenList(facts, plan.steps) ?? brokenGap(days, plan.steps);
}

function daysOf(facts: PlanFacts): Days {
  const local = (at: Temporal.Instant) => dayOf(at.toZonedDateTimeISO(facts.timeZone));
  const { away } = facts;
  return {
    start: local(facts.startsAt),
    today: local(facts.now),
    away: away
      ? { from: dayNumber(away.from), to: away.to === null ? Number.POSITIVE_INFINITY : dayNumber(away.to) }
      : null,
    done: facts.done.map(({ kind, at }) => ({ kind, day: local(at) })),
  };
}

/** The first day the rules allow (T6 to T10); T15 and the last note count from other steps, see brokenGap. */
function earliestDay({ cadence, timeline }: PlanFacts, { start }: Days, { kind }: PlannedStep): number {
  const own = typeof cadence === "string" ? null : cadence;
  switch (kind) {
    case "check-in":
      return start + (own?.checkInDay ?? 2);
    case "second-follow-up":
      return start + (own?.followUp?.day ?? (cadence === "patient" ? 7 : 5));
    case "after-timeline":
      return timeline?.kind === "date" ? dayNumber(timeline.date) + 1 : start + (timeline?.days ?? 0) + 3;
    case "call":
      return start + (own?.lastWord?.callDay ?? 11);
    default:
      return start;
  }
}

function brokenThanks(facts: PlanFacts, { dueAt, windowEndsAt }: PlannedStep): string | null {
  const end = facts.endsAt.epochMilliseconds;
  const due = dueAt.epochMilliseconds;
  if (due < end + HOUR) return "T2 not within the first hour";
  if (due >= end + 48 * HOUR) return "T1 within 48 hours";
  const window = windowEndsAt?.epochMilliseconds;
  if (window !== end + 24 * HOUR && window !== end + 48 * HOUR) return "T1 its window is 24 or 48 hours";
  return null;
}

function brokenOther(facts: PlanFacts, { away }: Days, step: PlannedStep): string | null {
  const day = dayOf(step.dueAt);
  if (away && day >= away.from && day <= away.to) return "T21 nothing while away";
  return facts.done.some((done) => done.kind === step.kind) ? "what is done is no step" : null;
}

function brokenMessage({ holidays }: PlanFacts, { dueAt, windowEndsAt, rules }: PlannedStep): string | null {
  if (!isBusinessDay(dayOf(dueAt), holidays)) return "on a business day";
  if (!windowEndsAt || minuteOf(windowEndsAt) !== 18 * 60) return "its window ends at 18:00";
  if (!isBusinessDay(dayOf(windowEndsAt), holidays)) return "its window ends on a business day";
  return !rules.includes("T18") && minuteOf(dueAt) !== 10 * 60 ? "at 10:00 on the wall" : null;
}

function brokenWindow(
  facts: PlanFacts,
  { kind, dueAt, windowEndsAt, lastCallAt }: PlannedStep,
): string | null {
  const due = dueAt.epochMilliseconds;
  const window = windowEndsAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  // A night that ends exactly 24 hours after the interview leaves a thank-you due as its window ends.
  if (window < due || (window === due && kind !== "thank-you")) return "a window ends after its due time";
  if ((windowEndsAt === null) !== (kind === "propose-close")) return "T15 alone has no window";
  if (!lastCallAt) return null;
  const last = lastCallAt.epochMilliseconds;
  if (kind === "debrief" || last < due + 2 * HOUR || last >= window) return "T19 within the window";
  return isQuiet(facts, lastCallAt) ? "T19 out of quiet hours" : null;
}

/** One thank-you for each who got none, one step of every other kind, and never both a call and a last note. */
function brokenList(facts: PlanFacts, steps: readonly PlannedStep[]): string | null {
  const slots = steps.map((step) => `${slotOf(step.kind) ?? step.kind} ${step.to}`);
  if (new Set(slots).size < slots.length) return "each step once";
  const thanked = facts.done.filter((step) => step.kind === "thank-you");
  for (const step of steps) {
    if (step.kind !== "thank-you") continue;
    if (thanked.some(({ to }) => to === undefined || to === step.to)) return "nobody is thanked twice";
  }
  return null;
}

function brokenGap({ done }: Days, steps: readonly PlannedStep[]): string | null {
  const before = done.filter(({ kind }) => kind !== "debrief" && kind !== "propose-close");
  for (const { kind, dueAt } of steps) {
    if (kind === "debrief") continue;
    const day = dayOf(dueAt);
    for (const earlier of before) {
      const gap = { "thank-you": 0, "last-note": 7, "propose-close": 10 }[kind as string];
      if (day - earlier.day < (gap ?? leastGap(earlier.kind, kind)))
        return `T12, T11, T15 gap before ${kind}`;
    }
    if (kind !== "propose-close") before.push({ kind, day });
  }
  return null;
}

export function dayOf(at: At): number {
  return Math.floor((at.epochMilliseconds + at.offsetNanoseconds / 1e6) / DAY);
}

function minuteOf(at: At): number {
  return (at.epochMilliseconds + at.offsetNanoseconds / 1e6) / 60_000 - dayOf(at) * 1440;
}

function dayNumber(day: string): number {
  return Date.parse(day) / DAY;
}

/** 1 January 1970 was a Thursday. */
function isBusinessDay(day: number, holidays: PlanFacts["holidays"]): boolean {
  const weekday = (day + 4) % 7;
  if (weekday === 0 || weekday === 6) return false;
  return holidays.size === 0 || !holidays.has(new Date(day * DAY).toISOString().slice(0, 10));
}

function isQuiet({ quietHours }: PlanFacts, at: At): boolean {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const from = minutes(quietHours.from);
  const length = (minutes(quietHours.to) - from + 1440) % 1440;
  return (minuteOf(at) - from + 1440) % 1440 < length;
}

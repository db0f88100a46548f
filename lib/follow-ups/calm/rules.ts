import { Temporal } from "temporal-polyfill";
import {
  atWallTime,
  businessDayAfter,
  businessDayOnOrAfter,
  type Holidays,
  isBefore,
  laterDay,
  latestDay,
} from "@/lib/dates/rules";
import {
  atTime,
  closeWindow,
  lastCall,
  openRound,
  placeMessage,
  type Round,
} from "@/lib/follow-ups/placing/rules";
import {
  type DatedMessage,
  leastGap,
  type PlanFacts,
  type PlannedStep,
  slotOf,
} from "@/lib/follow-ups/rules";
import { outerLimit } from "@/lib/follow-ups/thank-you/rules";

/** The days on which somebody already gets a message of another application, by person. */
export type TakenDays = ReadonlyMap<string, ReadonlySet<string>>;

export interface Surroundings {
  taken: TakenDays;
  /** The names under which a step's person is known; none when it goes to nobody. */
  personOf: (step: PlannedStep) => readonly string[];
  /** The last local day on which that person is away. */
  awayUntil: (step: PlannedStep) => string | null;
  /** The day on which the step stands whatever the plan says: it was snoozed, or announced. */
  fixedDay: (step: PlannedStep) => string | null;
}

/** Why a message comes later than its plan says (T12). */
export const anotherMessageThatDay = "They get another message from you that day, so this one comes later.";
const tooManyDays = 60;

/**
 * What a plan of one round cannot know: that the same person gets a message of another application on that day (T12), that they
 * are away (T13), and that a step was put elsewhere by a snooze. A message moves to the first business day that is free and far
 * enough from what comes before it, and says why. Steps that need not move come back untouched.
 */
export function keepApart(
  facts: PlanFacts,
  steps: readonly PlannedStep[],
  around: Surroundings,
): PlannedStep[] {
  const round = openRound(facts);
  const inTurn = [...steps].sort((a, b) => turnOf(a) - turnOf(b));
  const before: DatedMessage[] = facts.done.map((step) => ({
    kind: step.kind,
    day: step.at.toZonedDateTimeISO(facts.timeZone).toPlainDate(),
  }));
  let moved = false;
  const placed = inTurn.map((step) => {
    if (step.kind === "debrief") {
      return step;
    }
    if (step.kind === "propose-close") {
      return moved ? laterClose(round, step, before) : step;
    }
    const result = moveIfNeeded(round, step, before, around, moved);
    const day = dayFor(step, result, around);
    moved ||= !day.equals(step.dueAt.toPlainDate());
    before.push({ kind: step.kind, day });
    return result;
  });
  return placed.sort(
    (a, b) => a.dueAt.epochMilliseconds - b.dueAt.epochMilliseconds || turnOf(a) - turnOf(b),
  );
}

/**
 * A snooze keeps the calm too (T12): on a day on which that person already gets another message it goes on to the next business day
 * that is free, at the same time of day.
 */
export function firstFreeMoment(
  wanted: Date,
  around: { timeZone: string; holidays: Holidays; taken: TakenDays; keys: readonly string[] },
): Date {
  const isTaken = (on: Temporal.PlainDate) =>
    around.keys.some((key) => around.taken.get(key)?.has(on.toString()));
  const at = Temporal.Instant.fromEpochMilliseconds(wanted.getTime()).toZonedDateTimeISO(around.timeZone);
  let day = at.toPlainDate();
  for (let tries = 0; isTaken(day) && tries < tooManyDays; tries += 1) {
    day = businessDayAfter(day, 1, around.holidays);
  }
  return day.equals(at.toPlainDate())
    ? wanted
    : new Date(atWallTime(day, at.toPlainTime(), around.timeZone).epochMilliseconds);
}

function turnOf(step: PlannedStep): number {
  return step.kind === "debrief" ? -1 : step.kind === "propose-close" ? 9 : (slotOf(step.kind) ?? 0);
}

function dayFor(step: PlannedStep, placed: PlannedStep, around: Surroundings): Temporal.PlainDate {
  const fixed = around.fixedDay(step);
  return fixed ? Temporal.PlainDate.from(fixed) : placed.dueAt.toPlainDate();
}

function moveIfNeeded(
  round: Round,
  step: PlannedStep,
  before: readonly DatedMessage[],
  around: Surroundings,
  moved: boolean,
): PlannedStep {
  if (around.fixedDay(step)) {
    return step;
  }
  const planned = step.dueAt.toPlainDate();
  const away = around.awayUntil(step);
  const returns =
    away && !isBefore(Temporal.PlainDate.from(away), planned) ? Temporal.PlainDate.from(away) : null;
  const floor = moved ? earliestDay(step, before) : null;
  const isTaken = (day: Temporal.PlainDate) =>
    around.personOf(step).some((person) => around.taken.get(person)?.has(day.toString()));
  const crowded = isTaken(planned);
  const tooSoon = floor !== null && step.kind !== "thank-you" && isBefore(planned, floor);
  if (!returns && !crowded && !tooSoon) {
    return step;
  }
  const { holidays } = round.facts;
  let day = businessDayOnOrAfter(
    latestDay([planned, ...(floor ? [floor] : []), ...(returns ? [returns.add({ days: 1 })] : [])]) ??
      planned,
    holidays,
  );
  for (let tries = 0; isTaken(day) && tries < tooManyDays; tries += 1) {
    day = businessDayAfter(day, 1, holidays);
  }
  const result =
    step.kind === "thank-you"
      ? moveThankYou(round, step, day, returns !== null)
      : moveMessage(round, step, day, before);
  return result ? explained(result, returns ? "T13" : "T12", reasonFor(returns, crowded)) : step;
}

/** The gaps of T12; a last note also waits seven days from the message before it, as it now stands. */
function earliestDay(step: PlannedStep, before: readonly DatedMessage[]): Temporal.PlainDate | null {
  const gaps = before.map((message) => message.day.add({ days: leastGap(message.kind, step.kind) }));
  const previous = step.kind === "last-note" ? lastDayOf(before) : null;
  return latestDay(previous ? [...gaps, previous.add({ days: 7 })] : gaps);
}

function lastDayOf(messages: readonly DatedMessage[]): Temporal.PlainDate | null {
  return latestDay(messages.map((message) => message.day));
}

function moveMessage(
  round: Round,
  step: PlannedStep,
  day: Temporal.PlainDate,
  before: readonly DatedMessage[],
): PlannedStep {
  const placement = placeMessage(round, step.kind, day, []);
  const secondDay = businessDayAfter(placement.day, 2, round.facts.holidays);
  const twoWeeks = step.kind === "last-note" ? lastDayOf(before)?.add({ days: 14 }) : null;
  const windowEndsAt = closeWindow(round, twoWeeks ? laterDay(twoWeeks, secondDay) : secondDay, placement);
  return {
    ...step,
    dueAt: placement.dueAt,
    windowEndsAt,
    lastCallAt: lastCall(round, step.kind, placement.dueAt, windowEndsAt),
  };
}

/** A thank-you waits for somebody who is away, but not for calm's sake beyond its outer limit (T1). */
function moveThankYou(
  round: Round,
  step: PlannedStep,
  day: Temporal.PlainDate,
  isAway: boolean,
): PlannedStep | null {
  const dueAt = atTime(round, day, step.dueAt.toPlainTime());
  if (!isAway && dueAt.epochMilliseconds >= outerLimit(round).epochMilliseconds) {
    return null;
  }
  const windowEndsAt = dueAt.add({ hours: 24 });
  return { ...step, dueAt, windowEndsAt, lastCallAt: lastCall(round, step.kind, dueAt, windowEndsAt) };
}

/** T15: ten days after the last step's due day, as it now stands. */
function laterClose(round: Round, step: PlannedStep, before: readonly DatedMessage[]): PlannedStep {
  const day = lastDayOf(before)?.add({ days: 10 });
  if (!day || !isBefore(step.dueAt.toPlainDate(), day)) {
    return step;
  }
  return { ...step, dueAt: atTime(round, day, step.dueAt.toPlainTime()) };
}

function reasonFor(returns: Temporal.PlainDate | null, crowded: boolean): string {
  if (returns) {
    return "They are away until then, so it waits for their return.";
  }
  return crowded ? anotherMessageThatDay : "It leaves some room after the message before, which moved.";
}

function explained(step: PlannedStep, rule: "T12" | "T13", reason: string): PlannedStep {
  return {
    ...step,
    rules: withRule(step.rules, rule),
    why: `${step.why} ${reason}`,
    chain: [...step.chain, { rule, text: reason }],
  };
}

/** The step's own rule first, T18 last. */
function withRule(rules: readonly string[], rule: string): string[] {
  const others = rules.filter((each) => each !== rule && each !== "T18");
  return [...others, rule, ...rules.filter((each) => each === "T18")];
}

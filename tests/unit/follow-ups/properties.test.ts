import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { isBusinessDay } from "@/lib/dates/rules";
import { type PlanFacts, type PlannedStep, planRound } from "@/lib/follow-ups/plan";
import { isQuiet } from "@/lib/follow-ups/quiet-hours/rules";
import { CADENCES, leastGap, STEP_KINDS, slotOf } from "@/lib/follow-ups/rules";

/** How many plans the properties try; `PLAN_RUNS=100000 npx vitest run …` for the long run. */
const RUNS = Number(process.env.PLAN_RUNS ?? 4000);
const TIMEOUT_MS = 30_000 + RUNS * 10;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FIRST = Date.UTC(2026, 0, 1);
const LAST = Date.UTC(2037, 11, 31);

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const quietHours = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ from: "21:00", to: "08:00" }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 20 * 60 }))
      .map(([from, length]) => ({ from: clock(from), to: clock((from + length) % 1440) })),
  },
);

const anyFacts = fc
  .record({
    timeZone: fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
    start: fc.integer({ min: FIRST / MINUTE, max: LAST / MINUTE }).map((minutes) => minutes * MINUTE),
    minutes: fc.integer({ min: 10, max: 600 }),
    cadence: fc.constantFrom(...CADENCES),
    quietHours,
    phoneCalls: fc.boolean(),
    people: fc.integer({ min: 0, max: 5 }),
    daysOff: fc.array(fc.integer({ min: 0, max: 45 }), { maxLength: 12 }),
    timeline: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant("date" as const), after: fc.integer({ min: 0, max: 40 }) }),
        fc.record({ kind: fc.constant("span" as const), days: fc.integer({ min: 0, max: 40 }) }),
      ),
      { nil: undefined },
    ),
    late: fc.oneof(fc.integer({ min: -5 * 1440, max: 0 }), fc.integer({ min: 0, max: 40 * 1440 })),
    done: fc.array(
      fc.record({ kind: fc.constantFrom(...STEP_KINDS), part: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { maxLength: 4 },
    ),
  })
  .map((told): PlanFacts => {
    const startsAt = instant(told.start);
    const startDay = startsAt.toZonedDateTimeISO(told.timeZone).toPlainDate();
    const now = told.start + told.late * MINUTE;
    const { timeline } = told;
    return {
      timeZone: told.timeZone,
      cadence: told.cadence,
      quietHours: told.quietHours,
      phoneCalls: told.phoneCalls,
      holidays: new Set(told.daysOff.map((days) => startDay.add({ days }).toString())),
      startsAt,
      endsAt: startsAt.add({ minutes: told.minutes }),
      interviewers: Array.from({ length: told.people }, (_, n) => ({ key: `k${n}`, name: `Person ${n}` })),
      timeline:
        timeline?.kind === "date"
          ? { kind: "date", date: startDay.add({ days: timeline.after }).toString() }
          : timeline,
      done:
        told.late <= 0
          ? []
          : told.done.map(({ kind, part }) => ({
              kind,
              at: instant(told.start + Math.floor(part * told.late) * MINUTE),
            })),
      now: instant(now),
    };
  });

const isMessage = (step: PlannedStep) => slotOf(step.kind) !== null;

function spellOut(steps: readonly PlannedStep[]): string[] {
  return steps.map((step) =>
    [step.kind, step.to, step.dueAt, step.windowEndsAt, step.lastCallAt, step.rules, step.why].join(" "),
  );
}

/** Names the first promise a plan breaks, null when it keeps them all. */
function brokenPromise(facts: PlanFacts): string | null {
  const { steps } = planRound(facts);
  const hours = (count: number) => facts.endsAt.add({ hours: count }).epochMilliseconds;
  let previous = 0;
  for (const step of steps) {
    const due = step.dueAt.epochMilliseconds;
    const window = step.windowEndsAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    const last = step.lastCallAt?.epochMilliseconds;
    const day = step.dueAt.toPlainDate();
    if (due < previous) return "sorted by due time";
    previous = due;
    if (due < facts.now.epochMilliseconds) return "nothing in the past";
    if (isQuiet(step.dueAt, facts.quietHours)) return "T18 out of quiet hours";
    if (step.kind === "thank-you" && due < hours(1)) return "T2 not within the first hour";
    if (step.kind === "thank-you" && due >= hours(48)) return "T1 within 48 hours";
    if (facts.done.some((done) => done.kind === step.kind) && step.kind !== "thank-you")
      return "done is no step";
    // A night that ends exactly 24 hours after the interview leaves a thank-you due as its window ends.
    if (window < due || (window === due && step.kind !== "thank-you"))
      return "a window ends after its due time";
    if (last !== undefined && (last < due + 2 * 60 * MINUTE || last >= window))
      return "T19 within the window";
    if (step.lastCallAt && isQuiet(step.lastCallAt, facts.quietHours)) return "T19 out of quiet hours";
    if (isMessage(step)) {
      if (!isBusinessDay(day, facts.holidays)) return "business days";
      const end = step.windowEndsAt;
      if (end?.hour !== 18 || !isBusinessDay(end.toPlainDate(), facts.holidays)) return "window at 18:00";
      const moved = step.rules.includes("T18");
      if (!moved && (step.dueAt.hour !== 10 || step.dueAt.minute !== 0)) return "10:00 on the wall";
    }
  }
  return keepsGaps(facts, steps) ? null : "T12 gaps";
}

function keepsGaps(facts: PlanFacts, steps: readonly PlannedStep[]): boolean {
  const done = facts.done.map((step) => ({
    kind: step.kind,
    day: step.at.toZonedDateTimeISO(facts.timeZone).toPlainDate(),
  }));
  const planned = steps.map((step) => ({ kind: step.kind, day: step.dueAt.toPlainDate() }));
  return planned.every((later, index) => {
    if (slotOf(later.kind) === null) return true;
    return [...done, ...planned.slice(0, index)].every(
      (earlier) => earlier.day.until(later.day).days >= leastGap(earlier.kind, later.kind),
    );
  });
}

describe("every plan, in every zone, 2026 to 2037", () => {
  it("T1, T2, T12, T18, T19: keeps its promises", { timeout: TIMEOUT_MS }, () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(brokenPromise(facts)).toBeNull();
      }),
      { numRuns: RUNS },
    );
  });

  it("is the same for the same facts, and until its first step is due", { timeout: TIMEOUT_MS }, () => {
    fc.assert(
      fc.property(anyFacts, fc.double({ min: 0, max: 1, noNaN: true }), (told, part) => {
        const early = { ...told, done: [], now: told.startsAt.subtract({ hours: 1 }) };
        const plan = spellOut(planRound(early).steps);
        const first = planRound(early).steps[0]?.dueAt.epochMilliseconds ?? 0;
        const ahead = Math.floor((first - early.now.epochMilliseconds) * part);
        expect(spellOut(planRound(early).steps)).toEqual(plan);
        expect(spellOut(planRound({ ...early, now: early.now.add({ milliseconds: ahead }) }).steps)).toEqual(
          plan,
        );
      }),
      { numRuns: Math.ceil(RUNS / 8) },
    );
  });

  it("never brings a thank-you or a debrief forward as time goes by", { timeout: TIMEOUT_MS }, () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 3 * DAY }), (facts, milliseconds) => {
        const later = planRound({ ...facts, now: facts.now.add({ milliseconds }) });
        const now = planRound(facts);
        for (const kind of ["debrief", "thank-you"] as const) {
          const after = later.steps.find((step) => step.kind === kind);
          const before = now.steps.find((step) => step.kind === kind);
          if (!after) continue;
          expect(before).toBeDefined();
          expect(after.dueAt.epochMilliseconds).toBeGreaterThanOrEqual(before?.dueAt.epochMilliseconds ?? 0);
        }
      }),
      { numRuns: Math.ceil(RUNS / 8) },
    );
  });

  it("a step done early is gone, and what remains does not come earlier than its gaps", {
    timeout: TIMEOUT_MS,
  }, () => {
    fc.assert(
      fc.property(anyFacts, (told) => {
        const facts = { ...told, done: [], now: told.startsAt };
        const first = planRound(facts).steps.find((step) => isMessage(step));
        if (!first) return;
        const at = first.dueAt.toInstant();
        const after = { ...facts, done: [{ kind: first.kind, at }], now: at };
        expect(planRound(after).steps.some((step) => step.kind === first.kind)).toBe(false);
        expect(brokenPromise(after)).toBeNull();
      }),
      { numRuns: Math.ceil(RUNS / 8) },
    );
  });
});

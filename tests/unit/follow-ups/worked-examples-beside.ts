import { Temporal } from "temporal-polyfill";
import { planOffer, planRejection } from "@/lib/follow-ups/answers-plan/plan";
import { planApplication } from "@/lib/follow-ups/application-plan/plan";
import { keepApart } from "@/lib/follow-ups/calm/rules";
import { type PlannedStep, planRound } from "@/lib/follow-ups/plan";
import { facts, wall } from "./facts";
import type { WorkedExample, WorkedStep } from "./worked-examples";

const MONDAY = { from: "2026-11-23 14:00", to: "2026-11-23 15:00" };
const FRIDAY_AT_FOUR = Temporal.Instant.from("2026-11-27T15:00:00Z");
const CALENDAR = {
  timeZone: "Europe/Berlin",
  quietHours: { from: "21:00", to: "08:00" },
  holidays: new Set<string>(),
  now: FRIDAY_AT_FOUR,
};

/** The rules that are followed beside the plan of one round, and absences. */
export const OTHER_EXAMPLES: readonly WorkedExample[] = [
  {
    rule: "T13",
    about: "they are out of office until Friday: what is due to them waits for the business day after",
    facts:
      "interview Mon 2026-11-23 14:00 to 15:00; thank-you done Tue 2026-11-24 09:00; out of office until Fri 2026-12-04",
    step: "second-follow-up",
    work: () => {
      const done = [{ kind: "thank-you" as const, at: "2026-11-24 09:00" }];
      const told = facts({ ...MONDAY, done, now: "2026-11-24 09:00" });
      const around = {
        taken: new Map(),
        personOf: () => [],
        awayUntil: () => "2026-12-04",
        fixedDay: () => null,
      };
      const steps = keepApart(told, planRound(told).steps, around);
      return inWords(steps.find((step) => step.kind === "second-follow-up"));
    },
    expected: {
      due: "2026-12-07 10:00",
      windowEnds: "2026-12-09 18:00",
      lastCall: "2026-12-09 10:00",
      rules: "T8 T13",
    },
  },
  {
    rule: "T14",
    about: "a rejection on a Friday is answered on Monday, or by Wednesday",
    facts: "rejection logged Fri 2026-11-27 16:00",
    step: "rejection-reply",
    work: () => {
      const plan = planRejection({
        ...CALENDAR,
        loggedAt: FRIDAY_AT_FOUR,
        replied: false,
      });
      return inWords(plan.steps[0]);
    },
    expected: { due: "2026-11-30 09:00", windowEnds: "2026-12-02 09:00", lastCall: null, rules: "T14" },
  },
  {
    rule: "T17",
    about: "seven business days after it was sent",
    facts: "application sent Fri 2026-11-27",
    step: "application-follow-up",
    work: () => inWords(application().steps[0]),
    expected: {
      due: "2026-12-08 10:00",
      windowEnds: "2026-12-10 18:00",
      lastCall: "2026-12-10 10:00",
      rules: "T17",
    },
  },
  {
    rule: "T17",
    about: "and once more seven business days later",
    facts: "application sent Fri 2026-11-27",
    step: "application-follow-up",
    work: () => inWords(application().steps[1]),
    expected: {
      due: "2026-12-17 10:00",
      windowEnds: "2026-12-21 18:00",
      lastCall: "2026-12-21 10:00",
      rules: "T17",
    },
  },
  {
    rule: "T20",
    about: "thanks for an offer on the next business morning",
    facts: "offer logged Fri 2026-11-27 16:00; decide by Fri 2026-12-04",
    step: "offer-thanks",
    work: () => inWords(offer().steps[0]),
    expected: { due: "2026-11-30 09:00", windowEnds: "2026-12-02 09:00", lastCall: null, rules: "T20" },
  },
  {
    rule: "T20",
    about: "the deadline, two business days before",
    facts: "offer logged Fri 2026-11-27 16:00; decide by Fri 2026-12-04",
    step: "offer-deadline",
    work: () => inWords(offer().steps[1]),
    expected: { due: "2026-12-02 10:00", windowEnds: null, lastCall: null, rules: "T20" },
  },
  {
    rule: "T20",
    about: "the deadline, on that morning",
    facts: "offer logged Fri 2026-11-27 16:00; decide by Fri 2026-12-04",
    step: "offer-deadline",
    work: () => inWords(offer().steps[2]),
    expected: { due: "2026-12-04 10:00", windowEnds: null, lastCall: null, rules: "T20" },
  },
  {
    rule: "T21",
    about: "a note that falls into a week away waits for the first business day after",
    told: { ...MONDAY, away: { from: "2026-11-28", to: "2026-12-05" } },
    step: "second-follow-up",
    expected: {
      due: "2026-12-07 10:00",
      windowEnds: "2026-12-07 18:00",
      lastCall: null,
      rules: "T8 T21",
    },
  },
  {
    rule: "T21",
    about: "the call after it keeps its distance",
    told: { ...MONDAY, away: { from: "2026-11-28", to: "2026-12-05" } },
    step: "call",
    expected: {
      due: "2026-12-10 10:00",
      windowEnds: "2026-12-14 18:00",
      lastCall: "2026-12-14 10:00",
      rules: "T10 T12",
    },
  },
  {
    rule: "T21",
    about: "thanks are still offered while everything is paused",
    told: { ...MONDAY, away: { from: "2026-11-23", to: null } },
    step: "thank-you",
    expected: {
      due: "2026-11-24 09:00",
      windowEnds: "2026-11-24 15:00",
      lastCall: "2026-11-24 12:00",
      rules: "T4",
    },
  },
];

function application() {
  return planApplication({ ...CALENDAR, sentOn: "2026-11-27", hasContact: true, done: [] });
}

function offer() {
  const loggedAt = FRIDAY_AT_FOUR;
  return planOffer({ ...CALENDAR, loggedAt, decideBy: "2026-12-04", thanked: false });
}

type Planned = Pick<PlannedStep, "dueAt" | "windowEndsAt" | "lastCallAt" | "rules">;

function inWords(step: Planned | undefined): WorkedStep | null {
  if (!step) return null;
  return {
    due: wall(step.dueAt),
    windowEnds: step.windowEndsAt && wall(step.windowEndsAt),
    lastCall: step.lastCallAt && wall(step.lastCallAt),
    rules: step.rules.join(" "),
  };
}

import { reasonForDrop } from "../reasons/rules";
import type { RoundFile, StepOnFile, WantedStep } from "../schema";

export interface Difference {
  inserts: WantedStep[];
  /** A planned step that stays, or a dropped one that comes back. `isRedated` steps get a new version. */
  updates: { step: StepOnFile; to: WantedStep; isRedated: boolean }[];
  drops: { step: StepOnFile; reason: string }[];
}

/**
 * What must change so that the steps on file are those the plan wants (DESIGN decision 7). Done and skipped steps stay; a
 * snoozed one and one that was announced keep their due time; a dropped one that is wanted again comes back.
 */
export function differenceOf(file: RoundFile, wanted: readonly WantedStep[], now: Date): Difference {
  const difference: Difference = { inserts: [], updates: [], drops: [] };
  for (const want of wanted) {
    const step = file.steps.find((each) => each.slot === want.slot && each.contactId === want.contactId);
    if (!step) {
      difference.inserts.push(want);
    } else if (step.state === "dropped") {
      difference.updates.push({ step, to: want, isRedated: true });
    } else if (step.state === "planned") {
      const to = step.snoozedUntil || step.wasAnnounced ? withTimesOf(step, want) : want;
      const isRedated = !isSameAlarm(step, to);
      if (isRedated || !isSameText(step, to)) {
        difference.updates.push({ step, to, isRedated });
      }
    }
  }
  for (const step of file.steps) {
    const isWanted = wanted.some((want) => want.slot === step.slot && want.contactId === step.contactId);
    if (step.state === "planned" && !isWanted) {
      difference.drops.push({ step, reason: reasonForDrop(step, file, now) });
    }
  }
  return difference;
}

/** The round as it is once the difference is made; its facts are the ones to compare the next time. */
export function afterDifference(
  file: RoundFile,
  { inserts, updates, drops }: Difference,
  now: Date,
): RoundFile {
  const steps = file.steps.map((step): StepOnFile => {
    if (drops.some((drop) => drop.step.id === step.id)) {
      return { ...step, state: "dropped" };
    }
    const isBack = step.state === "dropped" && updates.some((update) => update.step.id === step.id);
    return isBack ? { ...step, state: "planned", snoozedUntil: null } : step;
  });
  const added = inserts.map(
    (want): StepOnFile => ({
      ...want,
      id: "",
      snoozedUntil: null,
      meant: null,
      state: "planned",
      stateChangedAt: now,
      stateReason: null,
      version: 1,
      wasAnnounced: false,
    }),
  );
  return { ...file, steps: [...steps, ...added] };
}

function withTimesOf(step: StepOnFile, want: WantedStep): WantedStep {
  const { dueAt, windowEndsAt, lastCallAt } = step;
  const stays = { ...want, dueAt, windowEndsAt, lastCallAt };
  return step.kind === want.kind ? { ...stays, rules: step.rules, why: step.why, chain: step.chain } : stays;
}

function isSameAlarm(step: StepOnFile, want: WantedStep): boolean {
  return (
    step.kind === want.kind &&
    step.channel === want.channel &&
    isSameInstant(step.dueAt, want.dueAt) &&
    isSameInstant(step.windowEndsAt, want.windowEndsAt) &&
    isSameInstant(step.lastCallAt, want.lastCallAt)
  );
}

function isSameText(step: StepOnFile, want: WantedStep): boolean {
  return (
    step.why === want.why &&
    step.position === want.position &&
    step.rules.join() === want.rules.join() &&
    JSON.stringify(step.chain) === JSON.stringify(want.chain)
  );
}

function isSameInstant(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}

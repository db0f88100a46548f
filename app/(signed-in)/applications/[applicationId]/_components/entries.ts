import type { ThreadState } from "@/app/ui/thread";
import type {
  ApplicationPage,
  InterviewOfRound,
  RoundOfApplication,
  StepOfRound,
} from "@/lib/applications/queries";

type Promised = ApplicationPage["promises"][number];

/** One mark on the thread of a round. */
export type Entry =
  | { type: "interview"; key: string; at: Date; interview: InterviewOfRound }
  | { type: "promise"; key: string; at: Date; promise: Promised }
  | { type: "step"; key: string; at: Date; step: StepOfRound };

/** What happened and what is planned in a round, from top to bottom. What was left out stands apart. */
export function entriesOf(round: RoundOfApplication, promises: readonly Promised[]): Entry[] {
  const entries: Entry[] = [
    ...round.interviews.map((interview) => ({
      type: "interview" as const,
      key: interview.id,
      at: interview.startsAt,
      interview,
    })),
    ...promises.map((promise) => ({
      type: "promise" as const,
      key: promise.id,
      at: promisedAt(promise),
      promise,
    })),
    ...round.steps
      .filter((step) => step.state !== "dropped")
      .map((step) => ({ type: "step" as const, key: step.id, at: stepAt(step), step })),
  ];
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime() || order(a) - order(b));
}

/** The promises that belong to a round: said from its day on, and before the next round's. */
export function promisesOf(page: ApplicationPage, round: RoundOfApplication): Promised[] {
  const later = page.rounds
    .map(({ heldOn }) => heldOn)
    .filter((heldOn) => heldOn > round.heldOn)
    .sort()[0];
  const isFirst = page.rounds.every(({ heldOn }) => heldOn >= round.heldOn);
  return page.promises.filter(
    (promise) =>
      (isFirst || promise.saidOn >= round.heldOn) && (later === undefined || promise.saidOn < later),
  );
}

/** The day by which they said to be in touch, `YYYY-MM-DD`. */
export function promisedOn({ byOn, saidOn, spanDays }: Promised): string {
  const day = new Date(`${byOn ?? saidOn}T00:00:00Z`);
  if (!byOn) day.setUTCDate(day.getUTCDate() + (spanDays ?? 0));
  return day.toISOString().slice(0, 10);
}

export function stepState(step: StepOfRound): ThreadState {
  if (step.state === "done") return "done";
  if (step.state === "skipped" || step.state === "dropped") return "skipped";
  return step.timing ?? "planned";
}

function promisedAt(promise: Promised): Date {
  return new Date(`${promisedOn(promise)}T22:00:00Z`);
}

function stepAt(step: StepOfRound): Date {
  return step.state === "done" ? step.stateChangedAt : (step.snoozedUntil ?? step.dueAt);
}

function order(entry: Entry): number {
  if (entry.type === "interview") return 0;
  return entry.type === "promise" ? 2 : 1;
}

import { Temporal } from "temporal-polyfill";
import { cadenceOf } from "@/lib/follow-ups/cadences/rules";
import {
  type DoneStep,
  STEP_KINDS,
  type StepKind,
  slotOf,
  type Timeline,
  thankYouLimitMs,
} from "@/lib/follow-ups/rules";
import { dayOf, plusDays } from "@/lib/moments/rules";
import type { MessageOnFile, PromiseOnFile, RoundFile, StepOnFile } from "../schema";

/** The promise that counts for this round: one that ends before the interview was about something else. */
export function timelineOf(file: RoundFile): Timeline | undefined {
  const { promise, startsAt } = file;
  if (!promise || !startsAt || promiseEndsOn(promise) < dayOf(startsAt, file.timeZone)) {
    return undefined;
  }
  return promise.kind === "date"
    ? { kind: "date", date: promise.byOn ?? promise.saidOn }
    : { kind: "span", days: promise.spanDays ?? 0, saidOn: promise.saidOn };
}

export function promiseEndsOn(promise: Pick<PromiseOnFile, "kind" | "byOn" | "spanDays" | "saidOn">): string {
  return promise.kind === "date"
    ? (promise.byOn ?? promise.saidOn)
    : plusDays(promise.saidOn, promise.spanDays ?? 0);
}

/** The promise that made what was done before it a matter of the past, or null: then its slots are new ones. */
export function cycleOf(file: RoundFile): string | null {
  return settledBefore(file).some((each) => isOfThePast(each, file)) ? (file.promise?.id ?? null) : null;
}

/** Done or skipped: of messages no more than what was settled before the promise that now counts was made. */
function isOfThePast(each: SettledOnFile, file: RoundFile): boolean {
  return (
    file.promise !== null &&
    timelineOf(file) !== undefined &&
    slotOf(each.kind) !== null &&
    dayOf(each.settledAt, file.timeZone) <= file.promise.saidOn
  );
}

interface SettledOnFile {
  kind: StepKind;
  to: string | null;
  /** The day it counts for gaps. */
  at: Date;
  settledAt: Date;
  wasSkipped: boolean;
}

function settledBefore(file: RoundFile): SettledOnFile[] {
  return [...messagesDone(file), ...skippedSteps(file)];
}

export function doneSteps(file: RoundFile): DoneStep[] {
  const cycle = cycleOf(file);
  return settledBefore(file)
    .flatMap((each): SettledOnFile[] => {
      if (cycle && each.kind === "propose-close") {
        return file.promise && dayOf(each.settledAt, file.timeZone) <= file.promise.saidOn ? [] : [each];
      }
      if (!isOfThePast(each, file)) {
        return [each];
      }
      // What came before the new timeline keeps its gaps, but is not what the timeline asks for.
      return each.wasSkipped ? [] : [{ ...each, kind: "second-follow-up" }];
    })
    .map(({ kind, to, at }) => ({
      kind,
      to: to ?? undefined,
      at: Temporal.Instant.fromEpochMilliseconds(at.getTime()),
    }))
    .sort((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds || a.kind.localeCompare(b.kind));
}

/** Steps marked as done, by the day their message went out, and messages logged by hand. */
function messagesDone(file: RoundFile): SettledOnFile[] {
  const out = file.messages.filter((message) => message.direction === "out" && message.roundId === file.id);
  const done = roundSteps(file)
    .filter((step) => step.state === "done")
    .map((step) => {
      const at = out.find((message) => message.stepId === step.id)?.happenedAt ?? step.stateChangedAt;
      const to = step.kind === "thank-you" ? step.contactId : null;
      return { kind: step.kind, to, at, settledAt: at, wasSkipped: false };
    });
  for (const message of out.filter((each) => each.stepId === null)) {
    done.push(kindOfLooseMessage(message, done, file));
  }
  return done;
}

/** A message that no step asked for counts as the one that was open when it went out. */
function kindOfLooseMessage(
  message: MessageOnFile,
  done: readonly SettledOnFile[],
  file: RoundFile,
): SettledOnFile {
  const at = message.happenedAt;
  const as = (kind: StepKind, to: string | null = null) => ({
    kind,
    to,
    at,
    settledAt: at,
    wasSkipped: false,
  });
  const isDone = (kind: StepKind) => done.some((each) => each.kind === kind);
  if (message.method === "phone") {
    return as("call");
  }
  const inThanksTime = file.endsAt !== null && at.getTime() <= file.endsAt.getTime() + thankYouLimitMs;
  const thanked = (id: string | null) =>
    done.some((each) => each.kind === "thank-you" && (each.to === null || each.to === id));
  const interviewer = file.interviewers.find((person) => person.id === message.contactId);
  if (inThanksTime && !thanked(message.contactId) && (interviewer || file.interviewers.length === 0)) {
    return as("thank-you", interviewer?.id ?? null);
  }
  const timeline = timelineOf(file);
  if (timeline && file.promise && dayOf(at, file.timeZone) > promiseEndsOn(file.promise)) {
    return as(isDone("after-timeline") ? "last-note" : "after-timeline");
  }
  if (timeline) {
    return as("second-follow-up");
  }
  const { checkInDay, followUp } = cadenceOf(file.cadence);
  const early =
    file.startsAt !== null &&
    dayOf(at, file.timeZone) < plusDays(dayOf(file.startsAt, file.timeZone), followUp?.day ?? 5);
  if (checkInDay !== null && early && !isDone("check-in") && !isDone("second-follow-up")) {
    return as("check-in");
  }
  return as(isDone("second-follow-up") || isDone("after-timeline") ? "last-note" : "second-follow-up");
}

/** What was skipped is over, and counts from the day it would have been due, or was skipped if that came later. */
function skippedSteps(file: RoundFile): SettledOnFile[] {
  const open = file.steps.filter((step) => step.state === "planned");
  return roundSteps(file)
    .filter((step) => step.state === "skipped")
    .filter((step) => !open.some((each) => (slotOf(each.kind) ?? 9) < (slotOf(step.kind) ?? 0)))
    .map((step) => ({
      kind: step.kind,
      to: step.kind === "thank-you" ? step.contactId : null,
      at: new Date(Math.max(step.dueAt.getTime(), step.stateChangedAt.getTime())),
      settledAt: step.stateChangedAt,
      wasSkipped: true,
    }));
}

/** The follow-ups of its interviews; what stands beside them (T14, T17, T20) counts for itself. */
function roundSteps({ steps }: RoundFile): (StepOnFile & { kind: StepKind })[] {
  return steps.flatMap((step) => {
    const kind = STEP_KINDS.find((each) => each === step.kind);
    return kind && !step.slot.endsWith("@sent") ? [{ ...step, kind }] : [];
  });
}

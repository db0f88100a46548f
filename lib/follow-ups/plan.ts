import type { Temporal } from "temporal-polyfill";
import { latestDay } from "@/lib/dates/rules";
import { type PlacedMessage, placeMessages, timelineEnd } from "@/lib/follow-ups/messages/rules";
import {
  isAway,
  lastCall,
  openRound,
  type Placement,
  placeClose,
  type Round,
} from "@/lib/follow-ups/placing/rules";
import {
  awayNote,
  debriefAwayNote,
  explain,
  leftOutNote,
  movingRules,
  thanksOverdueNote,
} from "@/lib/follow-ups/reasons/rules";
import {
  type Channel,
  type DatedMessage,
  type Plan,
  type PlanFacts,
  type PlannedStep,
  STEP_KINDS,
  type StepKind,
} from "@/lib/follow-ups/rules";
import {
  debriefAfterAway,
  outerLimit,
  placeDebrief,
  placeThankYou,
  replaceLateThankYou,
  thankYouWindow,
} from "@/lib/follow-ups/thank-you/rules";

export type { Plan, PlanFacts, PlannedStep, StepKind } from "@/lib/follow-ups/rules";
export { PlanError } from "@/lib/follow-ups/rules";

/**
 * The plan of one round: every follow-up step that is still to be done, by due time, and notes on what was left out and why.
 * Pure; all instants come back in the user's zone. Nothing is planned before `now`. The same facts give the same plan.
 * Raises PlanError for a timeline that ends before the interview's own day.
 */
export function planRound(facts: PlanFacts): Plan {
  const round = openRound(facts);
  timelineEnd(round);
  const notes: string[] = [];

  const receivers = openThankYous(facts);
  const planned = placeThankYou(round);
  const thankYou = receivers.length > 0 ? replaceLateThankYou(round, planned) : null;
  if (receivers.length > 0 && !thankYou) notes.push(thanksOverdueNote());

  const thankYousPlanned: DatedMessage[] = thankYou ? [{ kind: "thank-you", day: planned.day }] : [];
  const done = doneMessages(facts);
  const messages = placeMessages(round, {
    done,
    thankYousPlanned,
    thankYousNow: thankYou?.movedBy.late ? [{ kind: "thank-you", day: thankYou.day }] : thankYousPlanned,
  });
  for (const left of messages.leftOut) notes.push(leftOutNote(left));

  const offered = messages.placed.filter((message) => !isAway(round, message.day));
  const paused = offered.length < messages.placed.length;

  const steps: PlannedStep[] = [];
  if (!isDone(facts, "debrief")) {
    const inTime = placeDebrief(round);
    const debrief = inTime && debriefAfterAway(round, inTime);
    if (inTime && !debrief) notes.push(debriefAwayNote(round));
    const opensLater =
      thankYou && debrief && thankYou.dueAt.epochNanoseconds > debrief.dueAt.epochNanoseconds;
    const windowEndsAt = opensLater ? thankYou.dueAt : outerLimit(round);
    if (debrief) steps.push(toStep(round, "debrief", "T16", debrief, windowEndsAt));
  }
  if (thankYou) {
    const windowEndsAt = thankYouWindow(round, thankYou);
    const step = toStep(round, "thank-you", thankYou.rule, thankYou, windowEndsAt);
    for (const to of receivers) steps.push({ ...step, rules: [...step.rules], chain: [...step.chain], to });
  }
  for (const message of offered) {
    steps.push(toStep(round, message.kind, messageRule(facts, message), message, message.windowEndsAt));
  }
  const last = latestDay([...(thankYou ? [thankYou] : []), ...offered, ...done].map(({ day }) => day));
  const close = isDone(facts, "propose-close") || paused ? null : placeClose(round, last);
  if (close && !isAway(round, close.day)) steps.push(toStep(round, "propose-close", "T15", close, null));
  if (paused || (close && isAway(round, close.day)) || steps.some((step) => step.rules.includes("T21"))) {
    notes.push(awayNote(round));
  }
  return { steps: steps.sort(byDueTime), notes };
}

/** The keys of those who still get a thank-you; null is "nobody in particular" when no interviewer is named. */
function openThankYous(facts: PlanFacts): (string | null)[] {
  const done = facts.done.filter((step) => step.kind === "thank-you");
  if (done.some((step) => step.to === undefined)) return [];
  if (facts.interviewers.length === 0) return done.length > 0 ? [] : [null];
  return facts.interviewers.map(({ key }) => key).filter((key) => !done.some((step) => step.to === key));
}

function isDone(facts: PlanFacts, kind: StepKind): boolean {
  return facts.done.some((step) => step.kind === kind);
}

/** What was done and counts for gaps and for T15: everything but the debrief and a proposal to close. */
function doneMessages(facts: PlanFacts): DatedMessage[] {
  return facts.done
    .filter((step) => step.kind !== "debrief" && step.kind !== "propose-close")
    .map((step) => ({
      kind: step.kind,
      day: step.at.toZonedDateTimeISO(facts.timeZone).toPlainDate(),
    }));
}

function messageRule(facts: PlanFacts, message: PlacedMessage): string {
  switch (message.kind) {
    case "check-in":
      return "T9";
    case "second-follow-up":
      return "T8";
    case "after-timeline":
      return facts.timeline?.kind === "span" ? "T7" : "T6";
    case "call":
      return "T10";
    case "last-note":
      return "T11";
  }
}

function toStep(
  round: Round,
  kind: StepKind,
  ownRule: string,
  placed: Placement,
  windowEndsAt: Temporal.ZonedDateTime | null,
): PlannedStep {
  const late = kind === "thank-you" && placed.movedBy.late ? ["T1"] : [];
  const rules = [ownRule, ...late, ...movingRules(placed)];
  const reminded = windowEndsAt !== null && kind !== "debrief";
  return {
    kind,
    to: null,
    channel: channelOf(kind),
    dueAt: placed.dueAt,
    windowEndsAt,
    lastCallAt: reminded ? lastCall(round, kind, placed.dueAt, windowEndsAt) : null,
    rules,
    ...explain(round, kind, ownRule, placed),
  };
}

function channelOf(kind: StepKind): Channel {
  if (kind === "debrief" || kind === "propose-close") return "none";
  return kind === "call" ? "call" : "email";
}

function byDueTime(a: PlannedStep, b: PlannedStep): number {
  const difference = a.dueAt.epochNanoseconds - b.dueAt.epochNanoseconds;
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind);
}

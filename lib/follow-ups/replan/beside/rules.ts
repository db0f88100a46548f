import { Temporal } from "temporal-polyfill";
import { type Holidays, isBefore } from "@/lib/dates/rules";
import { planOffer, planRejection } from "@/lib/follow-ups/answers-plan/plan";
import { planApplication } from "@/lib/follow-ups/application-plan/plan";
import { anotherMessageThatDay, firstFreeMoment, type TakenDays } from "@/lib/follow-ups/calm/rules";
import type { CalendarFacts } from "@/lib/follow-ups/placing/rules";
import type { AnyStepKind } from "@/lib/follow-ups/rules";
import { dayOf } from "@/lib/moments/rules";
import type { MessageOnFile, RoundFile, WantedStep } from "../schema";

export interface BesidePlan {
  steps: WantedStep[];
  notes: string[];
}

/** What a round may want beside the follow-ups of its interviews. */
export type Beside =
  | { kind: "rejection"; since: string; replied: boolean }
  | { kind: "offer"; since: string; decideBy: string | null; thanked: boolean }
  | { kind: "application"; sentOn: string; hasContact: boolean; done: string[] };

/**
 * What an answer opens in the last round of an application (T14, T20), and the follow-ups on an application that has led to no
 * interview yet (T17). Null when there is nothing of the kind.
 */
export function besideOf(file: RoundFile, hasContact: boolean): Beside | null {
  const { standing } = file;
  if (!standing) {
    return null;
  }
  const { stage, since } = standing;
  if (standing.isLastRound && stage === "rejected" && standing.deservesReply) {
    return { kind: "rejection", since: since.toISOString(), replied: wroteSince(file, "rejection-reply") };
  }
  if (standing.isLastRound && stage === "offer") {
    const thanked = wroteSince(file, "offer-thanks");
    return { kind: "offer", since: since.toISOString(), decideBy: decideByOf(file.messages), thanked };
  }
  if (standing.followsUpSince && !isAnswered(file, standing.followsUpSince)) {
    return { kind: "application", sentOn: standing.followsUpSince, hasContact, done: followUpsDone(file) };
  }
  return null;
}

/** The steps for it, which keep the calm of others too (T12). */
export function planBeside(
  file: RoundFile,
  beside: Beside,
  around: { holidays: Holidays; taken: TakenDays; keys: readonly string[] },
  now: Date,
): BesidePlan {
  const { holidays } = around;
  const facts: CalendarFacts = {
    timeZone: file.timeZone,
    quietHours: file.quietHours,
    holidays,
    away: file.away ?? undefined,
    now: instant(now.toISOString()),
  };
  const { steps, notes } = stepsFor(file, beside, facts);
  return {
    notes,
    steps: steps.map(({ slot, ...step }, position) => {
      const dueAt = new Date(step.dueAt.epochMilliseconds);
      const free =
        step.channel === "none" ? dueAt : firstFreeMoment(dueAt, { ...around, timeZone: file.timeZone });
      const later = free.getTime() - dueAt.getTime();
      const moved = (at: Temporal.ZonedDateTime | null) => at && new Date(at.epochMilliseconds + later);
      return {
        kind: step.kind,
        slot,
        contactId: null,
        channel: step.channel,
        dueAt: free,
        windowEndsAt: moved(step.windowEndsAt),
        lastCallAt: moved(step.lastCallAt),
        rules: later > 0 ? [...step.rules, "T12"] : step.rules,
        why: later > 0 ? `${step.why} ${anotherMessageThatDay}` : step.why,
        chain: later > 0 ? [...step.chain, { rule: "T12", text: anotherMessageThatDay }] : step.chain,
        position,
      };
    }),
  };
}

function stepsFor(file: RoundFile, beside: Beside, facts: CalendarFacts) {
  switch (beside.kind) {
    case "rejection": {
      const plan = planRejection({
        ...facts,
        loggedAt: instant(beside.since),
        replied: beside.replied,
      });
      return { notes: plan.notes, steps: plan.steps.map((step) => ({ ...step, slot: step.kind })) };
    }
    case "offer": {
      const { decideBy } = beside;
      const plan = planOffer({
        ...facts,
        loggedAt: instant(beside.since),
        decideBy,
        thanked: beside.thanked,
      });
      const isEarly = (at: Temporal.ZonedDateTime) =>
        decideBy !== null && isBefore(at.toPlainDate(), Temporal.PlainDate.from(decideBy));
      return {
        notes: plan.notes,
        steps: plan.steps
          .map((step) => ({
            ...step,
            slot:
              step.kind === "offer-deadline"
                ? `${step.kind}${isEarly(step.dueAt) ? "-ahead" : ""}@${decideBy}`
                : step.kind,
          }))
          .filter((step) => !isSettled(file, step.slot)),
      };
    }
    case "application": {
      const plan = planApplication({
        ...facts,
        sentOn: beside.sentOn,
        hasContact: beside.hasContact,
        done: beside.done.map(instant),
      });
      const slot = (step: (typeof plan.steps)[number]) =>
        step.nth === null ? `${step.kind}@sent` : `${step.kind}-${step.nth}`;
      return {
        notes: plan.notes,
        steps: plan.steps
          .map((step) => ({ ...step, slot: slot(step) }))
          .filter((step) => !isSettled(file, step.slot)),
      };
    }
  }
}

/** A settled step stays settled; it must not be asked for again under its own slot. */
function isSettled(file: RoundFile, slot: string): boolean {
  return file.steps.some((step) => step.slot === slot && (step.state === "done" || step.state === "skipped"));
}

/** The step was done or left out, or something was written by hand since they answered. */
function wroteSince(file: RoundFile, kind: AnyStepKind): boolean {
  const since = file.standing?.since;
  return (
    file.steps.some((step) => step.kind === kind && (step.state === "done" || step.state === "skipped")) ||
    file.messages.some(
      (each) =>
        each.direction === "out" && each.stepId === null && since !== undefined && each.happenedAt >= since,
    )
  );
}

/** The day by which they want to know, as they last named it. `messages` stand in the order in which they came. */
export function decideByOf(
  messages: readonly Pick<MessageOnFile, "direction" | "response" | "untilOn">[],
): string | null {
  const offers = messages.filter((each) => each.direction === "in" && each.response === "offer");
  return offers.findLast((each) => each.untilOn !== null)?.untilOn ?? null;
}

/** Any word of theirs ends the follow-ups on an application; a machine that says they are away is none. */
function isAnswered(file: RoundFile, sentOn: string): boolean {
  return file.messages.some(
    (each) =>
      each.direction === "in" &&
      each.response !== "out-of-office" &&
      dayOf(each.happenedAt, file.timeZone) >= sentOn,
  );
}

/** When follow-ups were sent or left out, and what was written by hand after the day of sending. */
function followUpsDone(file: RoundFile): string[] {
  const steps = file.steps
    .filter((step) => step.kind === "application-follow-up")
    .flatMap((step) => {
      if (step.state === "done") {
        const sent = file.messages.find((each) => each.stepId === step.id && each.direction === "out");
        return [sent?.happenedAt ?? step.stateChangedAt];
      }
      return step.state === "skipped"
        ? [new Date(Math.max(step.dueAt.getTime(), step.stateChangedAt.getTime()))]
        : [];
    });
  const byHand = file.messages
    .filter((each) => each.direction === "out" && each.stepId === null)
    .filter((each) => dayOf(each.happenedAt, file.timeZone) > (file.standing?.followsUpSince ?? ""))
    .map((each) => each.happenedAt);
  return [...steps, ...byHand].map((at) => at.toISOString()).sort();
}

function instant(at: string): Temporal.Instant {
  return Temporal.Instant.from(at);
}

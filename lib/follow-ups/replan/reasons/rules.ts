import { stageNames } from "@/lib/applications/rules";
import { type AnyStepKind, slotOf, thankYouLimitMs } from "@/lib/follow-ups/rules";
import type { RoundFile, StepOnFile } from "../schema";

/** What ends a round (T13). */
export type EndedReason =
  | "good-news"
  | "offer"
  | "accepted"
  | "rejected"
  | "withdrawn"
  | "no-answer"
  | "search-archived";

/** How a step that was dropped for it explains itself. */
export const endedSentences: Record<EndedReason, string> = {
  "good-news": "They answered with good news.",
  offer: "They made an offer.",
  accepted: `You moved this application to “${stageNames.accepted}”.`,
  rejected: "They said no.",
  withdrawn: `You moved this application to “${stageNames.withdrawn}”.`,
  "no-answer": "You closed this application without an answer.",
  "search-archived": "You archived this job search.",
};

/** Why a round is over, from what is stored; null for a reason that is not known any more. */
export function endedSentence(reason: string | null): string | null {
  return Object.entries(endedSentences).find(([known]) => known === reason)?.[1] ?? null;
}

/** Why a planned step is no longer part of the plan. */
export function reasonForDrop(step: StepOnFile, file: RoundFile, now: Date): string {
  const beside = reasonBeside(step, file);
  if (beside) {
    return beside;
  }
  if (file.closedBecause !== null) {
    return file.closedBecause;
  }
  if (file.superseded) {
    return "A new interview was booked.";
  }
  if (file.away?.to === null && step.kind !== "thank-you") {
    return "You paused everything.";
  }
  if (file.away && step.kind === "debrief") {
    return "You are away then.";
  }
  const answers = file.messages.filter(
    (message) => message.direction === "in" && message.response === "courtesy" && message.roundId === file.id,
  );
  if (step.kind === "thank-you" && answers.some((message) => message.contactId === step.contactId)) {
    return "They wrote to you first.";
  }
  if (step.kind === "check-in" && answers.length > 0) {
    return "They wrote back.";
  }
  if (step.kind === "thank-you" && !file.interviewers.some((person) => person.id === step.contactId)) {
    return "The people of this interview changed.";
  }
  const byHand = file.messages.some(
    (message) => message.direction === "out" && message.stepId === null && message.roundId === file.id,
  );
  if (byHand && step.channel !== "none") {
    return "You already wrote to them.";
  }
  const sinceInterview = file.endsAt ? now.getTime() - file.endsAt.getTime() : 0;
  if (step.kind === "thank-you" && sinceInterview >= thankYouLimitMs) {
    return "More than two days have passed, so the next message says the thanks.";
  }
  if (step.kind === "debrief" && sinceInterview >= thankYouLimitMs) {
    return "More than two days have passed since the interview.";
  }
  if (file.promise && slotOf(step.kind) !== null) {
    return "What they said about timing changed the plan.";
  }
  if (slotOf(step.kind) !== null && step.dueAt < now) {
    return "Its day has passed, and the next message takes its place.";
  }
  return "The plan changed, and this is no longer part of it.";
}

/** The same for what stands beside the follow-ups of an interview (T14, T17, T20). */
function reasonBeside(
  { kind, slot }: StepOnFile,
  { standing, away, closedBecause }: RoundFile,
): string | null {
  if (!besideKinds.includes(kind) && !slot.endsWith("@sent")) {
    return null;
  }
  if (!standing) {
    return closedBecause;
  }
  if (away?.to === null) {
    return "You paused everything.";
  }
  const isAnswer = kind === "rejection-reply" || kind === "offer-thanks" || kind === "offer-deadline";
  if (isAnswer) {
    const stage = kind === "rejection-reply" ? "rejected" : "offer";
    return standing.stage === stage
      ? "The plan changed, and this is no longer part of it."
      : `This application is at “${stageNames[standing.stage]}”.`;
  }
  return standing.followsUpSince
    ? "They answered, or it was written already."
    : "An interview was booked, or follow-ups on applications were switched off.";
}

const besideKinds: readonly AnyStepKind[] = [
  "rejection-reply",
  "offer-thanks",
  "offer-deadline",
  "application-follow-up",
];

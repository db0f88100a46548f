import type { AnyStepKind } from "@/lib/follow-ups/rules";

/** How a kind of step is called on the screen and in the history. */
export const stepNames: Record<AnyStepKind, string> = {
  debrief: "How did it go?",
  "thank-you": "Thank-you",
  "check-in": "Check-in",
  "second-follow-up": "Follow-up note",
  "after-timeline": "Message after their date",
  call: "Call",
  "last-note": "Last note",
  "propose-close": "Let it rest?",
  "rejection-reply": "Reply to a no",
  "offer-thanks": "Thanks for the offer",
  "offer-deadline": "Their deadline",
  "application-follow-up": "Follow-up on the application",
};

export type StepTiming = "planned" | "due" | "overdue";

interface Timed {
  dueAt: Date;
  windowEndsAt: Date | null;
  snoozedUntil: Date | null;
}

/** When a step is due as it stands: its own time, or what it was snoozed to. */
export function effectiveDueAt(step: Timed): Date {
  return step.snoozedUntil ?? step.dueAt;
}

const snoozedWindowMs = 24 * 60 * 60 * 1000;

/** A step snoozed past its window gets a day. One without a window, such as the proposal to close, is never overdue. */
export function effectiveWindowEndsAt(step: Timed): Date | null {
  const { windowEndsAt, snoozedUntil } = step;
  if (!windowEndsAt || !snoozedUntil || snoozedUntil < windowEndsAt) {
    return windowEndsAt;
  }
  return new Date(snoozedUntil.getTime() + snoozedWindowMs);
}

export function timingOf(step: Timed, now: Date): StepTiming {
  if (effectiveDueAt(step) > now) {
    return "planned";
  }
  const windowEndsAt = effectiveWindowEndsAt(step);
  return windowEndsAt && windowEndsAt <= now ? "overdue" : "due";
}

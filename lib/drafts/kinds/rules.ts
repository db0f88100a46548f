import type { AnyStepKind } from "@/lib/follow-ups/rules";
import type { DraftKind } from "../schema";

/** The kind of message that a kind of step asks for; null where nothing is written. */
export const messageKindOf: Record<AnyStepKind, DraftKind | null> = {
  debrief: null,
  "thank-you": "thank-you",
  "check-in": "check-in",
  "second-follow-up": "second-follow-up",
  "after-timeline": "after-timeline",
  call: "call-script",
  "last-note": "last-note",
  "propose-close": null,
  "rejection-reply": "rejection-reply",
  "offer-thanks": "offer-thanks",
  "offer-deadline": null,
  "application-follow-up": "application-follow-up",
};

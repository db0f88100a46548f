import type { AnyStepKind } from "../rules";

/** What a step asks of the user, in one line: page titles, list rows and mail subjects all say it the same way. */
export function stepTitle(step: {
  kind: AnyStepKind;
  contactName: string | null;
  employerName: string;
}): string {
  const { contactName, employerName } = step;
  switch (step.kind) {
    case "debrief":
      return `How did it go at ${employerName}?`;
    case "thank-you":
      return contactName ? `Thank ${contactName} (${employerName})` : `Say thank you to ${employerName}`;
    case "check-in":
      return `Check in with ${employerName}`;
    case "second-follow-up":
      return `Follow-up note to ${employerName}`;
    case "after-timeline":
      return `Ask ${employerName} where things stand`;
    case "call":
      return `Call ${employerName}`;
    case "last-note":
      return `A last note to ${employerName}`;
    case "propose-close":
      return `Let ${employerName} rest?`;
    case "rejection-reply":
      return `A gracious reply to ${employerName}`;
    case "offer-thanks":
      return `Thank ${employerName} for the offer`;
    case "offer-deadline":
      return `${employerName} waits for your answer`;
    case "application-follow-up":
      return `Ask ${employerName} about your application`;
  }
}

/** The verb that settles a step: "I sent it", "I called", "I noted it". */
export function doneVerb(kind: AnyStepKind): string {
  if (kind === "call") {
    return "I called";
  }
  if (kind === "debrief") {
    return "I noted it";
  }
  if (kind === "offer-deadline") {
    return "I know";
  }
  return kind === "propose-close" ? "Close it" : "I sent it";
}

/** How a message left the page, as it stands in a sentence: "opened", "copied". */
export function handOffWord(method: string | null): string {
  return HAND_OFF_WORDS[method ?? ""] ?? "opened";
}

const HAND_OFF_WORDS: Record<string, string> = { copy: "copied", share: "shared" };

export function isMessage(kind: AnyStepKind): boolean {
  return kind !== "debrief" && kind !== "propose-close" && kind !== "call" && kind !== "offer-deadline";
}

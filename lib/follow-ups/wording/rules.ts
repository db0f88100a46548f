import type { AnyStepKind, Channel } from "../rules";

/**
 * What a step asks of the user, as a mail and the page behind it say it: nothing stands beside it, so the employer is named.
 */
export function titleForMail(step: {
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

/** What a step asks of the user, as the app's own pages say it, where the employer stands beside it: "Thank Ms. Ito". */
export function titleForScreen(kind: AnyStepKind, to: string | null): string {
  const { withName, without } = screenTitles[kind];
  return to ? withName(to) : without;
}

const screenTitles: Record<AnyStepKind, { withName: (name: string) => string; without: string }> = {
  debrief: { withName: () => "How did it go?", without: "How did it go?" },
  "thank-you": { withName: (name) => `Thank ${name}`, without: "Say thank you" },
  "check-in": { withName: (name) => `A light check-in with ${name}`, without: "A light check-in" },
  "second-follow-up": { withName: (name) => `A follow-up note to ${name}`, without: "A follow-up note" },
  "after-timeline": { withName: (name) => `Ask ${name} how things stand`, without: "Ask how things stand" },
  call: { withName: (name) => `Call ${name}, or one last note`, without: "A call, or one last note" },
  "last-note": { withName: (name) => `A last note to ${name}`, without: "A last note" },
  "propose-close": { withName: () => "Let it rest?", without: "Let it rest?" },
  "rejection-reply": { withName: (name) => `A gracious reply to ${name}`, without: "A gracious reply" },
  "offer-thanks": { withName: (name) => `Thank ${name} for the offer`, without: "Thanks for the offer" },
  "offer-deadline": { withName: () => "They wait for your answer", without: "They wait for your answer" },
  "application-follow-up": {
    withName: (name) => `Ask ${name} about your application`,
    without: "A line about your application",
  },
};

/** The verb that settles a step on the page behind a mail, which has this one button: "I sent it", "I called". */
export function doneVerbForMail(kind: AnyStepKind): string {
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

/**
 * On the app's own pages: the button that leads to a step, and the one that settles it where it stands. Notes and decisions are made
 * behind the first, so the second declines them.
 */
export function verbsForScreen(kind: AnyStepKind, channel: Channel): { open: string; done: string } {
  if (kind === "debrief") {
    return { open: "Write it down", done: "Nothing to note" };
  }
  if (kind === "propose-close") {
    return { open: "Decide", done: "Keep it open" };
  }
  if (kind === "offer-deadline") {
    return { open: "Have a look", done: "I know" };
  }
  if (channel === "none") {
    return { open: "Have a look", done: "I sent it" };
  }
  return channel === "call"
    ? { open: "Open the call card", done: "I called" }
    : { open: "Open the draft", done: "I sent it" };
}

/** How a message left the page, as it stands in a sentence: "opened", "copied". */
export function handOffWord(method: string | null): string {
  return HAND_OFF_WORDS[method ?? ""] ?? "opened";
}

const HAND_OFF_WORDS: Record<string, string> = { copy: "copied", share: "shared" };

export function isMessage(kind: AnyStepKind): boolean {
  return kind !== "debrief" && kind !== "propose-close" && kind !== "call" && kind !== "offer-deadline";
}

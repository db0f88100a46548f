/** What the provider tells of a mail after it took it, weakest first: a stronger word stands whatever comes later (I16). */
export const outcomes = ["sent", "failed", "delivered", "suppressed", "bounced", "complained"] as const;

export type Outcome = (typeof outcomes)[number];

export function isOutcome(word: string): word is Outcome {
  return outcomes.some((outcome) => outcome === word);
}

/** What counts of all that was told of a mail, in whatever order and however often (P10). Null when nothing was. */
export function strongest(told: readonly Outcome[]): Outcome | null {
  return outcomes.findLast((outcome) => told.includes(outcome)) ?? null;
}

/** The last event that the provider names when it is asked: who opened a mail or pressed a link in it has it. */
export function outcomeOfLastEvent(event: string): string {
  return event === "opened" || event === "clicked" ? "delivered" : event;
}

/** Receipts tell in a sentence what went wrong. */
export const sentences: Partial<Record<Outcome, string>> = {
  failed: "The mail service took this mail and could not send it.",
  suppressed: "The mail service no longer sends to your address.",
  bounced: "Your mailbox refused this mail.",
  complained: "This mail was marked as spam in your mailbox.",
};

/** The address alone, as we keep it, of one that the provider may give with a name. */
export function plainAddress(address: string): string {
  return (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();
}

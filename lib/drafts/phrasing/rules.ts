import type { DraftFacts } from "../schema";

/** Which wording of a slot this message gets. The same facts always get the same words. */
export type Choose = <T>(slot: string, bank: readonly T[]) => T;

/**
 * Members of one panel get different entries of every bank that has room for all of them, whatever order they are
 * given in (D9). `variant` moves each slot by a different stride, so that rewording one note does not copy another.
 */
export function picker(facts: DraftFacts): Choose {
  const place = placeInPanel(facts);
  const round = `${facts.company}|${facts.role}|${facts.interviewOn}|${facts.kind}`;
  const variant = Math.max(0, Math.trunc(facts.variant ?? 0));
  return (slot, bank) => {
    const seed = hash(`${round}|${slot}`);
    const stride = strides[slot] ?? 2 * (hash(slot) % 4) + 1;
    const chosen = bank[(seed + place + variant * stride) % bank.length];
    if (chosen === undefined) throw new Error(`No wording for ${slot}`);
    return chosen;
  };
}

/** Which of the panel this is, whatever order its people are given in: 0, 1, 2 … */
export function placeInPanel(facts: Pick<DraftFacts, "recipient" | "others">): number {
  const own = facts.recipient?.key ?? "";
  return [...new Set([own, ...(facts.others ?? []).map((other) => other.key)])].sort().indexOf(own);
}

/** All odd, so that eight wordings come round, and all different where a note has few other sentences. */
const strides: Record<string, number> = { thanks: 1, want: 3, offer: 5, forward: 7 };

/** "Tuesday, November 24": words that do not go stale. */
export function weekdayMonthDay(localDay: string): string {
  const date = new Date(`${localDay}T12:00:00Z`);
  return new Intl.DateTimeFormat("en-US", {
    weekday: "long",
    month: "long",
    day: "numeric",
    timeZone: "UTC",
  }).format(date);
}

export function weekdayInWords(localDay: string): string {
  return new Intl.DateTimeFormat("en-US", { weekday: "long", timeZone: "UTC" }).format(
    new Date(`${localDay}T12:00:00Z`),
  );
}

/** "half past two" would be charming; "2:30 pm" is clear. */
export function timeInWords(wallTime: string): string | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)/u.exec(wallTime);
  if (!match) return null;
  const hour = Number(match[1]);
  const minutes = match[2] === "00" ? "" : `:${match[2]}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes} ${hour < 12 ? "am" : "pm"}`;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value >>> 8;
}

export function meetingWord(interviewKind: string | undefined): string {
  const kind = (interviewKind ?? "").toLowerCase();
  if (/phone/u.test(kind)) return "phone call";
  if (/video/u.test(kind)) return "video call";
  if (/on-?site|in-?person|office/u.test(kind)) return "meeting";
  return "conversation";
}

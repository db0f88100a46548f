import { type CheckInput, longestBody } from "@/lib/draft-checks/schema";

/** What the checks know besides the words themselves; the same on the server and in the browser. */
export type CheckFacts = Omit<CheckInput, "subject" | "body">;

/** How the contact wants to be addressed tells the courtesy title: "Ms." of "Ms. Ito". A first name tells none. */
export function courtesyTitle(addressAs: string | null): string | undefined {
  const [first, ...rest] = (addressAs ?? "").trim().split(/\s+/u);
  return first && rest.length > 0 ? first : undefined;
}

/** Every string that was noted, each once. */
export function notedTopics(notes: readonly Record<string, unknown>[], fields: readonly string[]): string[] {
  const texts = notes.flatMap((note) => fields.map((field) => note[field]));
  return [...new Set(texts.filter((text): text is string => typeof text === "string" && text.trim() !== ""))];
}

/** The question for `checkDraft`, with the text as it stands. */
export function checkInput(facts: CheckFacts, wording: { subject: string; body: string }): CheckInput {
  return { ...facts, subject: wording.subject, body: wording.body.slice(0, longestBody) };
}

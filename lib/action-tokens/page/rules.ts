import { AppError, type ErrorCode } from "@/lib/errors";

const own = {
  settled: "This one is settled already. Have a look at how it stands.",
  stops: "Have a look at the message first: something in it may not be meant.",
  reply: "Choose what they said.",
  when: "Choose a day.",
  missing: "Something was missing. Try once more.",
} as const;

/** What can go wrong on the page behind a mail. Its address carries this code and never a sentence (EM20). */
export type TokenProblem = keyof typeof own | ErrorCode;

const codes: readonly ErrorCode[] = [
  "signed-out",
  "not-found",
  "conflict",
  "refused",
  "limit",
  "unavailable",
];

/** The sentence for a code from the address; null for anything that is no code of ours. */
export function problemSentence(code: unknown): string | null {
  if (typeof code !== "string") return null;
  if (Object.hasOwn(own, code)) return own[code as keyof typeof own];
  const known = codes.find((each) => each === code);
  return known ? new AppError(known).message : null;
}

/** A refusal that this page has a sentence of its own for. */
export function problem(code: keyof typeof own): AppError {
  return new AppError("refused", own[code], { current: { problem: code } });
}

export function problemOf(error: AppError): TokenProblem {
  const { current } = error.details;
  const code = typeof current === "object" && current && "problem" in current ? current.problem : null;
  return typeof code === "string" && Object.hasOwn(own, code) ? (code as keyof typeof own) : error.code;
}

/** The code for a form that was not filled in. */
export function problemOfFields(fields: Readonly<Record<string, string>>): TokenProblem {
  if ("response" in fields) return "reply";
  return "until" in fields ? "when" : "missing";
}

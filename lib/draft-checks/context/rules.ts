import { type MessageParts, messageParts } from "../message/rules";
import type { CheckInput } from "../schema";
import { masked } from "../words/rules";

export interface Found {
  message: string;
  ranges: [number, number][];
}

export interface Context {
  input: CheckInput;
  body: string;
  parts: MessageParts;
  /** The body with company, role and people's names made neutral; offsets stay the same. */
  plain: string;
  /** Names found under the closing words. */
  signatureNames: string[];
}

export function readContext(input: CheckInput): Context {
  const { body } = input;
  const parts = messageParts(body);
  return {
    input,
    body,
    parts,
    plain: masked(body, [input.company, input.role, input.recipient?.name, input.sender?.name]),
    signatureNames: signatureNames(parts.closing.text),
  };
}

function signatureNames(closing: string): string[] {
  return closing
    .split(/[\r\n]+/u)
    .map((line) => line.trim().replace(/^[-–—]+\s*/u, ""))
    .map(
      (line) =>
        /^(?:.*\b(?:regards|wishes|thanks|thank you|sincerely|yours|best|greetings|respectfully|cheers)\b[,.!]?\s+)?((?:\p{Lu}|\p{Lo})[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}|\p{Lo}|van|von|de|da|di|bin|al|el|der|den|la|del|dos)[\p{L}\p{M}.'’-]*){0,4})$/u.exec(
          line,
        )?.[1] ?? "",
    )
    .filter(
      (name) =>
        name !== "" &&
        !/\b(?:regards|wishes|thanks|thank|sincerely|yours|best|greetings|respectfully|cheers|linkedin|phone|mobile|tel|portfolio|email|website)\b/iu.test(
          name,
        ),
    );
}

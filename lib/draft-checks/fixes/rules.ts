import { readContext } from "../context/rules";
import type { Edit } from "../edits/rules";
import type { CheckInput } from "../schema";
import { type DemandHit, demandsIn } from "../tone/rules";
import { countWords, masked, rangesOf } from "../words/rules";

/** A change that is right wherever it is offered. Offsets are into the body as it was checked. */
export interface SafeFix {
  check: "D7" | "D11";
  label: string;
  edits: Edit[];
}

/** What can be put right by one tap. Where a change could cost words of the writer's own, none is offered. */
export function safeFixes(input: CheckInput): SafeFix[] {
  return [softerWords(input), calmerMarks(input)].filter((fix) => fix !== null);
}

/** So few words may stand beside a demand in its sentence for the soft form to take the place of the whole. */
const mostBeside = 6;

function softerWords(input: CheckInput): SafeFix | null {
  const edits: Edit[] = [];
  for (const hit of demandsIn(readContext(input))) {
    const edit = softerEdit(input.body, hit);
    const taken = edit && edits.some((other) => edit.start < other.end && other.start < edit.end);
    const saidAlready =
      edit && (input.body.includes(edit.text) || edits.some((other) => other.text === edit.text));
    if (edit && !taken && (edit.text === phrase || !saidAlready)) edits.push(edit);
  }
  return edits.length > 0 ? { check: "D7", label: "Say it softer", edits } : null;
}

const phrase = "whenever it suits you";

function softerEdit(body: string, { range: [start, end], sentence, instead }: DemandHit): Edit | null {
  const soft = instead.replace(/^“|”$/gu, "");
  const hit = body.slice(start, end);
  if (soft === phrase) {
    return /^(?:as soon as|as (?:quick|fast|early)|a\.?s\.?a\.?p)/iu.test(hit)
      ? { start, end, text: phrase }
      : null;
  }
  const whole = body.slice(sentence.start, sentence.end);
  const from = sentence.start + (whole.length - whole.trimStart().length);
  const to = sentence.start + whole.trimEnd().length;
  const beside = countWords(body.slice(from, start)) + countWords(body.slice(end, to));
  // A promise that was broken is told in words of the writer's own; only questions about timing and steps have one soft form.
  if (beside > mostBeside || !/(?:timing|next steps) whenever it suits you\.$/u.test(soft)) return null;
  return { start: from, end: to, text: soft };
}

const manyMarks = 3;

/** Strings of exclamation marks become full stops; from three marks on, all of them do, but not those of a name. */
function calmerMarks({ body, company, role, recipient }: CheckInput): SafeFix | null {
  const plain = masked(body, [company, role, recipient?.name]);
  const strings = rangesOf(plain, /[!?]*!(?:\s?[!?])+|\?(?:\s?[!?])+/gu);
  const single = rangesOf(plain, /!/gu);
  const ranges = single.length >= manyMarks ? rangesOf(plain, /[!?](?:\s?[!?])*/gu) : strings;
  const edits = ranges
    .map(([start, end]) => ({ start, end, text: body.slice(start, end).includes("?") ? "?" : "." }))
    .filter((edit) => body.slice(edit.start, edit.end) !== edit.text);
  return edits.length > 0 ? { check: "D11", label: "Take out the exclamation marks", edits } : null;
}

import { countWords } from "../../draft-checks/words/rules";
import { greetingFor } from "../address/rules";
import { type Choose, placeInPanel } from "../phrasing/rules";
import type {
  Draft,
  DraftFacts,
  DraftKind,
  DraftQuestion,
  DraftSentence,
  OwnWording,
  Piece,
} from "../schema";
import { lineOf, sentenceCase } from "../wording/rules";
import { isVariable, type Value, type Variable, valuesFor, variables } from "./variables/rules";

/** Kinds that go to each person of a panel, so that they want a wording for each place (D9). */
export const panelKinds: readonly DraftKind[] = ["thank-you", "handwritten-note"];
export const mostWordings = 4;

const braces = /\{+([^{}]*)\}+/gu;

/** What is wrong with a template, as a sentence for beside the field; null when every brace holds a known variable. */
export function faultIn(template: string): string | null {
  for (const [, inside = ""] of template.matchAll(braces)) {
    const name = nameIn(inside);
    if (!isVariable(name)) {
      const meant = nearest(name);
      return name === ""
        ? "There is nothing between the braces. Put a name in, such as {topic}."
        : `We do not know {${name.slice(0, 40)}}.${meant ? ` Did you mean {${meant}}?` : " The list below has every name."}`;
    }
  }
  return /[{}]/u.test(template.replace(braces, ""))
    ? "A brace is open. A variable has one on each side, like {topic}."
    : null;
}

/**
 * The message in the user's own words, or null where they have none for it, or where nothing of them is left. A sentence with a
 * missing fact is left out and comes back as a question; a line and a paragraph go with their last sentence. What is put in is
 * never read as a template again (B4).
 */
export function assembleOwn(facts: DraftFacts, pick: Choose): Draft | null {
  const place = panelKinds.includes(facts.kind) ? placeInPanel(facts) : 0;
  const wording = facts.ownWordings?.[facts.kind]?.[place];
  const draft = wording ? filled(wording, facts, pick) : null;
  const limit = facts.kind === "linkedin-note" ? (facts.linkedInLimit ?? 200) : Infinity;
  return draft && draft.body.length <= limit ? draft : null;
}

function filled(wording: OwnWording, facts: DraftFacts, pick: Choose): Draft | null {
  const lookUp = valuesFor(facts, pick);
  const questions = new Map<string, DraftQuestion>();
  const read = (variable: Variable): Value => {
    const value = lookUp(variable);
    const question = "missing" in value ? value.missing : value.question;
    if (question) questions.set(question.fact, question);
    return value;
  };
  const written = paragraphsOf(withNotes(wording.body, facts));
  const paragraphs = written.map((lines) => paragraphFrom(lines, read));
  if (paragraphs.every((paragraph) => paragraph.length === 0)) return null;
  if (paragraphs[0]?.length === 0 && written[0]?.join(" ").includes("{")) {
    paragraphs[0] = [greetingFor(facts, pick)];
  }
  const kept = paragraphs.filter((paragraph) => paragraph.length > 0);
  const body = kept.map((paragraph) => paragraph.map((sentence) => sentence.text).join(" ")).join("\n\n");
  const subject = sentenceFrom(wording.subject, read);
  return {
    subject: subject ? lineOf(subject.text) : "",
    body,
    paragraphs: kept,
    questions: [...questions.values()],
    words: countWords(body),
  };
}

/** A please-forward note without its notes would ask for nothing. */
function withNotes(body: string, { kind }: DraftFacts): string {
  const carries = [...body.matchAll(braces)].some(([, inside = ""]) => nameIn(inside) === "notes");
  return kind === "forward-request" && !carries ? `${body}\n\n{notes}` : body;
}

/** A paragraph of several lines is one piece, so that its lines stay lines. */
function paragraphFrom(lines: readonly string[], read: (variable: Variable) => Value): DraftSentence[] {
  const filledLines = lines
    .map((line) => sentencesOf(line).flatMap((sentence) => sentenceFrom(sentence, read) ?? []))
    .filter((sentences) => sentences.length > 0);
  const [only, ...more] = filledLines;
  if (!only || more.length === 0) return only ?? [];
  const { source, fact } = filledLines.flat().find((sentence) => sentence.fact) ?? { source: "template" };
  const text = filledLines.map((line) => line.map((sentence) => sentence.text).join(" ")).join("\n");
  return [{ text, source, ...(fact && { fact }) }];
}

function sentenceFrom(template: string, read: (variable: Variable) => Value): DraftSentence | null {
  const names = [...template.matchAll(braces)].map(([, inside = ""]) => nameIn(inside));
  const values = new Map<string, Value>();
  for (const name of names) if (isVariable(name)) values.set(name, read(name));
  const found = [...values.values()];
  if (names.length > found.length + (names.length - new Set(names).size)) return null;
  if (found.some((value) => "missing" in value)) return null;
  const ours = found.flatMap((value) => ("sentence" in value ? value.sentence : []));
  if (ours.length > 0) return ours.length === 1 && ours[0] ? bare(ours[0]) : null;
  const text = template.replaceAll(braces, (_all, inside: string) => {
    const value = values.get(nameIn(inside));
    return value && "text" in value ? value.text : "";
  });
  const resting = found.flatMap((value) => ("text" in value ? value : []));
  const chief = resting.find(({ source }) => source === "debrief") ?? resting[0];
  const spoken = /^\{/u.test(template) ? sentenceCase(text) : text;
  return {
    text: spoken.replace(/(?<!\.)\.\.$/u, "."),
    source: chief?.source ?? "template",
    ...(chief && { fact: chief.fact }),
  };
}

function bare({ text, source, fact }: Piece): DraftSentence {
  return fact ? { text, source, fact } : { text, source };
}

function paragraphsOf(body: string): string[][] {
  return body
    .split(/\n[^\S\n]*\n\s*/u)
    .map((paragraph) =>
      paragraph
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0);
}

/** Splits a line after a full stop, but not after "Ms." and the like, nor within a variable. */
function sentencesOf(line: string): string[] {
  const sentences: string[] = [];
  for (const part of line.split(/(?<=[.!?…]["'”’)]*)\s+/u)) {
    const last = sentences.at(-1);
    if (
      last !== undefined &&
      (/\b(?:mr|mrs|ms|mx|dr|prof|st|no|vs|e\.g|i\.e|etc)\.$/iu.test(last) || /^\p{Ll}/u.test(part))
    )
      sentences[sentences.length - 1] = `${last} ${part}`;
    else sentences.push(part);
  }
  return sentences;
}

/** People write {Topic}, {{topic}} or { topic }; all of them mean the same. */
function nameIn(inside: string): string {
  return inside
    .trim()
    .toLocaleLowerCase("en")
    .replace(/[\s_]+/gu, " ");
}

function nearest(name: string): string | null {
  const known = Object.keys(variables);
  const close = known
    .map((candidate) => ({ candidate, apart: distance(name, candidate) }))
    .sort((a, b) => a.apart - b.apart)[0];
  if (close && close.apart <= 2 && close.apart < name.length) return close.candidate;
  return (
    known.find((candidate) => name.length > 3 && (name.includes(candidate) || candidate.includes(name))) ??
    null
  );
}

function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_unused, at) => at);
  for (const [down, letter] of [...one.slice(0, 40)].entries()) {
    const next = [down + 1];
    for (const [across, mark] of [...other].entries()) {
      next.push(
        Math.min(
          (next[across] ?? 0) + 1,
          (row[across + 1] ?? 0) + 1,
          (row[across] ?? 0) + (letter === mark ? 0 : 1),
        ),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

import { countWords } from "../draft-checks/words/rules";
import { closingFor, greetingFor, senderQuestions } from "./address/rules";
import { outlineCall } from "./call/rules";
import { outlineApplicationFollowUp, outlineFollowUp } from "./follow-up/rules";
import { composeLinks } from "./handoff/rules";
import { outlineForward, outlineLinkedIn } from "./notes/rules";
import { assembleOwn } from "./own-wordings/rules";
import { type Choose, picker } from "./phrasing/rules";
import type { Draft, DraftFacts, DraftKind, DraftQuestion, DraftSentence, Outline, Piece } from "./schema";
import { outlineHandwritten, outlineThankYou } from "./thank-you/rules";
import {
  outlineDeadline,
  outlineNoShow,
  outlineOfferThanks,
  outlineRejectionReply,
  outlineWithdrawal,
} from "./turning-points/rules";
import { lineOf } from "./wording/rules";

export type { Draft, DraftFacts, DraftKind, DraftQuestion, DraftSentence } from "./schema";

/**
 * Assembles a message from what is on file and from nothing else (DESIGN 12). The same facts give the same words; a
 * missing fact drops its sentence and comes back as a question; `variant` gives another wording. In the user's own words
 * where they wrote a template; ours stay within D5's words, LinkedIn's characters and, where names allow, a mailto link of
 * 1,900 characters.
 */
export function assembleDraft(facts: DraftFacts): Draft {
  const own = assembleOwn(facts, picker(facts));
  return own ? withVoicemail(own, facts) : assembleOurs(facts);
}

/** What is left of our own is what nobody writes by hand: a subject where theirs has none, and the voicemail. */
function withVoicemail(own: Draft, facts: DraftFacts): Draft {
  const { subject, voicemail } = assembleOurs(facts);
  return { ...own, subject: own.subject || subject, ...(voicemail && { voicemail }) };
}

function assembleOurs(facts: DraftFacts): Draft {
  const draft = assembleWith(facts, picker(facts));
  const first =
    followUps.has(facts.kind) && !facts.belatedThanks ? assembleDraft({ ...facts, kind: "thank-you" }) : null;
  return first && contentWords(draft.paragraphs) >= contentWords(first.paragraphs)
    ? assembleWith(facts, briefest, contentWords(first.paragraphs))
    : draft;
}

function assembleWith(facts: DraftFacts, pick: Choose, below = Infinity): Draft {
  const outline = outlines[facts.kind](facts, pick);
  const greeted = outline.paragraphs.map((paragraph) =>
    paragraph.filter((piece) => piece !== null).map(tidied),
  );
  const paragraphs = unframed.has(facts.kind)
    ? greeted
    : [[greetingFor(facts, pick)], ...greeted, [closing(facts, pick)]];
  const subject = lineOf(outline.subject);
  const kept = withinLimits(paragraphs, subject, facts, below);
  const body = textOf(kept);
  return {
    subject,
    body,
    paragraphs: kept.map((paragraph) =>
      paragraph.map(({ text, source, fact }) => (fact ? { text, source, fact } : { text, source })),
    ),
    questions: [...outline.questions, ...profileQuestions(facts)],
    words: countWords(body),
    ...(outline.voicemail ? { voicemail: outline.voicemail } : {}),
  };
}

const outlines: Record<DraftKind, (facts: DraftFacts, pick: Choose) => Outline> = {
  "thank-you": outlineThankYou,
  "check-in": outlineFollowUp,
  "second-follow-up": outlineFollowUp,
  "after-timeline": outlineFollowUp,
  "last-note": outlineFollowUp,
  "call-script": outlineCall,
  "linkedin-note": outlineLinkedIn,
  "forward-request": outlineForward,
  "rejection-reply": outlineRejectionReply,
  "application-follow-up": outlineApplicationFollowUp,
  "handwritten-note": outlineHandwritten,
  withdrawal: outlineWithdrawal,
  "offer-thanks": outlineOfferThanks,
  "deadline-note": outlineDeadline,
  "no-show": outlineNoShow,
};

const followUps = new Set<DraftKind>(["check-in", "second-follow-up", "after-timeline", "last-note"]);

/** D16: a follow-up is shorter than the first message; where that one is very short, the shortest words are taken. */
const briefest: Choose = (_slot, bank) => {
  const words = (entry: unknown) =>
    (typeof entry === "function" ? String(entry(sample, "two words")) : String(entry)).split(" ").length;
  const shortest = bank.toSorted((a, b) => words(a) - words(b))[0];
  if (shortest === undefined) throw new Error("No wording");
  return shortest;
};

function contentWords(paragraphs: readonly DraftSentence[][]): number {
  return paragraphs
    .slice(1, -1)
    .flat()
    .reduce((sum, sentence) => sum + countWords(sentence.text), 0);
}

const sample = {
  day: "Tuesday, November 24",
  role: "the long named role",
  company: "A Long Name",
  meeting: "talk",
};

const unframed = new Set<DraftKind>(["call-script", "linkedin-note"]);

function closing(facts: DraftFacts, pick: Choose): Piece {
  return facts.kind === "handwritten-note"
    ? closingFor({ ...facts, sender: { name: facts.sender.name } }, pick)
    : closingFor(facts, pick);
}

function profileQuestions(facts: DraftFacts): DraftQuestion[] {
  if (facts.kind === "call-script") return [];
  const asks = senderQuestions(facts);
  const nameOnly = facts.kind === "linkedin-note" || facts.kind === "handwritten-note";
  return nameOnly ? asks.filter((ask) => ask.fact === "sender.name") : asks;
}

/** Leaves out what can be spared until words and link are within their limits, the most dispensable first. */
function withinLimits(paragraphs: Piece[][], subject: string, facts: DraftFacts, below: number): Piece[][] {
  const limit =
    facts.kind === "thank-you"
      ? 200
      : facts.kind === "forward-request" || facts.kind === "call-script"
        ? Infinity
        : 120;
  let kept = merged(paragraphs);
  for (;;) {
    const body = textOf(kept);
    const roomy =
      countWords(body) < limit &&
      contentWords(kept) < below &&
      (limit === Infinity || composeLinks({ to: facts.recipient?.email ?? null, subject, body }).carriesBody);
    const spare = Math.max(0, ...kept.flat().map((piece) => piece.spare ?? 0));
    if (roomy || spare === 0) return kept;
    kept = merged(kept.map((paragraph) => paragraph.filter((piece) => piece.spare !== spare)));
  }
}

/** D5: no empty paragraphs, and no more than four between greeting and closing. */
function merged(paragraphs: Piece[][]): Piece[][] {
  const full = paragraphs.filter((paragraph) => paragraph.length > 0);
  if (full.length <= 6) return full;
  const [greeting = [], ...rest] = full;
  const end = rest.pop() ?? [];
  const offer = rest.pop() ?? [];
  const want = rest.pop() ?? [];
  return [greeting, ...rest, [...want, ...offer], end];
}

/** "Quill & Co." at a sentence's end brings its own full stop. */
function tidied(piece: Piece): Piece {
  return { ...piece, text: piece.text.replace(/(?<!\.)\.\.$/u, ".") };
}

function textOf(paragraphs: Piece[][]): string {
  return paragraphs.map((paragraph) => paragraph.map((piece) => piece.text).join(" ")).join("\n\n");
}

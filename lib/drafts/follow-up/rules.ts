import { type Choose, meetingWord, weekdayMonthDay } from "../phrasing/rules";
import type { DraftFacts, DraftQuestion, Outline, Piece } from "../schema";
import { readDebrief } from "../thank-you/rules";
import { lineOf, sentenceCase, spokenRole } from "../wording/rules";
import * as bank from "./wordings/rules";

/** Check-in, second follow-up, after-timeline and last note: short, names the day, asks once and gently (D16, D19). */
export function outlineFollowUp(facts: DraftFacts, pick: Choose): Outline {
  const { kind } = facts;
  const words = frame(facts);
  const { notes } = readDebrief(facts);
  const day = weekdayMonthDay(facts.interviewOn);
  const opening = openingPieces(facts, words, pick);
  const topic = notes.topic?.form === "noun" && notes.topic.text.length < 90 ? notes.topic.text : null;
  const interested: Piece =
    topic && kind !== "check-in"
      ? {
          text: sentenceCase(pick("topic", bank.wantsForTopic)(words, topic)),
          source: "debrief",
          fact: "debrief.topic",
        }
      : { text: pick("want", bank.wants[kind] ?? [])(words), source: "interview", fact: "application.role" };
  const ask: Piece = { text: pick("ask", bank.asks[kind] ?? []), source: "template" };
  const offer: Piece = { text: pick("offer", bank.offers[kind] ?? []), source: "template" };
  const farewell: Piece | null =
    kind === "last-note" ? { text: pick("last", bank.lastWords)(words), source: "template", spare: 1 } : null;
  return {
    subject: pick("subject", bank.subjects[kind] ?? [])(
      spokenRole(facts.role),
      lineOf(facts.sender.name),
      day,
    ),
    paragraphs: [[...opening, interested], [ask, offer], [farewell]],
    questions: questionsFor(facts, Boolean(notes.topic)),
  };
}

/** T17: an application with no interview yet; `interviewOn` is the day it was sent. */
export function outlineApplicationFollowUp(facts: DraftFacts, pick: Choose): Outline {
  const words = frame(facts);
  const { notes } = readDebrief(facts);
  const role = spokenRole(facts.role);
  const name = lineOf(facts.sender.name);
  const again = (facts.previous ?? []).some((message) => message.kind === "application-follow-up");
  const opening = again
    ? pick("again", [
        `I am coming back once more to my application for ${words.role} of ${words.day}.`,
        `A second short note about ${words.role}, for which I applied on ${words.day}.`,
      ])
    : pick("first", [
        `I applied for ${words.role} at ${words.company} on ${words.day}.`,
        `On ${words.day} I sent you my application for ${words.role}.`,
        `I am writing about my application of ${words.day} for ${words.role}.`,
      ]);
  const fit: Piece | null = notes.fit
    ? {
        text:
          notes.fit.form === "own"
            ? sentenceCase(`${notes.fit.text}, and this is what I would bring to the team.`)
            : `I would bring ${notes.fit.text} to the team.`,
        source: "debrief",
        fact: "debrief.fit",
      }
    : null;
  const want = pick("want", [
    `I am still very interested, because this is the kind of work I am looking for.`,
    `The position continues to appeal to me, since it is the work I would like to do next.`,
    `I would like to work at ${words.company}, because the role matches what I am looking for.`,
  ]);
  const end = pick("end", [
    "If it would help, I am happy to send more, and I would be glad to hear whether there is a next step for me.",
    "I would be glad of a short word whenever it is convenient, and I will gladly send anything more you need.",
    "Should you need anything further, please let me know; I would be happy to speak with you.",
  ]);
  return {
    subject: pick("subject", [
      `${role} application${name ? `: ${name}` : ""}`,
      `My application for the ${role} role`,
      `${role} role: application of ${words.day}`,
    ]),
    paragraphs: [
      [
        { text: opening, source: "history", fact: "application.sentOn" },
        { text: want, source: "template" },
      ],
      [fit],
      [{ text: end, source: "template" }],
    ],
    questions: notes.fit
      ? []
      : [
          {
            fact: "debrief.fit",
            ask: "What have you done that fits this role?",
            hint: "One skill or result, in a line: “I ran payroll for 300 people”.",
          },
        ],
  };
}

function openingPieces(facts: DraftFacts, words: bank.FollowUpWords, pick: Choose): Piece[] {
  const pieces: Piece[] = [];
  if (facts.belatedThanks)
    pieces.push({ text: pick("belated", bank.belated)(words), source: "interview", fact: "interview.on" });
  if (facts.kind === "after-timeline") {
    pieces.push(timelinePiece(facts, words, pick));
    return pieces;
  }
  if (facts.belatedThanks) {
    pieces.push({
      text: pick("reason", bank.belatedReasons)(words),
      source: "interview",
      fact: "application.role",
    });
    return pieces;
  }
  const opening = pick("opening", bank.openings[facts.kind] ?? [])(words);
  pieces.push({ text: opening, source: "interview", fact: "interview.on" });
  return pieces;
}

/** The employer's own date or span, in words that do not go stale. "By Friday" without a date on file is left out. */
function timelinePiece(facts: DraftFacts, words: bank.FollowUpWords, pick: Choose): Piece {
  const promise = facts.timeline;
  const since = facts.belatedThanks ? "When we spoke" : `When we spoke on ${words.day}`;
  const saidBy = lineOf(promise?.saidBy);
  const self = !saidBy || sameName(saidBy, lineOf(facts.recipient?.name)) || saidBy === facts.recipient?.key;
  const said = saidBy && self ? "you expected" : saidBy ? `${saidBy} expected` : null;
  if (promise?.date) {
    const by = weekdayMonthDay(promise.date);
    return {
      text: said
        ? pick("promise", [
            `${since}, ${said} to know more by ${by}.`,
            `${since}, ${said} a decision by ${by}.`,
          ])
        : pick("promise-open", [
            `${since}, a decision was expected by ${by}.`,
            `${since}, I understood that a decision might fall by ${by}.`,
          ]),
      source: "promise",
      fact: "timeline.date",
    };
  }
  const span = spanInWords(lineOf(promise?.text));
  if (span)
    return {
      text: said ? `${since}, ${said} to know more ${span}.` : `${since}, the answer was expected ${span}.`,
      source: "promise",
      fact: "timeline.text",
    };
  return {
    text: pick("promise-none", [
      `${since}, you gave me an idea of your timing.`,
      `${since}, we touched on when a decision might fall.`,
    ]),
    source: "promise",
    fact: "timeline.text",
  };
}

/** "a week or two" becomes "within a week or two"; what is relative to the day it was said is dropped. */
function spanInWords(text: string): string | null {
  const line = text.toLocaleLowerCase("en").replace(/[.!?]+$/u, "");
  if (
    !line ||
    line.length > 40 ||
    /\b(?:next|this|tomorrow|today|yesterday|soon|shortly|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/u.test(
      line,
    )
  )
    return null;
  const span =
    /\b((?:a|an|one|two|three|four|five|six|ten|\d+|couple|few)\b.*\b(?:days?|weeks?|months?)(?: or (?:so|two|three))?)\b(.*)$/u.exec(
      line,
    );
  if (!span || /\S/u.test(span[2] ?? "")) return null;
  const counted = (span[1] ?? "").replace(/^(?:couple|few)\b/u, (word) => `a ${word}`);
  return `within ${counted}`;
}

function sameName(one: string, other: string): boolean {
  return one.localeCompare(other, "en", { sensitivity: "base" }) === 0;
}

function questionsFor(facts: DraftFacts, hasTopic: boolean): DraftQuestion[] {
  const questions: DraftQuestion[] = [];
  if (!hasTopic)
    questions.push({
      fact: "debrief.topic",
      ask: "What from the interview draws you to this role?",
      hint: "Two or three words are enough: “the move to Kafka”.",
    });
  if (facts.kind === "after-timeline" && !facts.timeline?.date && !spanInWords(lineOf(facts.timeline?.text)))
    questions.push({
      fact: "timeline.date",
      ask: "Which day did they name?",
      hint: "With the date the first sentence can say what they told you.",
    });
  return questions;
}

function frame(facts: DraftFacts): bank.FollowUpWords {
  return {
    day: weekdayMonthDay(facts.interviewOn),
    role: `the ${spokenRole(facts.role)} role`,
    company: lineOf(facts.company),
    meeting: meetingWord(facts.interviewKind),
  };
}

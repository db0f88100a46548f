import { raisesPay } from "../../draft-checks/topics/rules";
import { type Choose, meetingWord, weekdayInWords } from "../phrasing/rules";
import type { DraftFacts, DraftQuestion, Outline, Piece } from "../schema";
import {
  cleanLine,
  isBlankNote,
  type Phrase,
  readFit,
  readNote,
  readOwnWords,
  sentenceCase,
  spokenRole,
} from "../wording/rules";
import { asks, rephrase } from "./questions/rules";
import * as bank from "./wordings/rules";

/** A thank-you (W4, D1 to D19): good to send with nothing but the interview on file, better with each noted fact. */
export function outlineThankYou(facts: DraftFacts, pick: Choose): Outline {
  const { notes, questions } = readDebrief(facts);
  const words = frame(facts);
  const formal = facts.tone === "formal";

  const thanks: Piece = {
    text: pick("thanks", formal ? bank.formalThanks : bank.warmThanks)(words),
    source: "interview",
    fact: "interview.on",
  };
  const topic =
    notes.topic &&
    told(
      pick,
      "topic",
      notes.topic,
      bank.topicNoun,
      bank.topicClause,
      bank.topicOwn,
      "debrief.topic",
      notes.challenge || notes.moment ? 1 : 0,
    );
  const moment =
    notes.moment &&
    told(
      pick,
      "moment",
      notes.moment,
      bank.momentNoun,
      bank.momentClause,
      bank.momentOwn,
      "debrief.moment",
      notes.topic ? 4 : 0,
    );
  const challenge =
    notes.challenge &&
    told(
      pick,
      "challenge",
      notes.challenge,
      bank.challengeNoun,
      bank.challengeClause,
      bank.challengeOwn,
      "debrief.challenge",
    );
  const fit = notes.fit && fitPiece(pick, notes.fit, Boolean(notes.challenge));
  const clarification: Piece | null = notes.clarification
    ? {
        text: pick("addition", bank.additions)(notes.clarification),
        source: "debrief",
        fact: "debrief.clarification",
        spare: 2,
      }
    : null;
  const doubt: Piece | null = notes.doubt
    ? {
        text:
          notes.doubt.form === "noun"
            ? pick("doubt", bank.doubts)(notes.doubt.text)
            : pick("doubt-fact", bank.doubtsAsFact)(notes.doubt.text),
        source: "debrief",
        fact: "debrief.doubt",
        spare: 5,
      }
    : null;
  const idea: Piece | null = notes.idea
    ? told(pick, "idea", notes.idea, bank.ideaNoun, bank.ideaClause, bank.topicOwn, "debrief.idea", 6)
    : null;
  const asked: Piece | null = notes.askedFor
    ? { text: pick("asked", bank.askedFor)(notes.askedFor), source: "debrief", fact: "debrief.askedFor" }
    : null;
  const wants =
    notes.challenge && notes.fit
      ? bank.wantsForWork
      : (notes.topic ?? notes.challenge) && !notes.moment && !notes.fit && !clarification && !doubt && !idea
        ? bank.wantsForTalk
        : formal
          ? bank.formalWants
          : bank.warmWants;
  const want: Piece = { text: pick("want", wants)(words), source: "interview", fact: "application.role" };
  const bare = !(notes.challenge && notes.fit) && !notes.clarification && !notes.idea;
  const forward: Piece | null = bare
    ? { text: pick("forward", formal ? bank.formalForwards : bank.warmForwards), source: "template" }
    : null;
  const offer: Piece = {
    text: pick("offer", formal ? bank.formalOffers : bank.warmOffers),
    source: "template",
  };

  return {
    subject: pick(
      "subject",
      bank.subjects,
    )({
      role: spokenRole(facts.role),
      name: cleanLine(facts.sender.name),
      day: weekdayInWords(facts.interviewOn),
    }),
    paragraphs: [
      [thanks, topic ?? null, moment ?? null],
      [challenge ?? null, fit ?? null, ...(notes.challenge || notes.fit ? [want] : [])],
      [clarification, doubt, idea],
      notes.challenge || notes.fit ? [] : [want, forward],
      [...(notes.challenge || notes.fit ? [forward] : []), asked, offer],
    ],
    questions,
  };
}

/** A card in the user's own hand, along with the email (W6): no subject, no ways to reach. */
export function outlineHandwritten(facts: DraftFacts, pick: Choose): Outline {
  const { notes, questions } = readDebrief(facts);
  const words = frame(facts);
  const specific = notes.moment ?? notes.topic ?? notes.challenge;
  const fact = notes.moment ? "debrief.moment" : notes.topic ? "debrief.topic" : "debrief.challenge";
  const mention =
    specific && told(pick, "card", specific, bank.topicNoun, bank.topicClause, bank.topicOwn, fact);
  return {
    subject: "",
    paragraphs: [
      [
        { text: pick("card-thanks", bank.cardThanks)(words), source: "interview", fact: "interview.on" },
        mention ?? null,
      ],
      [{ text: pick("card-end", bank.cardEnds)(words), source: "template" }],
    ],
    questions: questions.filter(
      (question) => question.fact === "debrief.topic" || question.fact === "debrief.moment",
    ),
  };
}

interface Notes {
  topic: Phrase | null;
  moment: Phrase | null;
  challenge: Phrase | null;
  fit: Phrase | null;
  doubt: Phrase | null;
  idea: Phrase | null;
  clarification: string | null;
  askedFor: string | null;
}

/** What was noted, ready for sentences, and a question for what is missing or cannot be used as it stands. */
export function readDebrief(facts: DraftFacts): { notes: Notes; questions: DraftQuestion[] } {
  const keep = [
    facts.company,
    facts.role,
    facts.recipient?.name ?? "",
    ...(facts.others ?? []).map((other) => other.name),
  ];
  const debrief = facts.debrief ?? {};
  const read = (text: string | null | undefined) => (raisesPay(text ?? "") ? null : readNote(text, keep));
  const asked = readNote(
    debrief.askedFor?.replace(
      /^\s*(?:they|she|he|we)?\s*(?:also\s+)?(?:asked|wants?|wanted|would like|requested)(?:\s+(?:me|us))?\s*(?:for|to (?:send|share|see|have))?\s*(?:them|him|her)?\s+/iu,
      "",
    ),
    keep,
  );
  const notes: Notes = {
    topic: read(debrief.topic),
    moment: read(debrief.moment),
    challenge: read(debrief.challenge),
    fit: raisesPay(debrief.fit ?? "") ? null : readFit(debrief.fit, keep),
    doubt: read(debrief.doubt),
    idea: read(debrief.idea),
    clarification: raisesPay(debrief.clarification ?? "") ? null : readOwnWords(debrief.clarification, keep),
    askedFor: asked?.form === "noun" ? asked.text : null,
  };
  const questions: DraftQuestion[] = [];
  for (const fact of ["topic", "moment", "challenge", "fit", "clarification", "doubt", "idea"] as const) {
    if (notes[fact]) continue;
    const said = debrief[fact];
    if (!isBlankNote(said))
      questions.push({
        fact: `debrief.${fact}`,
        ask: raisesPay(said ?? "")
          ? "This note is about pay, so the draft leaves it out. What else came up?"
          : (rephrase[fact] ?? "Can you say it in a few words?"),
        hint: "Best are a few words that could follow “we talked about”.",
      });
    else if (asks[fact] && !(fact === "moment" && notes.topic))
      questions.push({ fact: `debrief.${fact}`, ...asks[fact] });
  }
  if (notes.askedFor)
    questions.push({
      fact: "debrief.askedFor",
      ask: "Have you added what they asked for?",
      hint: "The draft says it is attached. If you send a link instead, change that sentence.",
    });
  return { notes, questions };
}

function frame(facts: DraftFacts): bank.Words {
  return {
    day: weekdayInWords(facts.interviewOn),
    role: `the ${spokenRole(facts.role)} role`,
    company: cleanLine(facts.company),
    meeting: meetingWord(facts.interviewKind),
  };
}

function told(
  pick: Choose,
  slot: string,
  phrase: Phrase,
  noun: readonly bank.Told[],
  clause: readonly bank.Told[],
  own: readonly bank.Told[],
  fact: string,
  spare = 0,
): Piece {
  const loose = noun === bank.challengeNoun ? bank.challengeLoose : bank.topicLoose;
  const chosen = { noun, clause, own, loose }[phrase.form];
  return { text: sentenceCase(pick(slot, chosen)(phrase.text)), source: "debrief", fact, spare };
}

function fitPiece(pick: Choose, fit: Phrase, afterChallenge: boolean): Piece {
  const chosen =
    fit.form === "noun"
      ? afterChallenge
        ? bank.fitNounThere
        : bank.fitNoun
      : afterChallenge
        ? bank.fitOwnThere
        : bank.fitOwn;
  return { text: sentenceCase(pick("fit", chosen)(fit.text)), source: "debrief", fact: "debrief.fit" };
}

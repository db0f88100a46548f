import { raisesPay } from "../../draft-checks/topics/rules";
import { addressOf, firstName } from "../address/rules";
import { type Choose, meetingWord, weekdayInWords } from "../phrasing/rules";
import type { DebriefFacts, DraftFacts, DraftQuestion, Outline, Piece } from "../schema";
import { readDoubt } from "../wording/doubt/rules";
import { readFit } from "../wording/fit/rules";
import {
  isBlankNote,
  lineOf,
  type Phrase,
  readNote,
  readOwnWords,
  sentenceCase,
  spokenRole,
} from "../wording/rules";
import { asks, rephrase } from "./questions/rules";
import * as noted from "./wordings/noted/rules";
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
  const topic: Piece | null = notes.topic && {
    ...sentenceAbout(pick, "topic", notes.topic),
    spare: notes.challenge || notes.moment ? 1 : 0,
  };
  const moment: Piece | null = notes.moment && {
    ...sentenceAbout(pick, "moment", notes.moment),
    spare: notes.topic ? 4 : 0,
  };
  const challenge = notes.challenge && sentenceAbout(pick, "challenge", notes.challenge);
  const fit = notes.fit && fitPiece(pick, notes.fit, Boolean(notes.challenge));
  const clarification: Piece | null = notes.clarification
    ? {
        text: pick("addition", noted.additions)(notes.clarification),
        source: "debrief",
        fact: "debrief.clarification",
        spare: 2,
      }
    : null;
  const doubt: Piece | null = notes.doubt && {
    ...sentenceAbout(pick, "doubt", notes.doubt),
    spare: 5,
  };
  const idea: Piece | null = notes.idea && { ...sentenceAbout(pick, "idea", notes.idea), spare: 6 };
  const asked: Piece | null = notes.askedFor
    ? { text: pick("asked", noted.askedFor)(notes.askedFor), source: "debrief", fact: "debrief.askedFor" }
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
      name: lineOf(facts.sender.name),
      day: weekdayInWords(facts.interviewOn),
    }),
    paragraphs: [
      [thanks, topic, moment],
      [challenge, fit, ...(notes.challenge || notes.fit ? [want] : [])],
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
  const mention = specific && {
    ...sentenceAbout((_slot, bankOf) => pick("card", bankOf), "topic", specific),
    fact,
  };
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

export interface Notes {
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
  const debrief = withoutTheirName(facts);
  const read = (text: string | null | undefined) => (raisesPay(text ?? "") ? null : readNote(text, keep));
  const asked = readNote(
    debrief.askedFor?.replace(
      /^\s*(?:they|she|he|we)?\s*(?:also\s+)?(?:asked|wants?|wanted|would like|requested)(?:\s+(?:me|us))?\s*(?:for|to (?:send|share|see|have))?\s*(?:them|him|her)?\s+/iu,
      "",
    ),
    keep,
  );
  const notes: Notes = {
    topic: read(debrief.topic?.replace(bonded, "")),
    moment: read(debrief.moment),
    challenge: read(debrief.challenge),
    fit: raisesPay(debrief.fit ?? "") ? null : readFit(debrief.fit, keep),
    doubt: raisesPay(debrief.doubt ?? "") ? null : readDoubt(debrief.doubt, keep),
    idea: asIdea(read(debrief.idea)),
    clarification: raisesPay(debrief.clarification ?? "") ? null : readOwnWords(debrief.clarification, keep),
    askedFor: asked?.form === "noun" ? withTheirArticle(asked.text) : null,
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

/** As a topic, what was bonded over counts and not that it was. */
const bonded =
  /^\s*we\s+(?:really\s+|also\s+)?(?:bonded|connected|clicked|geeked out)\s+(?:over|about|on)\s+/iu;

/** "Casey's cat" is "their cat" in a note to Casey. */
function withoutTheirName({ recipient, debrief = {} }: DraftFacts): DebriefFacts {
  const name = lineOf(recipient?.name);
  if (!name) return debrief;
  const parts = [name, firstName(name), addressOf(recipient) ?? ""].filter((part) => part.length > 1);
  const called = [...new Set(parts)].map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")).join("|");
  const owning = new RegExp(`(?<![\\p{L}])(?:${called})['’]s(?![\\p{L}])`, "giu");
  const acting = new RegExp(`^\\s*(?:${called})(?=\\s+\\p{Ll})`, "iu");
  return Object.fromEntries(
    Object.entries(debrief).map(([fact, text]) => [
      fact,
      typeof text === "string" ? text.replace(owning, "their").replace(acting, "they") : text,
    ]),
  );
}

/** "A shared demo Friday" was an idea; "the new library" is one that both know. */
function asIdea(phrase: Phrase | null): Phrase | null {
  return phrase?.form === "noun" && /^an?\s/iu.test(phrase.text)
    ? { ...phrase, text: `the idea of ${phrase.text}` }
    : phrase;
}

function withTheirArticle(thing: string): string {
  return /^(?:the|an?|my|some|any|your|our|this|that|these|those|more|two|three|four|five|six|\d)/iu.test(
    thing,
  )
    ? thing
    : `the ${thing}`;
}

function frame(facts: DraftFacts): bank.Words {
  return {
    day: weekdayInWords(facts.interviewOn),
    role: `the ${spokenRole(facts.role)} role`,
    company: lineOf(facts.company),
    meeting: meetingWord(facts.interviewKind),
  };
}

/** The notes that stand in a sentence as the name of something. */
export type NounFact = "topic" | "moment" | "challenge" | "doubt" | "idea" | "fit";

/** Our own sentence about a note, whatever its form. */
export function sentenceAbout(pick: Choose, fact: NounFact, phrase: Phrase): Piece {
  if (fact === "fit") return fitPiece(pick, phrase, false);
  const banks = banksFor[fact];
  const bankOf = phrase.form === "of-me" ? noted.toldOfMe : (banks[phrase.form] ?? banks.clause);
  const slot = fact === "doubt" && phrase.form !== "noun" ? `doubt-${phrase.form}` : fact;
  return {
    text: sentenceCase(pick(slot, bankOf)(phrase.text)),
    source: "debrief",
    fact: `debrief.${fact}`,
  };
}

type Banks = { noun: Bank; clause: Bank } & Partial<Record<Phrase["form"], Bank>>;
type Bank = readonly noted.Told[];

const banksFor: Record<Exclude<NounFact, "fit">, Banks> = {
  topic: {
    noun: noted.topicNoun,
    clause: noted.topicClause,
    own: noted.topicOwn,
    loose: noted.topicLoose,
  },
  moment: {
    noun: noted.momentNoun,
    clause: noted.momentClause,
    own: noted.momentOwn,
    loose: noted.momentLoose,
  },
  challenge: {
    noun: noted.challengeNoun,
    clause: noted.challengeClause,
    own: noted.challengeOwn,
    loose: noted.challengeLoose,
  },
  idea: { noun: noted.ideaNoun, clause: noted.ideaClause, own: noted.topicOwn, loose: noted.topicLoose },
  doubt: { noun: noted.doubts, clause: noted.doubtsAsFact, question: noted.doubtsAsQuestion },
};

function fitPiece(pick: Choose, fit: Phrase, afterChallenge: boolean): Piece {
  const chosen =
    fit.form === "noun"
      ? afterChallenge
        ? noted.fitNounThere
        : noted.fitNoun
      : afterChallenge
        ? noted.fitOwnThere
        : noted.fitOwn;
  return { text: sentenceCase(pick("fit", chosen)(fit.text)), source: "debrief", fact: "debrief.fit" };
}

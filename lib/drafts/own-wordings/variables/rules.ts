import { listed } from "@/lib/text/rules";
import { addressOf, senderQuestions } from "../../address/rules";
import { type Choose, meetingWord, timeInWords, weekdayInWords, weekdayMonthDay } from "../../phrasing/rules";
import type { DraftFacts, DraftQuestion, Piece } from "../../schema";
import { asks, rephrase } from "../../thank-you/questions/rules";
import { type Notes, type NounFact, readDebrief, sentenceAbout } from "../../thank-you/rules";
import { lineOf, type Phrase, spokenRole } from "../../wording/rules";

/** What may stand in braces in a template, with what it stands for, in the order of the list shown to the user. */
export const variables = {
  name: "how you address them: “Ms. Ito”, or “Keiko” where they offered it",
  company: "the company",
  role: "the role: “Product designer”",
  day: "the day of the interview: “Tuesday”",
  date: "the same with its date: “Tuesday, November 24”",
  meeting: "what it was: “video call”, “phone call”, “meeting” or “conversation”",
  topic: "what you talked about",
  moment: "the moment you noted",
  challenge: "what is hard for them",
  fit: "what you bring: “my experience of …”",
  addition: "what you would like to add to an answer",
  doubt: "what they seemed unsure about",
  idea: "the idea or news you discussed",
  "asked for": "what they asked you to send",
  "their date": "the day they named for a decision",
  "decide by": "the day by which you decide on an offer",
  time: "when the interview was to begin: “2:30 pm”",
  people: "the people a forwarded note is for",
  notes: "the notes that are to be passed on",
  "my name": "your name",
  "my phone": "your number",
  "my link": "the link to your work",
} as const satisfies Record<string, string>;

export type Variable = keyof typeof variables;

export function isVariable(name: string): name is Variable {
  return Object.hasOwn(variables, name);
}

/** What a variable gives in this message: its text, nothing, or, where the note is a sentence, a sentence of ours. */
export type Value =
  | { text: string; source: Piece["source"]; fact: string; question?: DraftQuestion }
  | { missing: DraftQuestion | null }
  | { sentence: Piece; question: DraftQuestion };

const nounFacts = new Set<string>(["topic", "moment", "challenge", "doubt", "idea", "fit"]);

/** Reads every variable for one message. */
export function valuesFor(facts: DraftFacts, pick: Choose): (variable: Variable) => Value {
  const { notes, questions } = readDebrief(facts);
  const asked = (fact: string) => questions.find((question) => question.fact === `debrief.${fact}`) ?? null;
  return (variable) => {
    if (nounFacts.has(variable)) {
      // The set holds exactly the names of NounFact.
      const fact = variable as NounFact;
      return noteValue(fact, notes[fact], pick, asked(fact) ?? questionAbout(fact));
    }
    return plainValue(variable, facts, notes) ?? { missing: questionFor(variable, facts, asked) };
  };
}

function noteValue(fact: NounFact, phrase: Phrase | null, pick: Choose, ask: DraftQuestion): Value {
  if (!phrase) return { missing: ask };
  if (phrase.form === "noun") return { text: phrase.text, source: "debrief", fact: `debrief.${fact}` };
  return {
    sentence: sentenceAbout(pick, fact, phrase),
    question: {
      fact: `debrief.${fact}`,
      ask: rephrase[fact] ?? "Can you say it in a few words?",
      hint: "Your note is a whole sentence, so one of ours stands in for yours.",
    },
  };
}

function plainValue(variable: Variable, facts: DraftFacts, notes: Notes): Value | null {
  const { sender } = facts;
  const given = (text: string | null | undefined, source: Piece["source"], fact: string): Value | null =>
    text ? { text, source, fact } : null;
  switch (variable) {
    case "name":
      return given(addressOf(facts.recipient), "contact", "recipient.name");
    case "company":
      return given(lineOf(facts.company), "interview", "application.company");
    case "role":
      return given(spokenRole(facts.role), "interview", "application.role");
    case "day":
      return given(weekdayInWords(facts.interviewOn), "interview", "interview.on");
    case "date":
      return given(weekdayMonthDay(facts.interviewOn), "interview", "interview.on");
    case "meeting":
      return given(meetingWord(facts.interviewKind), "interview", "interview.on");
    case "addition":
      return given(notes.clarification, "debrief", "debrief.clarification");
    case "asked for":
      return given(notes.askedFor, "debrief", "debrief.askedFor");
    case "their date":
      return given(facts.timeline?.date && weekdayMonthDay(facts.timeline.date), "promise", "timeline.date");
    case "decide by":
      return given(facts.decideOn && weekdayMonthDay(facts.decideOn), "promise", "offer.decideOn");
    case "time":
      return given(facts.interviewTime && timeInWords(facts.interviewTime), "interview", "interview.on");
    case "people":
      return given(listed(peopleOf(facts)), "interview", "others");
    case "notes":
      return given(notesOf(facts), "history", "notes");
    case "my name":
      return given(lineOf(sender.name), "profile", "sender.name");
    case "my phone":
      return given(lineOf(sender.phone), "profile", "sender.contact");
    case "my link":
      return given(lineOf(sender.link), "profile", "sender.contact");
    default:
      return null;
  }
}

function questionFor(
  variable: Variable,
  facts: DraftFacts,
  asked: (fact: string) => DraftQuestion | null,
): DraftQuestion | null {
  switch (variable) {
    case "my name":
    case "my phone": {
      const fact = variable === "my name" ? "sender.name" : "sender.contact";
      return senderQuestions(facts).find((question) => question.fact === fact) ?? null;
    }
    case "their date":
      return {
        fact: "timeline.date",
        ask: "Which day did they name?",
        hint: "Without it the sentence is left out.",
      };
    case "decide by":
      return {
        fact: "offer.decideOn",
        ask: "By when do you have to decide?",
        hint: "Without it the sentence is left out.",
      };
    case "addition":
      return asked("clarification");
    default:
      return null;
  }
}

function questionAbout(fact: NounFact): DraftQuestion {
  const known = asks[fact];
  return known
    ? { fact: `debrief.${fact}`, ...known }
    : {
        fact: `debrief.${fact}`,
        ask: rephrase[fact] ?? "Can you say it in a few words?",
        hint: "Without it the sentence is left out.",
      };
}

function notesOf({ notes = [] }: DraftFacts): string {
  return notes
    .filter((note) => note.body.trim() !== "")
    .map((note) => `For ${lineOf(note.name)}:\n\n${note.body.trim()}`)
    .join("\n\n");
}

function peopleOf({ notes = [], others = [] }: DraftFacts): string[] {
  return (notes.length > 0 ? notes : others).map(({ name }) => lineOf(name)).filter(Boolean);
}

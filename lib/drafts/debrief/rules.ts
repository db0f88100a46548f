import { listed } from "@/lib/text/rules";
import { weekdayInWords } from "../phrasing/rules";
import type { DraftFacts, DraftQuestion } from "../schema";
import { asks } from "../thank-you/questions/rules";
import { lineOf } from "../wording/rules";

export interface DebriefPrompt {
  title: string;
  lead: string;
  /** Asked once per interviewer; the best question first, every one optional. */
  questions: DraftQuestion[];
  /** Asked once for the round. */
  roundQuestions: DraftQuestion[];
}

/** T16: the sixty seconds of notes that every draft lives on. Skipping it is fine, and it says so. */
export function debriefPrompt(
  facts: Pick<DraftFacts, "company" | "role" | "interviewOn"> & { people?: string[] },
): DebriefPrompt {
  const people = (facts.people ?? []).map(lineOf).filter(Boolean);
  const whom = people.length === 0 ? "" : ` with ${listed(people)}`;
  const question = (fact: string): DraftQuestion => ({
    fact: `debrief.${fact}`,
    ask: asks[fact]?.ask ?? "",
    hint: asks[fact]?.hint ?? "",
  });
  return {
    title: `How did it go at ${lineOf(facts.company)}?`,
    lead: `A minute of notes on ${weekdayInWords(facts.interviewOn)}'s interview${whom} makes every message better. Half a line is plenty, and you may skip it: the drafts are ready either way.`,
    questions: [
      question("topic"),
      question("moment"),
      question("challenge"),
      question("fit"),
      {
        fact: "debrief.clarification",
        ask: "Is there something you would like to add to an answer?",
        hint: "Put it as an addition: “I have also used Terraform in production”.",
      },
      {
        fact: "debrief.doubt",
        ask: "Did they seem unsure about something?",
        hint: "For example “the gap in 2024”. The draft offers to say more, it does not argue.",
      },
      {
        fact: "debrief.idea",
        ask: "Did you talk about an idea or some news?",
        hint: "An article, a plan of theirs, a thought you both liked.",
      },
      {
        fact: "debrief.askedFor",
        ask: "Did they ask you to send something?",
        hint: "“a writing sample”, “two references”.",
      },
    ],
    roundQuestions: [
      {
        fact: "timeline",
        ask: "Did they say when they will be in touch?",
        hint: "“by Friday” or “in about two weeks”. The plan then waits for it.",
      },
    ],
  };
}

import { listed } from "@/lib/text/rules";
import { addressOf } from "../address/rules";
import { type Choose, weekdayInWords } from "../phrasing/rules";
import type { DraftFacts, Outline } from "../schema";
import { readDebrief } from "../thank-you/rules";
import { lineOf, spokenRole } from "../wording/rules";

/** W2: at most 200 characters (300 with a paid account), whatever the names are. */
export function linkedInText(facts: DraftFacts, pick: Choose): string {
  const limit = facts.linkedInLimit ?? 200;
  const name = addressOf(facts.recipient);
  const me = lineOf(facts.sender.name);
  const day = weekdayInWords(facts.interviewOn);
  const role = `the ${spokenRole(facts.role)} role`;
  const { notes } = readDebrief(facts);
  const topic = notes.topic?.form === "noun" ? notes.topic.text : null;
  const greetings = name ? [`Hello ${name}, `, ""] : ["Hello, ", ""];
  const thanks = pick("linkedin", [
    [`thank you for your time on ${day} and our talk about ${role}.`, `thank you for your time on ${day}.`],
    [
      `many thanks for the conversation on ${day} about ${role}.`,
      `many thanks for the conversation on ${day}.`,
    ],
    [
      `I enjoyed speaking with you on ${day} about ${role}; thank you for your time.`,
      `thank you for speaking with me on ${day}.`,
    ],
  ]);
  const specific = topic ? [` I enjoyed talking about ${topic}.`, ""] : [""];
  const ends = [` I would be glad to stay in touch.`, ""];
  const names = me ? [` ${me}`, ""] : [""];
  const attempts = [];
  for (const greeting of greetings)
    for (const thank of thanks)
      for (const detail of specific)
        for (const end of ends)
          for (const sign of names) attempts.push({ greeting, thank, detail, end, sign });
  const texts = attempts.map(({ greeting, thank, detail, end, sign }) => {
    const body = `${greeting}${greeting ? thank : thank.charAt(0).toUpperCase() + thank.slice(1)}${detail}${end}`;
    return sign ? `${body} –${sign}` : body;
  });
  return texts.find((text) => text.length <= limit) ?? `Thank you for your time on ${day}.`;
}

export function outlineLinkedIn(facts: DraftFacts, pick: Choose): Outline {
  const { notes, questions } = readDebrief(facts);
  return {
    subject: "",
    paragraphs: [
      [
        {
          text: linkedInText(facts, pick),
          source: notes.topic ? "debrief" : "interview",
          fact: notes.topic ? "debrief.topic" : "interview.on",
        },
      ],
    ],
    questions: questions.filter((question) => question.fact === "debrief.topic"),
  };
}

/** W2: to the recruiter or the general address; one request carries the notes for all. */
export function outlineForward(facts: DraftFacts, pick: Choose): Outline {
  const role = spokenRole(facts.role);
  const company = lineOf(facts.company);
  const day = weekdayInWords(facts.interviewOn);
  const notes = (facts.notes ?? []).filter((note) => note.body.trim() !== "");
  const people = (notes.length > 0 ? notes : (facts.others ?? []))
    .map((person) => lineOf(person.name))
    .filter(Boolean);
  const whom = listed(people) || "the people who interviewed me";
  const several = people.length !== 1;
  const me = lineOf(facts.sender.name);
  return {
    subject: me ? `${role} interview: a note to pass on, from ${me}` : `${role} interview: a note to pass on`,
    paragraphs: [
      [
        {
          text: pick("forward", [
            `On ${day} I had an interview at ${company} for the ${role} role and spoke with ${whom}.`,
            `I spoke with ${whom} on ${day} about the ${role} role at ${company}.`,
          ]),
          source: "interview",
          fact: "interview.on",
        },
        {
          text: several
            ? "I would like to thank them in person and do not have their addresses."
            : "I would like to write a word of thanks and do not have the address.",
          source: "template",
        },
      ],
      [
        {
          text:
            notes.length > 0
              ? `Would you be so kind as to pass on the ${notes.length > 1 ? "notes" : "note"} below?`
              : `Would you be so kind as to pass on my thanks for ${several ? "their" : "the"} time, or to tell me how best to write?`,
          source: "template",
        },
        { text: "Thank you very much for your help.", source: "template" },
      ],
      ...notes.map((note) => [
        {
          text: `For ${lineOf(note.name)}:\n\n${note.body.trim()}`,
          source: "history" as const,
          fact: "notes",
        },
      ]),
    ],
    questions:
      people.length > 0
        ? []
        : [{ fact: "others", ask: "Whom did you speak with?", hint: "With a name the note finds its way." }],
  };
}

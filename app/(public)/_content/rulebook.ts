export type Article = "A" | "B" | "C" | "D" | "E";
export type PlainRule = { id: string; says: string; from: readonly (Article | "ours")[] };
export type RuleChapter = {
  letter: "T" | "W" | "D";
  title: string;
  lead: string;
  rules: readonly PlainRule[];
};

export const WHEN: RuleChapter = {
  letter: "T",
  title: "When",
  lead: "Every date in a plan comes from one of these. All times are on your own clock.",
  rules: [
    {
      id: "T1",
      says: "Say thank you within 24 hours of the end of the interview. Up to 48 hours it is late, but still worth it.",
      from: ["A", "B", "D", "E"],
    },
    { id: "T2", says: "Never in the first hour. It looks automatic, or desperate.", from: ["E"] },
    { id: "T3", says: "A morning interview: write the same day, at 15:00.", from: ["A", "E"] },
    {
      id: "T4",
      says: "An interview that ended at noon or later: write the next morning, at 09:00.",
      from: ["E"],
    },
    {
      id: "T5",
      says: "If that next morning is a weekend or a holiday, write the same day at 16:00, or an hour after the end when that is later, as long as it is not past 18:00. Otherwise the next morning after all: a day matters more than a weekend.",
      from: ["ours"],
    },
    {
      id: "T6",
      says: "They named a date: do not ask before it has passed. The next message is due on the first business day after it, and it is shorter.",
      from: ["A", "B", "D"],
    },
    {
      id: "T7",
      says: "They named a vague span, such as “within a week”: wait until it is over, counted from the day they said it, and three days more. A new answer with a new time replaces the old one.",
      from: ["C"],
    },
    {
      id: "T8",
      says: "They named nothing: write a second time between day 5 and day 7 after the interview, or from day 7 on if you prefer it quiet.",
      from: ["C", "D"],
    },
    { id: "T9", says: "Active only: a light check-in on day 2 or 3, when they named nothing.", from: ["D"] },
    {
      id: "T10",
      says: "Silence after day 10: a phone call may be right, above all when the contact was warm. It is offered beside a last note, never pushed, and comes first only after a warm answer, a call of theirs, or when they gave you their direct line. It is proposed within their working hours, on both clocks.",
      from: ["D"],
    },
    {
      id: "T11",
      says: "No phone calls wanted, or no number: one last short mail instead, a week or two after the message before.",
      from: ["D", "E"],
    },
    {
      id: "T12",
      says: "Keep calm: never two messages to one person on one day, at least three days between the thank-yous and what follows (one before a light check-in), and five between later messages. A check-in and the follow-up note after it, or a message and a call, keep three. Moving a step keeps all this.",
      from: ["A", "B", "D", "E"],
    },
    {
      id: "T13",
      says: "An answer that settles things, a new round, an offer, a rejection or a withdrawal ends what was planned, at once. A new round leaves the thank-yous that are still in time. A friendly word ends only that person’s thank-you and the check-in. An out-of-office note waits for their return.",
      from: ["D"],
    },
    {
      id: "T14",
      says: "A rejection after an interview, or by a person, opens one step: a gracious reply that asks for feedback, the next business morning. A machine’s before any interview just closes the application, kindly.",
      from: ["D"],
    },
    {
      id: "T15",
      says: "Ten days after the last step without an answer: Afterword asks whether to let it rest. You decide.",
      from: ["ours"],
    },
    {
      id: "T16",
      says: "Half an hour after the interview you are asked how it went. Notes are best while fresh, and every draft lives on them.",
      from: ["ours", "B", "D", "E"],
    },
    {
      id: "T17",
      says: "If you want it, an application without an interview gets a follow-up after seven business days and one more after another seven. With nobody on file to write to it is a line on Today, without a mail.",
      from: ["ours", "C"],
    },
    {
      id: "T18",
      says: "Quiet hours, 21:00 to 08:00 at first: what would fall into them comes when they end. Only a thank-you that would then be too late comes just before they begin.",
      from: ["ours"],
    },
    {
      id: "T19",
      says: "A step you have not done is mentioned once more. After that it waits on your page and in the summary, and no further mail is sent for it.",
      from: ["A"],
    },
    {
      id: "T20",
      says: "An offer: thanks the next business morning, reminders two business days before its deadline and on the day, and a note to propose to the others who are still deciding. When you accept, a polite withdrawal is proposed everywhere else.",
      from: ["ours"],
    },
    {
      id: "T21",
      says: "While you are away, or have paused everything, only thank-yous are still offered. The rest moves to the first business day after, with its usual room.",
      from: ["ours"],
    },
  ],
};

export const TO_WHOM: RuleChapter = {
  letter: "W",
  title: "To whom, and how",
  lead: "One person, one message, on the right channel.",
  rules: [
    { id: "W1", says: "Title and last name, unless they offered the first name.", from: ["E"] },
    {
      id: "W2",
      says: "No address known: look for it first, then a short note on LinkedIn (300 characters, or 200 on a free account), then a friendly request to forward your thanks. One such request carries the notes for all.",
      from: ["D", "E"],
    },
    {
      id: "W3",
      says: "The address has to match the person. You are warned when it belongs to another company, or to somebody else on file.",
      from: ["E"],
    },
    {
      id: "W4",
      says: "Several interviewers: one message each, no two alike. A joint one only when there is no other way.",
      from: ["B", "D", "E"],
    },
    {
      id: "W5",
      says: "“No phone calls” means no phone calls, unless they rang you or gave you a direct line.",
      from: ["D"],
    },
    { id: "W6", says: "A hand-written note may go along with the mail, never instead of it.", from: ["E"] },
    {
      id: "W7",
      says: "Every message and every answer is kept: when, how, from whom, to whom, and what came of it.",
      from: ["D"],
    },
    {
      id: "W8",
      says: "A call comes with a script before it is due: whom you ask for, how you open, one question, words for the voicemail, thanks.",
      from: ["D"],
    },
    {
      id: "W9",
      says: "After the thank-yous, everything goes to one person: whoever named the date, else the recruiter, else the first interviewer with an address. You can change it.",
      from: ["ours", "B", "E"],
    },
  ],
};

export const WHAT_IT_SAYS: RuleChapter = {
  letter: "D",
  title: "What it says",
  lead: "Every draft is checked against these. Three of them stop you once before you send; the others only advise.",
  rules: [
    {
      id: "D1",
      says: "The subject names you or the role. Not “Checking in”, not “Hello”, not empty.",
      from: ["A", "E"],
    },
    { id: "D2", says: "It thanks the person for their time.", from: ["A", "B", "E"] },
    {
      id: "D3",
      says: "It mentions something from this very conversation: a topic, a moment, a problem of theirs.",
      from: ["A", "B", "C", "D", "E"],
    },
    {
      id: "D4",
      says: "It says why you fit: one skill or result, tied to what they need.",
      from: ["A", "B", "E"],
    },
    {
      id: "D5",
      says: "Under 200 words, in three or four paragraphs. A second message stays under 120.",
      from: ["D", "E", "B"],
    },
    {
      id: "D6",
      says: "No blank is left in it, such as “[Company]”. This one stops you.",
      from: ["B", "D", "E"],
    },
    {
      id: "D7",
      says: "It does not demand. “As soon as possible” and “what are the next steps” have a softer form.",
      from: ["E", "B", "C"],
    },
    { id: "D8", says: "No salary, benefits or holidays unless they brought them up.", from: ["B"] },
    {
      id: "D9",
      says: "It is not the same as what a colleague of theirs gets. This one stops you.",
      from: ["B", "D", "E"],
    },
    {
      id: "D10",
      says: "No regret and no excuse for an answer. What needs to be set right is added, as an addition.",
      from: ["B", "E"],
    },
    {
      id: "D11",
      says: "Neither slang nor stiffness: no emoji, no strings of exclamation marks, no “Dear Hiring Manager”.",
      from: ["B", "D"],
    },
    {
      id: "D12",
      says: "The name in the greeting, the company and the role are the right ones. This one stops you.",
      from: ["E"],
    },
    {
      id: "D13",
      says: "An attachment only if material was asked for or came up. Otherwise a link.",
      from: ["D", "E"],
    },
    {
      id: "D14",
      says: "Spelling and grammar are read once more, in your own browser.",
      from: ["B", "D", "E"],
    },
    {
      id: "D15",
      says: "It ends with your name and a way to reach you: a phone number, LinkedIn or a portfolio.",
      from: ["D", "E"],
    },
    {
      id: "D16",
      says: "A second message is shorter than the first, does not repeat it, and does not retell the résumé.",
      from: ["A", "D"],
    },
    {
      id: "D17",
      says: "A reply to a rejection gives thanks, leaves the door open, asks for feedback once and argues nothing.",
      from: ["D"],
    },
    { id: "D18", says: "It says that you want this role, and why.", from: ["B", "C", "E"] },
    {
      id: "D19",
      says: "It closes softly and offers more information. A follow-up names the day of the interview and asks once, gently, about timing.",
      from: ["B", "C", "D", "E"],
    },
  ],
};

export const CHAPTERS: readonly RuleChapter[] = [WHEN, TO_WHOM, WHAT_IT_SAYS];

export function findRule(id: string): PlainRule | null {
  return CHAPTERS.flatMap((chapter) => chapter.rules).find((rule) => rule.id === id) ?? null;
}

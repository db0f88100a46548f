export type Disagreement = { question: string; they: string; we: string; rules: readonly string[] };

export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    question: "How many messages?",
    they: "B thinks one well-timed thank-you is enough. A adds a second, shorter one. D writes every five to seven days until there is closure. E sends a second after a week or two.",
    we: "Three rhythms to choose from, or one of your own. The usual one sends a thank-you, one follow-up and one last word.",
    rules: ["T8", "T10", "T11"],
  },
  {
    question: "How soon is the first check-in?",
    they: "D says day two or three, C about a week.",
    we: "Only the Active rhythm has the early one.",
    rules: ["T9"],
  },
  {
    question: "After “within a week”?",
    they: "C waits about ten days. A writes once the week has passed.",
    we: "A vague span and three days more; after a named date, the next business day.",
    rules: ["T6", "T7"],
  },
  {
    question: "May one correct an answer?",
    they: "B says not to dwell on mistakes. E finds a clarification powerful.",
    we: "Yes, as an addition, never as an apology.",
    rules: ["D10"],
  },
  {
    question: "May one attach something?",
    they: "D: if it is relevant and was mentioned. E: not unless they asked.",
    we: "Only if it was asked for or came up.",
    rules: ["D13"],
  },
  {
    question: "“What are the next steps?”",
    they: "C would ask politely. E finds the bare question presumptuous.",
    we: "The soft form of it.",
    rules: ["D7", "D19"],
  },
  {
    question: "What belongs in the subject?",
    they: "B: “Thank You for the Opportunity”. A and E: your name, the role, the interview.",
    we: "Name and role. B’s line passes once one of them is in it.",
    rules: ["D1"],
  },
  {
    question: "May one call?",
    they: "D: after ten days it may be right. The others never mention it.",
    we: "It is offered, never pushed.",
    rules: ["T10", "W5"],
  },
];

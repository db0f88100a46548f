import type { Corpus, Sample } from "./schema";
import { signature, whole } from "./schema";

const sentences = [
  "Thank you for taking the time to speak with me on Tuesday about the role.",
  "I enjoyed hearing how the team moved its reports from nightly runs to live tables.",
  "At my last job I brought the same kind of delay down from nine hours to one.",
  "The way you plan releases together with the support team is new to me, and I liked it.",
  "You mentioned that the forecasts for fresh food are often off on rainy days.",
  "I have worked on weather data before, and I think it could help you there.",
  "I would be glad to join you, because I like work that people use the same day.",
  "If there is anything more you would like to know, I will gladly send it.",
  "Working closely with nurses and doctors has taught me to ask before I build.",
  "I was happy to meet the others at lunch and to hear what they are busy with.",
];

/** So many words in so many paragraphs of about the same size. */
function text(words: number, paragraphs: number): string {
  const all = Array.from({ length: 60 }, (_, at) => sentences[at % sentences.length])
    .join(" ")
    .split(" ")
    .slice(0, words);
  const size = Math.ceil(words / paragraphs);
  return Array.from(
    { length: paragraphs },
    (_, at) =>
      `${all
        .slice(at * size, (at + 1) * size)
        .join(" ")
        .replace(/[.,]$/u, "")}.`,
  ).join("\n\n");
}

const letter = (
  kind: "thank-you" | "second-follow-up" | "last-note" | "rejection-reply" | "withdrawal" | "check-in",
  words: number,
  paragraphs: number,
): Sample => ({
  kind,
  body: `Dear Ms. Ito,\n\n${text(words, paragraphs)}\n\n${signature}`,
});

export const d5: Corpus = {
  id: "D5",
  build: (sample) => (typeof sample === "string" ? whole()(sample) : { ...whole()(""), ...sample }),
  flag: [
    letter("thank-you", 200, 3),
    letter("thank-you", 210, 4),
    letter("thank-you", 250, 3),
    letter("thank-you", 320, 4),
    letter("thank-you", 400, 5),
    letter("thank-you", 192, 3),
    letter("thank-you", 500, 1),
    letter("thank-you", 150, 1),
    letter("thank-you", 130, 1),
    letter("thank-you", 160, 6),
    letter("thank-you", 120, 7),
    letter("thank-you", 100, 8),
    letter("thank-you", 150, 5),
    letter("thank-you", 180, 1),
    letter("second-follow-up", 120, 3),
    letter("second-follow-up", 130, 2),
    letter("second-follow-up", 180, 3),
    letter("second-follow-up", 112, 3),
    letter("second-follow-up", 90, 6),
    letter("check-in", 125, 2),
    letter("check-in", 150, 4),
    letter("check-in", 200, 3),
    letter("last-note", 121, 3),
    letter("last-note", 160, 3),
    letter("last-note", 80, 6),
    letter("rejection-reply", 125, 3),
    letter("rejection-reply", 190, 4),
    letter("withdrawal", 130, 2),
    letter("withdrawal", 220, 3),
    letter("withdrawal", 70, 6),
    letter("second-follow-up", 114, 1),
    { kind: "linkedin-note", body: text(70, 1) },
  ],
  pass: [
    letter("thank-you", 40, 2),
    letter("thank-you", 60, 3),
    letter("thank-you", 90, 3),
    letter("thank-you", 120, 3),
    letter("thank-you", 140, 4),
    letter("thank-you", 160, 4),
    letter("thank-you", 180, 4),
    letter("thank-you", 185, 3),
    letter("thank-you", 100, 2),
    letter("thank-you", 80, 1),
    letter("thank-you", 70, 4),
    letter("thank-you", 110, 4),
    letter("thank-you", 30, 1),
    letter("thank-you", 150, 3),
    letter("thank-you", 170, 2),
    letter("second-follow-up", 40, 2),
    letter("second-follow-up", 60, 2),
    letter("second-follow-up", 80, 3),
    letter("second-follow-up", 100, 3),
    letter("second-follow-up", 30, 1),
    letter("check-in", 35, 1),
    letter("check-in", 50, 2),
    letter("check-in", 90, 3),
    letter("last-note", 40, 2),
    letter("last-note", 70, 3),
    letter("last-note", 100, 4),
    letter("rejection-reply", 50, 3),
    letter("rejection-reply", 80, 3),
    letter("withdrawal", 40, 2),
    letter("withdrawal", 60, 3),
    {
      kind: "linkedin-note",
      body: "Hello Keiko, thank you for your time on Tuesday. I would be glad to stay in touch.",
    },
    { kind: "call-script", body: text(300, 6) },
  ],
  heldOut: {
    flag: [
      letter("thank-you", 230, 4),
      letter("thank-you", 140, 1),
      letter("thank-you", 90, 6),
      letter("check-in", 140, 3),
      letter("last-note", 200, 1),
      letter("rejection-reply", 150, 2),
      letter("withdrawal", 118, 3),
      letter("second-follow-up", 300, 4),
    ],
    pass: [
      letter("thank-you", 130, 3),
      letter("thank-you", 50, 3),
      letter("check-in", 70, 2),
      letter("last-note", 60, 2),
      letter("rejection-reply", 100, 4),
      letter("withdrawal", 30, 1),
      letter("second-follow-up", 95, 2),
      letter("thank-you", 165, 4),
    ],
  },
};

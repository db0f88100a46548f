import { addressOf } from "../address/rules";
import { type Choose, weekdayMonthDay } from "../phrasing/rules";
import type { DraftFacts, Outline, Piece } from "../schema";
import { lineOf, spokenRole } from "../wording/rules";

/** W8: who, opening, one question, thanks, and a version for the voicemail. Nothing in it demands (D7). */
export function outlineCall(facts: DraftFacts, pick: Choose): Outline {
  const role = `the ${spokenRole(facts.role)} role`;
  const company = lineOf(facts.company);
  const day = weekdayMonthDay(facts.interviewOn);
  const me = lineOf(facts.sender.name);
  const them = addressOf(facts.recipient);
  const hello = them ? `Hello ${them}` : "Hello";
  const iAm = me ? `, this is ${me}` : "";
  const who = [lineOf(facts.recipient?.name), lineOf(facts.recipient?.title)].filter(Boolean).join(", ");
  const belated = facts.belatedThanks ? " Thank you once again for your time then." : "";
  const question = pick("question", [
    "I wanted to ask how things stand, if you can say.",
    "May I ask where you are with the decision?",
    "I would be glad to hear how things are going, as far as you can tell me.",
  ]);
  const thanks = pick("thanks", [
    "Thank you, that helps me. I wish you a good day.",
    "Thank you for taking a moment. Have a good day.",
    "Many thanks for telling me. Goodbye, and all the best.",
  ]);
  const phone = lineOf(facts.sender.phone);
  const voicemail = [
    `${hello}${iAm}.`,
    `We spoke on ${day} about ${role}, and I am still very interested.`,
    "I am calling to ask how things stand; there is no hurry.",
    phone ? `You can reach me at ${phone}.` : "A short word by email is just as welcome.",
    "Thank you, and goodbye.",
  ].join(" ");
  const line = (text: string, source: Piece["source"], fact?: string): Piece => ({ text, source, fact });
  return {
    subject: "",
    paragraphs: [
      [
        line(
          `Who: ${who ? `${who}, at ${company}` : `the hiring manager or HR at ${company}`}, about ${role}.`,
          "contact",
          "recipient.name",
        ),
      ],
      [
        line(
          `Opening: “${hello}${iAm}. We spoke on ${day} about ${role}.${belated} Do you have a minute?”`,
          "interview",
          "interview.on",
        ),
      ],
      [line(`Question: “I am still very interested in working with you. ${question}”`, "template")],
      [line("If it is a bad moment: “Of course. When would be a better time to call?”", "template")],
      [line(`Thanks: “${thanks}”`, "template")],
      [line(`Voicemail: “${voicemail}”`, "template")],
    ],
    questions: [
      ...(me
        ? []
        : [
            {
              fact: "sender.name",
              ask: "What is your name, as you say it on the phone?",
              hint: "The opening and the voicemail begin with it.",
            },
          ]),
      ...(phone
        ? []
        : [
            {
              fact: "sender.contact",
              ask: "Which number may they call back?",
              hint: "The voicemail says it; until then it asks for an email.",
            },
          ]),
    ],
    voicemail,
  };
}

import { type Choose, timeInWords, weekdayMonthDay } from "../phrasing/rules";
import type { DraftFacts, Outline, Piece } from "../schema";
import { lineOf, spokenRole } from "../wording/rules";

/** T14, D17: thanks, an open door, one request for feedback, no argument. */
export function outlineRejectionReply(facts: DraftFacts, pick: Choose): Outline {
  const { role, company, name } = frame(facts);
  const met = facts.withoutInterview
    ? "the time you gave my application"
    : `the conversation on ${weekdayMonthDay(facts.interviewOn)}`;
  return {
    subject: named(`${role} role: thank you`, name),
    paragraphs: [
      [
        say(
          pick("thanks", [
            `Thank you for letting me know, and for ${met}.`,
            `Thank you for your message about the ${role} role and for the time you gave ${facts.withoutInterview ? "it" : "me"}.`,
            `I appreciate that you wrote to me, and I thank you for ${met}.`,
          ]),
          "interview",
        ),
      ],
      [
        say(
          pick("feedback", [
            "If you have a moment, I would be grateful for any feedback that could help me grow.",
            "Should you be able to share a word of feedback, I would be thankful for it.",
            "I would be glad of any feedback you can give me, however brief.",
          ]),
        ),
        say(
          pick("door", [
            `I would be happy to be considered for other roles at ${company} in the future.`,
            `If another role comes up at ${company}, I would be glad to hear of it.`,
            `I remain interested in ${company} and would be happy to stay in touch.`,
          ]),
          "interview",
          "application.company",
        ),
      ],
      [
        say(
          pick("wish", [
            "I wish you and the team all the best.",
            "My best wishes to you and your colleagues.",
            `I wish you and ${company} every success.`,
          ]),
        ),
      ],
    ],
    questions: [],
  };
}

/** T20: polite, short, without reasons that invite a debate. */
export function outlineWithdrawal(facts: DraftFacts, pick: Choose): Outline {
  const { role, company, name } = frame(facts);
  return {
    subject: named(`Withdrawing my application: ${role}`, name),
    paragraphs: [
      [
        say(
          `Thank you for the time you and your colleagues have given me for the ${role} role.`,
          "interview",
          "application.role",
        ),
        say(
          pick("withdraw", [
            "I have decided to withdraw my application.",
            "I am writing to let you know that I am withdrawing my application.",
            "After some thought I have decided not to go on with my application.",
          ]),
        ),
      ],
      [
        say(
          pick("wish", [
            `I wish you and ${company} all the best, and I hope our paths cross again.`,
            `I was glad to get to know ${company} and wish you every success in filling the role.`,
            "It was good to meet you, and I would be happy to stay in touch.",
          ]),
          "interview",
          "application.company",
        ),
      ],
    ],
    questions: [],
  };
}

/** T20: thanks for an offer; it neither accepts nor haggles. */
export function outlineOfferThanks(facts: DraftFacts, pick: Choose): Outline {
  const { role, company, name } = frame(facts);
  const by = facts.decideOn ? weekdayMonthDay(facts.decideOn) : null;
  return {
    subject: named(`Thank you for the ${role} offer`, name),
    paragraphs: [
      [
        say(
          pick("thanks", [
            `Thank you very much for the offer of the ${role} role at ${company}.`,
            `I was very glad to receive your offer for the ${role} role, and I thank you for it.`,
            `Many thanks for your offer and for the trust you place in me for the ${role} role.`,
          ]),
          "interview",
          "application.role",
        ),
      ],
      [
        by
          ? say(
              `I am reading it with care and will give you my answer by ${by}.`,
              "promise",
              "offer.decideOn",
            )
          : say(
              "I am reading it with care and will come back to you shortly with my answer or any question.",
            ),
        say(
          pick("until", [
            "Until then I am happy to speak at any time.",
            "If you would like to talk before then, I am glad to do so.",
            "Please do call or write if there is anything you need from me first.",
          ]),
        ),
      ],
    ],
    questions: by
      ? []
      : [
          {
            fact: "offer.decideOn",
            ask: "By when do they need your answer?",
            hint: "The note then names the day, and we remind you in time.",
          },
        ],
  };
}

/** T20: to the others, "I have to decide by …": a fact, not a threat. */
export function outlineDeadline(facts: DraftFacts, pick: Choose): Outline {
  const { role, company, name } = frame(facts);
  const by = facts.decideOn ? weekdayMonthDay(facts.decideOn) : null;
  return {
    subject: named(`${role} role: a note about timing`, name),
    paragraphs: [
      [
        say(
          `Thank you again for our conversation on ${weekdayMonthDay(facts.interviewOn)} about the ${role} role.`,
          "interview",
          "interview.on",
        ),
        by
          ? say(
              pick("deadline", [
                `I have received an offer elsewhere and have to decide by ${by}.`,
                `I would like you to know that I hold another offer, which I have to answer by ${by}.`,
              ]),
              "promise",
              "offer.decideOn",
            )
          : say(
              "I would like you to know that I have received an offer elsewhere and have been asked to decide before long.",
            ),
      ],
      [
        say(
          pick("still", [
            `I remain very interested in working at ${company}, which is why I am writing.`,
            `${company} remains very attractive to me, and so I did not want to decide without a word to you.`,
          ]),
          "interview",
          "application.company",
        ),
        say(
          pick("ask", [
            "If you can tell me anything about your timing before then, I would be grateful; if not, I fully understand.",
            "Should there be a way to hear from you before then, I would be very glad; if that is not possible, I understand.",
          ]),
        ),
      ],
    ],
    questions: by
      ? []
      : [
          {
            fact: "offer.decideOn",
            ask: "By when do you have to decide?",
            hint: "A date helps them more than anything else in this note.",
          },
        ],
  };
}

/** Nobody rang or came: the confirmed time, and a new one made easy. */
export function outlineNoShow(facts: DraftFacts, pick: Choose): Outline {
  const { role, name } = frame(facts);
  const time = facts.interviewTime ? timeInWords(facts.interviewTime) : null;
  const when = `${weekdayMonthDay(facts.interviewOn)}${time ? `, at ${time}` : ""}`;
  return {
    subject: named(`${role} interview on ${weekdayMonthDay(facts.interviewOn)}`, name),
    paragraphs: [
      [
        say(
          pick("missed", [
            `We had planned to speak about the ${role} role on ${when}, and it seems that we missed each other.`,
            `I was ready for our interview about the ${role} role on ${when}, and I think we missed each other.`,
          ]),
          "interview",
          "interview.on",
        ),
        say(pick("understand", ["I know how quickly a day fills up.", "Such things happen, of course."])),
      ],
      [
        say(
          pick("again", [
            "I would be glad to find another time and can be flexible over the coming days. Please let me know what would suit you.",
            "I am still looking forward to our talk. If you name a time that suits you, I will gladly arrange myself around it.",
          ]),
        ),
      ],
    ],
    questions: [
      {
        fact: "slots",
        ask: "When are you free in the next days?",
        hint: "Two or three times to choose from save a round of mails.",
      },
    ],
  };
}

function frame(facts: DraftFacts): { role: string; company: string; name: string } {
  return {
    role: spokenRole(facts.role),
    company: lineOf(facts.company),
    name: lineOf(facts.sender.name),
  };
}

function named(subject: string, name: string): string {
  return name ? `${subject}, ${name}` : subject;
}

function say(text: string, source: Piece["source"] = "template", fact?: string): Piece {
  return { text, source, fact };
}

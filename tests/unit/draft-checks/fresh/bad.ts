import type { FreshNote } from "./schema";

const end = "Best regards,\nMaria Weber\n+49 170 1234567";
const fit =
  "At Zalando I cut our error rate from 4% to 0.3%, and I would like to do the same here, because I enjoy this work.";
const open =
  "Dear Ms. Ito,\n\nThank you for your time on Tuesday and for telling me about the move to Kafka.";
const soft = "If anything else would help, please let me know.";
const first = `${open}\n\n${fit}\n\n${soft}\n\n${end}`;

/** Notes with something worth a word. Written before anybody looked at the rules, in many voices. */
export const badNotes: readonly FreshNote[] = [
  {
    who: "subject that says nothing",
    subject: "Follow up from Tuesday",
    body: first,
    expects: ["D1"],
  },
  {
    who: "never thanks",
    subject: "Data Analyst interview",
    body: `Dear Ms. Ito,\n\nIt was good to meet you on Tuesday and to hear about the move to Kafka.\n\n${fit}\n\n${soft}\n\n${end}`,
    expects: ["D2"],
  },
  {
    who: "could be about any talk",
    subject: "Thank you, Data Analyst interview",
    body: `Dear Ms. Ito,\n\nThank you for your time. It was a very nice conversation and I learned a lot about the company and the position.\n\n${fit}\n\n${soft}\n\n${end}`,
    expects: ["D3"],
  },
  {
    who: "no word on why they fit, nor that they want it",
    subject: "Data Analyst interview: thanks",
    body: `${open} It was nice to see the office.\n\n${soft}\n\n${end}`,
    expects: ["D4", "D18"],
  },
  {
    who: "a blank left from a template",
    subject: "Thank you for the Data Analyst interview",
    body: `Dear Ms. Ito,\n\nThank you for the chance to interview at [COMPANY NAME] on Tuesday and to hear about the move to Kafka.\n\n${fit}\n\n${soft}\n\n${end}`,
    expects: ["D6"],
  },
  {
    who: "a blank of underscores",
    subject: "Thank you for the Data Analyst interview",
    body: `Dear Ms. Ito,\n\nThank you for your time on ______ and for telling me about the move to Kafka.\n\n${fit}\n\n${soft}\n\n${end}`,
    expects: ["D6"],
  },
  {
    who: "an angle-bracket blank",
    subject: "Thank you for the Data Analyst interview",
    body: `Dear Ms. Ito,\n\nThank you for your time on Tuesday and for telling me about the move to Kafka. I enjoyed <insert topic here> as well.\n\n${fit}\n\n${soft}\n\n${end}`,
    expects: ["D6"],
  },
  {
    who: "pushes for an answer",
    subject: "Data Analyst interview: thank you",
    body: `${open}\n\n${fit}\n\nPlease let me know your decision by the end of the week, as I need to plan.\n\n${end}`,
    expects: ["D7", "D19"],
  },
  {
    who: "demands with a question",
    subject: "Data Analyst interview: thank you",
    body: `${open}\n\n${fit}\n\n${soft} When can I expect your feedback?\n\n${end}`,
    expects: ["D7"],
  },
  {
    who: "waiting for a quick answer, non-native",
    subject: "Data Analyst interview: thank you",
    body: `${open}\n\n${fit}\n\n${soft} I wait for your fast answer.\n\n${end}`,
    expects: ["D7"],
  },
  {
    who: "asks about home office and pay",
    subject: "Thank you, Data Analyst",
    body: `${open}\n\n${fit}\n\nCould you also tell me how many vacation days I would have and what the pay range is?\n\n${soft}\n\n${end}`,
    expects: ["D8"],
  },
  {
    who: "bonus",
    subject: "Thank you, Data Analyst",
    body: `${open}\n\n${fit} I would also like to know whether there is a signing bonus.\n\n${soft}\n\n${end}`,
    expects: ["D8"],
  },
  {
    who: "the same note to the next person",
    subject: "Thank you, Data Analyst",
    body: first,
    others: [{ to: "Tom Reed", body: first.replace("Ms. Ito", "Mr. Reed") }],
    expects: ["D9"],
  },
  {
    who: "nearly the same note to the next person",
    subject: "Thank you, Data Analyst",
    body: first,
    others: [
      {
        to: "Tom Reed",
        body: first
          .replace("Ms. Ito", "Tom")
          .replace("on Tuesday and", "this Tuesday and")
          .replace("Best regards", "Kind regards"),
      },
    ],
    expects: ["D9"],
  },
  {
    who: "apologises for an answer",
    subject: "Thank you, Data Analyst interview",
    body: `${open}\n\n${fit} I am sorry that I could not answer your SQL question properly, I was very nervous.\n\n${soft}\n\n${end}`,
    expects: ["D10"],
  },
  {
    who: "regrets",
    subject: "Thank you, Data Analyst interview",
    body: `${open}\n\n${fit} Looking back, my answer on window functions was bad and I wish I had prepared better.\n\n${soft}\n\n${end}`,
    expects: ["D10"],
  },
  {
    who: "apologises, non-native",
    subject: "Thank you, Data Analyst interview",
    body: `${open}\n\n${fit} Please excuse me for my bad English in the interview.\n\n${soft}\n\n${end}`,
    expects: ["D10"],
  },
  {
    who: "slang and emoji",
    subject: "Thank you, Data Analyst interview",
    body: `Hey Keiko!!!\n\nThanks a ton for Tuesday, the move to Kafka sounds super dope 😂🔥\n\n${fit}\n\nHmu if u need anything else lol\n\n${end}`,
    expects: ["D11"],
  },
  {
    who: "stiff formula",
    subject: "Thank you, Data Analyst interview",
    body: `To whom it may concern,\n\nI hereby wish to express my sincere gratitude for the interview on Tuesday and for the explanation of the move to Kafka.\n\n${fit}\n\n${soft}\n\n${end}`,
    expects: ["D11"],
  },
  {
    who: "the wrong person's name",
    subject: "Thank you, Data Analyst interview",
    body: `Dear Mr. Thompson,\n\nThank you for your time on Tuesday and for telling me about the move to Kafka.\n\n${fit}\n\n${soft}\n\n${end}`,
    expects: ["D12"],
  },
  {
    who: "another company left in",
    subject: "Thank you, Data Analyst interview",
    body: `${open}\n\nAt Zalando I cut our error rate from 4% to 0.3%, and I would love to join Globex, because I enjoy this work.\n\n${soft}\n\n${end}`,
    expects: ["D12"],
  },
  {
    who: "another role left in",
    subject: "Thank you for the Data Analyst interview",
    body: `Dear Ms. Ito,\n\nThank you for your time on Tuesday, for telling me about the move to Kafka, and for considering me for the Product Manager role.\n\n${fit}\n\n${soft}\n\n${end}`,
    expects: ["D12"],
  },
  {
    who: "attachment nobody asked for",
    subject: "Thank you, Data Analyst interview",
    body: `${open}\n\n${fit} Attached you will find my portfolio and three certificates.\n\n${soft}\n\n${end}`,
    expects: ["D13"],
  },
  {
    who: "no name and no way to reach",
    subject: "Thank you, Data Analyst interview",
    body: `${open}\n\n${fit}\n\n${soft}\n\nBest regards`,
    expects: ["D15"],
  },
  {
    who: "retells the résumé",
    subject: "Thank you, Data Analyst interview",
    body: `${open}\n\nTo summarise my career: I studied statistics in Bonn from 2010 to 2014, then worked at Bosch from 2014 to 2017, at Zalando from 2017 to 2020, and since 2020 I have been at N26. I would like to work here, because I enjoy this work.\n\n${soft}\n\n${end}`,
    expects: ["D16"],
  },
  {
    who: "a follow-up longer than the first message",
    kind: "second-follow-up",
    subject: "Data Analyst interview of November 24",
    earlier: [{ kind: "thank-you", body: `${open}\n\n${soft}\n\n${end}` }],
    body: `Dear Ms. Ito,\n\nWe spoke on November 24 about the Data Analyst role. I remain very interested, because the work suits me. Since then I have read two books about streaming and tried several tools at home, and I have built a small project in which events of a model railway go through three topics and end in a report that my daughter reads every evening. I would be glad to show it to you one day, if you like trains. If there is any news about the timing, I would be happy to hear it, and I can send more at any time.\n\n${end}`,
    expects: ["D16"],
  },
  {
    who: "argues with a rejection",
    kind: "rejection-reply",
    subject: "Data Analyst role",
    body: `Dear Ms. Ito,\n\nThank you for your message. I have to say that I do not understand this decision, since I meet every requirement of your posting. I ask you to think about it again. I would be glad of some feedback and of hearing from you about other roles.\n\n${end}`,
    expects: ["D17"],
  },
  {
    who: "a rejection reply without a request for feedback",
    kind: "rejection-reply",
    subject: "Data Analyst role: thank you",
    body: `Dear Ms. Ito,\n\nThank you for letting me know. I wish you all the best and would be happy to hear from you when another role comes up.\n\n${end}`,
    expects: ["D17"],
  },
  {
    who: "a follow-up without a date that nags",
    kind: "second-follow-up",
    subject: "Data Analyst role, Maria Weber",
    body: `Dear Ms. Ito,\n\nI still have not heard back from you about the Data Analyst role. I remain interested, because the work suits me. I am happy to send more.\n\n${end}`,
    expects: ["D7", "D19"],
  },
  {
    who: "one long block, too long",
    subject: "Thank you, Data Analyst interview",
    body: `Dear Ms. Ito,\n\nThank you for your time on Tuesday and for telling me about the move to Kafka. ${"I have thought about many sides of it since then and would like to share a few of them with you, as they came to my mind on the train. ".repeat(6)}${fit} ${soft}\n\n${end}`,
    expects: ["D5"],
  },
];

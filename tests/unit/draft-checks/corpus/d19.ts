import type { Corpus, Sample } from "./schema";
import { signature, whole } from "./schema";

const day = "We spoke on Tuesday, November 24 about the role. ";
const follow = (text: string): Sample => ({
  kind: "second-follow-up",
  body: `Dear Ms. Ito,\n\n${text}\n\n${signature}`,
});
const thanks = (text: string): Sample => ({
  kind: "thank-you",
  body: `Dear Ms. Ito,\n\nThank you for our talk on Tuesday. ${text}\n\n${signature}`,
});

export const d19: Corpus = {
  id: "D19",
  build: (sample) => whole()(sample),
  flag: [
    thanks("I enjoyed it."),
    thanks("I would love to join Acme because of the team."),
    thanks("I look forward to your decision."),
    thanks("See you."),
    thanks("I hope you liked it too."),
    thanks("I have worked with SQL for five years."),
    thanks("Have a nice week."),
    thanks("You have a great team."),
    thanks("I think I fit well."),
    thanks("It was fun."),
    follow(
      "I remain interested in the role. I would be glad to hear about the timing. Please let me know if you need anything.",
    ),
    follow("I am writing about our interview. May I ask how things stand? I am happy to send more."),
    follow("Just a short note. If there is news, I would be glad to hear it. I can gladly send references."),
    follow(`${day}I remain interested. Please let me know if you need anything more.`),
    follow(`${day}I would still like to join Acme. I am happy to send references.`),
    follow(`${day}I am happy to answer any further questions.`),
    follow(`${day}I wish you a good week. If you need more, I will gladly send it.`),
    follow(
      `${day}May I ask how things stand? When do you think you will decide? I would be glad to hear about the timing. I can gladly send more.`,
    ),
    follow(
      `${day}I would be glad to hear about the timing. Could you also tell me when the decision falls? Let me know if you need anything else.`,
    ),
    follow(`${day}Is there any news? Would you be able to share the timeline? I am happy to send more.`),
    follow(`${day}I would be glad to hear where things stand.`),
    follow(`${day}May I ask about the timing?`),
    follow(`${day}I wonder how things are going. I remain interested.`),
    follow(`${day}If there is an update, I would be happy to hear it. Have a good week.`),
    follow("I am very interested. I hope you are well."),
    follow("We talked recently. May I ask about the timing? I can send more."),
    follow(`${day}`),
    follow(
      "Our talk was good. Is there any news about the decision? Please let me know if you need references.",
    ),
    follow(
      `${day}Any update would be welcome. I would also be grateful to learn about the next steps. I will gladly send more.`,
    ),
    follow("I hope this finds you well. Could you tell me how things stand? Feel free to call me."),
    {
      kind: "check-in",
      body: `Dear Ms. Ito,\n\nI enjoyed our talk. I am happy to send more.\n\n${signature}`,
    },
    {
      kind: "last-note",
      body: `Dear Ms. Ito,\n\nThis is a last word about the role. I wish you well.\n\n${signature}`,
    },
  ],
  pass: [
    thanks("Please let me know if I can send anything more."),
    thanks("I am happy to answer any questions."),
    thanks("If you need more information, I will gladly provide it."),
    thanks("Feel free to call me."),
    thanks("Should you have any further questions, I am at your disposal."),
    thanks("I would be glad to send you a sample of my work."),
    thanks("Do not hesitate to write to me if you need anything else."),
    thanks("I can send references at any time, if that helps."),
    thanks("If something is unclear, just ask me."),
    thanks("I am available for a second talk whenever you like."),
    thanks("If any question is open, please write me."),
    thanks("I'd be happy to tell you more about the project."),
    follow(
      `${day}If there is anything you can share about the timing, I would be glad to hear it. I am happy to send more.`,
    ),
    follow(`${day}May I ask how things stand? Please let me know if you need anything.`),
    follow(
      "Since our interview on 24 November I have thought about it often. I would be glad to hear about the next steps whenever it suits you. I can gladly send references.",
    ),
    follow(
      "Our talk on Nov 24th was a pleasure. I would be happy to hear where things stand. If you need more from me, just write.",
    ),
    follow(
      `${day}I remain interested. I would be grateful for a word about the timing. Should you need anything further, I will gladly send it.`,
    ),
    follow(
      "I am writing about our interview of 24.11. Could you share how things are going? I am happy to provide more.",
    ),
    follow(
      "After our talk last Tuesday I am still keen. Is there any news yet on the timing, by chance? Let me know if I can add anything.",
    ),
    follow(
      `${day}When you have a moment, I would be glad of a short update. I am glad to answer any further questions.`,
    ),
    follow(
      `${day}I know that such decisions take time. Whenever there is news, I would be glad to hear it. I can send more if it helps.`,
    ),
    follow(`${day}I am curious how the decision is coming along. Please feel free to ask me for more.`),
    follow(
      "On Tuesday we spoke about the role. I look forward to hearing from you. I am happy to send more information.",
    ),
    follow(
      `${day}You expected to decide by Friday, November 27. May I ask how things stand? If you need anything else, please let me know.`,
    ),
    follow(
      `${day}It would be kind if you could tell me how the process goes. I will gladly add what you need.`,
    ),
    follow(
      `${day}I would appreciate a short update on the timing, if possible. If you need any documents, I can send them.`,
    ),
    {
      kind: "check-in",
      body: `Dear Ms. Ito,\n\nOur talk on Tuesday is still on my mind. I would be happy to hear about the timing whenever it suits you. I can gladly send more detail.\n\n${signature}`,
    },
    {
      kind: "last-note",
      body: `Dear Ms. Ito,\n\nA last word about our talk on November 24. If there is news, I would be glad to hear it. I am happy to answer any question later, too.\n\n${signature}`,
    },
    {
      kind: "after-timeline",
      body: `Dear Ms. Ito,\n\nWhen we spoke on Tuesday, November 24, you expected a decision by Friday. I would be glad to hear where things stand. Please tell me if I can add anything.\n\n${signature}`,
    },
    {
      kind: "check-in",
      body: `Dear Ms. Ito,\n\nSince Tuesday I have been thinking about the forecasts. If you can already say something about the timing, I would be glad to know. Please write if you need anything more from me.\n\n${signature}`,
    },
    thanks("For anything else you would like to know, I am happy to answer by phone."),
  ],
  heldOut: {
    flag: [
      thanks("I liked the coffee."),
      thanks("Good luck with the launch."),
      follow("I still think of the role. How do things stand? I can send more."),
      follow(`${day}I am still keen. I will gladly send references.`),
      follow(`${day}How do things look?`),
      follow(`${day}Do you have news? And may I ask when you decide? If you need more, tell me.`),
      thanks("I am sure it was a good talk for both sides."),
      follow(`${day}I hope all is well. Best of luck with the fair.`),
    ],
    pass: [
      thanks("I'm glad to share a reference whenever you want one."),
      thanks("If you would like to see my lesson plans, I can bring them."),
      follow(`${day}I would love to hear how things are going. Just let me know if you need papers from me.`),
      follow(
        "Following our interview on the 24th, may I kindly ask about the timing? I am ready to send whatever you need.",
      ),
      follow(`${day}A short word on the timing would be lovely. Should you need my diploma, I will send it.`),
      thanks("Call me if you have questions, any time."),
      follow("We met on Tuesday. I'd be happy to learn about your timeline. I can provide references, too."),
      thanks("I am happy to come by again for a trial day."),
    ],
  },
};

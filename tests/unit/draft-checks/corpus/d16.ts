import type { Corpus, Sample } from "./schema";
import { signature, whole } from "./schema";

const first =
  "Thank you for taking the time to speak with me on Tuesday about the Data Analyst role. I enjoyed hearing how the team moved its reports from nightly runs to live tables. At Otto I cut the same kind of delay from nine hours to one. I would be glad to join Acme, because I like work that people use the same day. If there is anything more you would like to know, I will gladly send it.";
const letter = (text: string) => `Dear Ms. Ito,\n\n${text}\n\n${signature}`;
const after = (text: string, earlier = first): Sample => ({
  kind: "second-follow-up",
  body: letter(text),
  earlier: [{ kind: "thank-you", body: letter(earlier) }],
});
const alone = (text: string): Sample => ({ kind: "thank-you", body: letter(text), earlier: [] });
const firstSentences = first.split(/(?<=\.) /u);
const opener = "We spoke on Tuesday, November 24. ";

export const d16: Corpus = {
  id: "D16",
  build: (sample) => whole()(sample),
  flag: [
    after(first),
    after(`${opener}${firstSentences[1]}`),
    after(`${opener}${firstSentences[2]}`),
    after(`${opener}${firstSentences[3]} I would be glad to hear about the timing.`),
    after(`${firstSentences[0]} I would be glad of a word.`),
    after(`${opener}I enjoyed hearing how your team moved its reports from nightly runs to live tables.`),
    after(`${opener}At Otto I cut the same sort of delay from nine hours to one hour.`),
    after(`${opener}I would be very glad to join Acme, because I like work that people use the same day.`),
    after(
      `${opener}I have eight years of experience. I studied statistics in Graz. I hold a master's degree.`,
    ),
    after(`${opener}I worked at Otto from 2015 to 2019. Then I joined Zalando.`),
    after(`${opener}My responsibilities included reports and dashboards. I graduated in 2014.`),
    after(
      `${opener}I am still interested and would like to hear about the timing whenever it suits you.`,
      "Thank you for your time.",
    ),
    after(
      `${opener}I remain interested, and I would like to add a few words on what I could do for the team in the first months, such as a list of all reports and who reads them.`,
      "Thank you for the talk on Tuesday. I liked it.",
    ),
    after(`${opener}As you can see in my CV I studied in Vienna. I am certified in Tableau.`),
    after(`${opener}I worked at two banks. I was promoted twice. I speak four languages.`),
    after(`${opener}I graduated from TU Berlin. After that I worked for SAP. Since 2020 I lead a team.`),
    after(
      `${opener}First I was a nurse. Then I became a teacher. In 2018 I moved to IT. I have ten years in total.`,
    ),
    alone(
      "I graduated in 2012. Then I worked at Otto. In 2016 I joined Zalando. I was promoted to team lead in 2018.",
    ),
    alone(
      "I have ten years of experience. I hold a degree in maths. From 2015 to 2020 I worked at SAP. My responsibilities included audits.",
    ),
    alone(
      "I studied in Paris. I interned at Total. I worked for Airbus until 2019. I speak French, English and Spanish.",
    ),
    alone(
      "My career started in 2008. I worked in sales. Later I moved to marketing. I have 15 years of practice.",
    ),
    alone(
      "As you can see in my CV, I studied law. I worked for two firms. I was promoted to partner in 2015.",
    ),
    alone(
      "I completed a bachelor in nursing. I worked in Graz from 2010 to 2014. Then I joined a clinic in Linz.",
    ),
    alone(
      "I obtained my diploma in 2001. I started at Bosch. After that I moved to Siemens. My duties were testing and planning.",
    ),
    alone(
      "I am proficient in Java. I am certified in AWS. I hold a master's degree. I have 6 years of experience.",
    ),
    alone("I earned my MBA in 2013. Previously I worked at Deloitte. Since 2017 I am a manager at KPMG."),
    alone(
      "Between 2010 and 2013 I worked in Rome. Between 2013 and 2018 I worked in Milan. Since 2018 I work in Turin.",
    ),
    alone(
      "I studied music. I worked as a teacher. I then joined an orchestra. My achievements include two prizes.",
    ),
    alone(
      "I finished my studies in 2019. I was employed at Ikea. In my last job I was team lead. My skills include planning.",
    ),
    alone(
      "I received my master in 2016. I served as a lab lead. I have 7 years in biotech. I hold a certificate in GMP.",
    ),
    {
      kind: "check-in",
      body: letter(`${firstSentences[1]} ${firstSentences[3]}`),
      earlier: [{ kind: "thank-you", body: letter(first) }],
    },
    {
      kind: "last-note",
      body: letter("I would be happy to hear where things stand with the role we discussed."),
      earlier: [
        {
          kind: "second-follow-up",
          body: letter(
            "I would be happy to hear where things stand with the role we discussed. It was good to meet you, and I liked the office very much indeed.",
          ),
        },
      ],
    },
  ],
  pass: [
    after(`${opener}I remain very interested. I would be glad to hear about the timing.`),
    after(
      `${opener}If there is news on the timing, I would be happy to hear it. Please let me know if you need anything.`,
    ),
    after(`${opener}I read about your new app and liked it. May I ask how things stand?`),
    after("On Tuesday we talked about live tables. I still like the idea."),
    after("The role still appeals to me. I would be grateful for a word about the timing."),
    after(`${opener}One more thought on rainy days: I could show you a small example.`),
    after("A short word after our talk on Tuesday. I would be glad to join Acme."),
    after(`${opener}I am free to speak any day this week.`),
    after(`${opener}Thank you again for your time.`),
    after("I hope you are well. I wanted to ask gently how things stand."),
    after(`${opener}My interest has not changed.`),
    after(`${opener}If it helps, I can send two references.`),
    after(`${opener}I have finished the course we talked about.`),
    after("I am writing about the Data Analyst role, for which we spoke on Tuesday."),
    after(`${opener}I would be glad to come by again.`),
    {
      kind: "second-follow-up",
      earlier: [],
      body: letter(
        `${opener}I remain interested and would be glad to hear about the timing whenever it suits you.`,
      ),
    },
    alone(first),
    alone("Thank you for your time. At Otto I cut a delay from nine hours to one. I would love to join."),
    alone("I have worked with SAP for five years. You mentioned the new billing. I would like to help."),
    alone("In my last job I led a team of six. I enjoyed our talk about hiring."),
    alone("I studied statistics, which is why the forecasts interest me. Thank you for your time."),
    alone("I have ten years of experience in kitchens. I enjoyed the tour."),
    alone("As a nurse I planned the handover for 24 beds. I would be glad to do so with you."),
    alone("I reduced complaints by 30%. You asked how: by calling back."),
    alone("You worked at Bosch too, you said. It was fun to compare."),
    alone("We talked about how the firm began in 1998. I liked that story."),
    alone("I speak German and Polish, so I could help with the new depot."),
    alone("My thesis was about demand. I would be happy to send it."),
    alone("I was promoted last year because of this project. It taught me patience."),
    alone("Thank you for telling me about your own start as a trainee in 2004."),
    alone("I joined a choir after our talk about music. Thank you for the idea."),
    {
      kind: "application-follow-up",
      body: letter(
        "I applied for the Data Analyst role on Monday, November 2. I have five years of experience with SQL. I would be glad to speak with you.",
      ),
      earlier: [],
    },
  ],
  heldOut: {
    flag: [
      after(`${opener}I enjoyed to hear how the team moved the reports from nightly runs to live tables.`),
      after(`${opener}I have a master's degree in maths. I worked for three banks.`),
      after(`${firstSentences[4]} ${firstSentences[2]}`),
      alone(
        "I graduated in physics. In 2015 I joined Zeiss. I was promoted in 2017. I have 8 years in optics.",
      ),
      alone("I worked as a cook. Then I became a waiter. Later I was a manager. I hold a diploma."),
      after(`${opener}I studied in Rome. I was employed at Fiat until 2020.`),
      after(
        `${opener}I would be glad to hear more about the team, and about the timing, and about all that was said.`,
        "Thank you for Tuesday, it was good to talk.",
      ),
      alone("From 2001 to 2005 I studied. From 2005 to 2010 I worked at BMW. Since 2010 I am at Audi."),
    ],
    pass: [
      after(`${opener}The idea of live tables still interests me.`),
      after("I remain keen on the role. May I ask how things stand?"),
      after(`${opener}Please tell me if a call would help.`),
      alone("I ran a café for six years, so the morning rush does not scare me."),
      alone("You said that you studied in Rome. I was there once, in 2010."),
      alone("At Fiat I tested brakes. Safety comes first for me."),
      after(`${opener}I wish the team a good launch next month.`),
      alone("My five years in support taught me to listen. Thank you for your questions."),
    ],
  },
};

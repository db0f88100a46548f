import type { Corpus, Sample } from "./schema";
import { signature, whole } from "./schema";

const pair = (mine: string, theirs: string): Sample => ({
  body: `Dear Ms. Ito,\n\n${mine}\n\n${signature}`,
  others: [
    {
      to: "Tom Reed",
      body: `Dear Mr. Reed,\n\n${theirs}\n\nBest regards,\nMaria Weber\nlinkedin.com/in/mweber`,
    },
  ],
});

const notes = [
  "Thank you for taking the time to speak with me on Tuesday. I enjoyed talking about the move to Snowflake. I would be glad to join the team, because the work is close to what I did at Otto. Please let me know if I can send anything more.",
  "It was a pleasure to meet you at the plant. Your question about night shifts has stayed with me. For three years I planned rotas for forty people, and I would like to do it for you. I am happy to answer any questions.",
  "Many thanks for the interview. You described how customers wait for their refunds. I once cut that wait by half with a simple queue. Working on it with you would be a pleasure. Just write if you need references.",
  "I am grateful for our talk on Tuesday about the school garden. Children learn best when they can touch things, as you said. My own class grew tomatoes for two years. That is why I would love to teach at your school.",
  "Thank you for the warm welcome in the lab. I liked the way you label every sample twice. In Basel I wrote the software for such labels. It would make me happy to bring it to your team.",
  "I appreciated your open words about the merger. Two teams that become one need patience, and I have been through it once. I would gladly help you with the first months. Feel free to call me at any time.",
];
const swaps: [RegExp, string][] = [
  [/Tuesday|Snowflake|night shifts|refunds|tomatoes|sample|patience/u, "Kafka"],
  [
    /Thank you for|It was a pleasure|Many thanks for|I am grateful for|I appreciated/u,
    "I want to thank you for",
  ],
  [/I would (?:be glad|like|love|gladly help)/u, "I would be very happy"],
];
const changed = (note: string, ...which: number[]) =>
  which.reduce((text, at) => text.replace(swaps[at]?.[0] ?? /$^/u, swaps[at]?.[1] ?? ""), note);
const parts = (note: string) => note.split(/(?<=\.) /u);
const reordered = (note: string) => [...parts(note).slice(1), parts(note)[0]].join(" ");
const oneNew = (note: string, sentence: string) =>
  [parts(note)[0], sentence, ...parts(note).slice(2)].join(" ");
const same = notes.map((note) => pair(note, note));
const flagged: Sample[] = [
  ...same,
  ...notes.map((note) => pair(note, changed(note, 0))),
  ...notes.map((note) => pair(changed(note, 1), note)),
  ...notes.map((note) => pair(changed(note, 0, 2), note)),
  ...notes.map((note) => pair(reordered(note), note)),
  ...notes.map((note) => pair(oneNew(note, "I also liked the coffee very much."), note)),
];
const distinct: Sample[] = notes.flatMap((note, at) => notes.slice(at + 1).map((other) => pair(note, other)));
const sharedEnd = notes.map((note, at) =>
  pair(
    `${parts(note).slice(0, 3).join(" ")} I look forward to hearing from you.`,
    `${parts(notes[(at + 1) % notes.length] ?? "")
      .slice(0, 3)
      .join(" ")} I look forward to hearing from you.`,
  ),
);
const sharedStart = notes.map((note, at) =>
  pair(
    `Thank you for your time on Tuesday. ${parts(note).slice(1).join(" ")}`,
    `Thank you for your time on Tuesday. ${parts(notes[(at + 2) % notes.length] ?? "")
      .slice(1)
      .join(" ")}`,
  ),
);
const written: Sample[] = [
  pair(
    "Thank you for your time. I liked your story about the printer. I have run such an office for six years.",
    "Thank you for your time. We spoke about taxes in Poland. My own desk handled them until June.",
  ),
  pair(
    "I enjoyed the talk about hiring. My team grew from two to nine.",
    "I enjoyed the case about pricing. Excel and I are old friends.",
  ),
  pair(
    "Short and sweet: thank you for the tour.",
    "I have thought about your question on testing since Tuesday, and I would like to help.",
  ),
  { others: [], body: `Dear Ms. Ito,\n\n${notes[0]}\n\n${signature}` },
];

const fresh = [
  "Thank you for showing me the kitchen on Friday. I keep thinking of your idea to let guests choose the bread. I baked for eight years and know sourdough well. It would be a joy to start with you. If you need my papers, I will send them.",
  "I was glad to speak with you on Friday. Allergies are a serious matter, and your colour cards are clever. In Lyon I led the allergy training. Your kitchen is where I would like to work.",
  "Many thanks for the trial shift. You run the pass with a calm voice. I have learned to keep mine down as well. Please tell me if a reference from my last chef would help.",
];

export const d9: Corpus = {
  id: "D9",
  build: (sample) => whole()(sample),
  flag: flagged,
  pass: [...distinct, ...sharedEnd, ...sharedStart, ...written],
  heldOut: {
    flag: [
      ...fresh.map((note) => pair(note, note.replace(/Friday|calm|clever/u, "Monday"))),
      ...fresh.map((note) => pair(`${note} See you soon.`, note)),
      pair(fresh[0] ?? "", (fresh[0] ?? "").toUpperCase()),
      pair(fresh[1] ?? "", (fresh[1] ?? "").replaceAll(". ", ".\n\n")),
    ],
    pass: [
      ...fresh.map((note, at) => pair(note, fresh[(at + 1) % 3] ?? "")),
      ...fresh.map((note, at) => pair(note, notes[at] ?? "")),
      pair(notes[5] ?? "", fresh[0] ?? ""),
      pair(
        "Thank you for your time. I will practise the soup.",
        "Thank you for your time. My knives are ready, and so am I.",
      ),
    ],
  },
};

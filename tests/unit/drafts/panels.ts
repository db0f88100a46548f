import type { DebriefFacts, DraftFacts } from "@/lib/drafts/schema";

/** Name, what was noted, and whether the first name was offered. */
export type Person = [name: string, noted?: DebriefFacts, more?: { firstNameOffered?: boolean }];

export interface Panel {
  company: string;
  role: string;
  kind?: string;
  tone?: "warm" | "formal";
  sender: DraftFacts["sender"];
  people: Person[];
}

/** Twenty rounds of four; in the first ten the debrief was skipped or is one line long. */
export const panels: Panel[] = [
  {
    company: "Acme",
    role: "Data Analyst",
    sender: { name: "Maria Weber", phone: "+49 170 1234567" },
    people: [["Keiko Ito"], ["Tom Reed"], ["Sarah O'Neill"], ["Li Wei"]],
  },
  {
    company: "Nordlicht Klinik",
    role: "Pflegefachkraft (m/w/d)",
    sender: { name: "Amina Yusuf", phone: "+49 151 2345678" },
    people: [["Dr. Sabine Groß"], ["Petra Lang"], ["Jonas Ek"], ["Mehmet Öz"]],
  },
  {
    company: "Brightwater Schools",
    role: "Primary Teacher",
    tone: "formal",
    sender: { name: "José Núñez", phone: "+34 600 111 222" },
    people: [["Anna Hill"], ["Brian Cole"], ["Chioma Ade"], ["Dana Fox"]],
  },
  {
    company: "Helio",
    role: "Senior Product Manager",
    kind: "video",
    sender: { name: "Priya Nair", link: "linkedin.com/in/priyanair" },
    people: [["Ben Ford"], ["Eva Lindt"], ["Omar Haddad"], ["Yuki Mori"]],
  },
  {
    company: "Café Morgenrot",
    role: "Barista",
    tone: "warm",
    sender: { name: "Leo", phone: "0170 1112223" },
    people: [
      ["Nina Kaya", {}, { firstNameOffered: true }],
      ["Paul Stein", {}, { firstNameOffered: true }],
      ["Rosa", {}, { firstNameOffered: true }],
      ["Tim Vogel", {}, { firstNameOffered: true }],
    ],
  },
  {
    company: "Orbit Bank",
    role: "Compliance Officer",
    tone: "formal",
    sender: { name: "Daniel Kim", phone: "+1 415 555 0137" },
    people: [
      ["Grace Park", { topic: "KYC backlog" }],
      ["Henry Wu", { topic: "-" }],
      ["Isla Moore", { topic: "it was good" }],
      ["Jack Lee", {}],
    ],
  },
  {
    company: "Feldhof",
    role: "Farm Manager",
    sender: { name: "Ivana Petrović", phone: "+381 60 1234567" },
    people: [
      ["Karl Huber", { moment: "he showed me the new calves" }],
      ["Lena Huber", { challenge: "finding people for the harvest" }],
      ["Max Moser"],
      ["Nora Graf", { topic: "organic certification" }],
    ],
  },
  {
    company: "Quill & Co.",
    role: "Copywriter",
    sender: { name: "Zoë Clark", link: "zoeclark.co" },
    people: [
      ["Oscar Wild", { topic: "tone of voice guide" }],
      ["Pia Roth", { topic: "tone of voice guide" }],
      ["Quentin Bo", { topic: "tone of voice guide" }],
      ["Rita Sol", { topic: "tone of voice guide" }],
    ],
  },
  {
    company: "TransAlp Logistik",
    role: "Dispatcher",
    kind: "phone",
    sender: { name: "Marek Nowak", phone: "+48 600 700 800" },
    people: [
      ["Stefan Maier", { challenge: "drivers in winter" }],
      ["Tina Berg", { fit: "5 years dispatching at DHL" }],
      ["Uwe Kern"],
      ["Vera Paul", { topic: "shifts" }],
    ],
  },
  {
    company: "Pixelwerk",
    role: "UX Designer",
    sender: { name: "Sofia Rossi", link: "sofia.design" },
    people: [
      ["Wanda Klee", { moment: "laughed about comic sans" }],
      ["Xaver Beck", { idea: "design tokens" }],
      ["Yara Said"],
      ["Zack Hall", { askedFor: "my portfolio" }],
    ],
  },
  {
    company: "Stratus",
    role: "Platform Engineer",
    sender: { name: "Wei Chen", phone: "+1 206 555 0188", link: "github.com/weichen" },
    people: [
      [
        "Ann Ray",
        {
          topic: "Migration to Kubernetes",
          challenge: "Their releases take two weeks because of manual testing",
          fit: "cut release time from 10 days to 1 at Shopline",
        },
      ],
      [
        "Bob Tan",
        {
          topic: "how they do on-call",
          moment: "He told me about the outage on Christmas eve",
          fit: "I ran on-call for a team of 12",
        },
      ],
      ["Cy Dunn", { challenge: "hiring in Lisbon", fit: "6 yrs exp in hiring engineers" }],
      [
        "Di Fox",
        {
          topic: "we talked about postgres tuning",
          clarification: "I should have mentioned that I also wrote an extension for Postgres",
          askedFor: "they asked me to send code samples",
        },
      ],
    ],
  },
  {
    company: "Grünblatt GmbH",
    role: "Marketing Managerin",
    sender: { name: "Claudia Sommer", phone: "+49 176 9998877" },
    people: [
      [
        "Erik Holm",
        {
          topic: "The new campaign for oat milk",
          challenge: "reaching people over 50",
          fit: "led the 60plus campaign at Alnatura, sales +18%",
        },
      ],
      [
        "Frida Lund",
        {
          moment: "Her story about the goat in the office",
          doubt: "my lack of B2B experience",
          fit: "10 years of brand work",
        },
      ],
      ["Gus Ott", { topic: "budget planning", idea: "podcast for farmers" }],
      [
        "Hanna Vik",
        {
          challenge: "they have no data on who buys in the shops",
          fit: "built a loyalty app with 40k users",
        },
      ],
    ],
  },
  {
    company: "St. Mary's Hospital",
    role: "ICU Nurse",
    tone: "formal",
    sender: { name: "Fatima Al-Sayed", phone: "+44 7700 900123" },
    people: [
      [
        "Dr. Ian Webb",
        {
          topic: "night handover",
          challenge: "Handover at 6am is chaotic",
          fit: "introduced a one-page handover sheet on my ward",
        },
      ],
      [
        "Joan Price",
        { moment: "when she said that every nurse gets a real break", fit: "8 years in intensive care" },
      ],
      ["Kofi Mensah", { topic: "training of new nurses", fit: "I mentor two students each term" }],
      ["Lucy Hart", { doubt: "the distance from my home", challenge: "staff shortage on weekends" }],
    ],
  },
  {
    company: "Lumen Schools",
    role: "Mathematics Teacher",
    sender: { name: "Oleh Shevchenko", phone: "+380 67 123 4567" },
    people: [
      [
        "Mia Stone",
        {
          topic: "we was talking about children who afraid of math",
          challenge: "many pupils come without breakfast and cannot concentrate",
          fit: "I make math club 4 years in Lviv",
        },
      ],
      ["Ned Fay", { moment: "He tell me story about the school parrot", fit: "good with parents" }],
      ["Ola Berg", { topic: "exams", fit: "prepared 60 pupils for state exam" }],
      ["Pat Quinn", { challenge: "new books are late", idea: "homework by telephone" }],
    ],
  },
  {
    company: "Delta Foods",
    role: "Plant Supervisor",
    sender: { name: "Rosa Jiménez", phone: "+1 512 555 0144" },
    people: [
      [
        "Quincy Bell",
        {
          topic: "Safety on line 3",
          challenge: "line 3 stops twice a day",
          fit: "reduced downtime by 22% in my last plant",
        },
      ],
      ["Ruth Gray", { topic: "shift swaps", fit: "Managed 45 people over three shifts" }],
      ["Sam Ochoa", { moment: "tour of the cold store", fit: "forklift license" }],
      [
        "Tara Bly",
        { challenge: "They need someone who speaks Spanish with the crew", fit: "native Spanish speaker" },
      ],
    ],
  },
  {
    company: "Kanzlei Brandt",
    role: "Paralegal",
    tone: "formal",
    sender: { name: "Katrin Wolf", phone: "+49 30 901820" },
    people: [
      [
        "Dr. Uta Brandt",
        {
          topic: "the e-file introduction",
          challenge: "lawyers still print everything",
          fit: "set up the e-file at Kern & Partner",
        },
      ],
      ["Viktor Ress", { topic: "deadline calendar", clarification: "I have also worked with RA-MICRO" }],
      ["Wilma Daus", { moment: "the joke about paper clips" }],
      ["Yannick Erb", { topic: "English contracts", fit: "fluent in English, two years in Dublin" }],
    ],
  },
  {
    company: "Skylark Games",
    role: "Community Manager",
    sender: { name: "Jamie Park", link: "jamiepark.gg" },
    people: [
      [
        "Zed Moon",
        {
          topic: "moderating Discord!!",
          challenge: "Toxic players after each patch",
          fit: "I moderated a 200k member server",
        },
      ],
      ["Ada Cruz", { moment: "we both love Stardew Valley", idea: "player council" }],
      ["Bo Shin", { topic: "patch notes nobody reads" }],
      [
        "Cleo Day",
        { challenge: "Needs more people at conventions", fit: "organized booths at PAX and Gamescom" },
      ],
    ],
  },
  {
    company: "Nova Insurance",
    role: "Claims Adjuster",
    sender: { name: "Thandiwe Dlamini", phone: "+27 82 555 0199" },
    people: [
      [
        "Dirk Bos",
        {
          topic: "She explained the new fraud model",
          challenge: "too many open claims",
          fit: "closed 30 claims per week",
        },
      ],
      ["Elna Smit", { topic: "flood claims", moment: "how she once measured a flooded house by boat" }],
      ["Finn Dey", { fit: "I have 7 years experience in motor claims" }],
      ["Gita Rao", { topic: "customer calls", doubt: "that I never worked remotely" }],
    ],
  },
  {
    company: "Maison Lefèvre",
    role: "Chef de partie",
    sender: { name: "Théo Martin", phone: "+33 6 12 34 56 78" },
    people: [
      [
        "Hugo Blanc",
        {
          topic: "sauces",
          challenge: "keeping quality at 200 covers",
          fit: "did 180 covers a night at Le Comptoir",
        },
      ],
      ["Inès Roy", { topic: "local vegetables", moment: "tasting the tomato water" }],
      ["Jules Petit", { topic: "apprentices", fit: "trained 3 apprentices" }],
      ["Katia Noir", { idea: "a menu without waste" }],
    ],
  },
  {
    company: "Meridian Research",
    role: "Research Assistant",
    tone: "formal",
    sender: { name: "Ananya Gupta", link: "ananyagupta.in", phone: "+91 98765 43210" },
    people: [
      [
        "Prof. Liam Byrne",
        {
          topic: "Their longitudinal study on sleep and memory in shift workers",
          challenge: "participants drop out after wave two",
          fit: "kept 91% of participants in a three-wave panel",
        },
      ],
      [
        "Mona Said",
        { topic: "R packages", clarification: "forgot to say that I maintain a small R package" },
      ],
      [
        "Nils Falk",
        {
          moment: "his question what I would do with bad data",
          fit: "wrote the data cleaning protocol for our lab",
        },
      ],
      ["Olga Reyes", { topic: "ethics approval", askedFor: "my thesis and two references" }],
    ],
  },
];

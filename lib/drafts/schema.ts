/** Every kind of message that can be drafted and checked, in the words of DESIGN.md. */
export const draftKinds = [
  "thank-you",
  "check-in",
  "second-follow-up",
  "after-timeline",
  "last-note",
  "call-script",
  "linkedin-note",
  "forward-request",
  "rejection-reply",
  "application-follow-up",
  "handwritten-note",
  "withdrawal",
  "offer-thanks",
  "deadline-note",
  "no-show",
] as const;

export type DraftKind = (typeof draftKinds)[number];

/** What was noted after the interview. Free text, as typed; every part may be missing. */
export interface DebriefFacts {
  topic?: string | null;
  moment?: string | null;
  challenge?: string | null;
  fit?: string | null;
  clarification?: string | null;
  doubt?: string | null;
  idea?: string | null;
  askedFor?: string | null;
}

/** Everything a draft may use. Nothing else ever gets into one. */
export interface DraftFacts {
  kind: DraftKind;
  sender: { name: string | null; phone?: string | null; link?: string | null; signature?: string | null };
  recipient: {
    key: string;
    name: string | null;
    /** How they are addressed: "Ms. Ito" or "Keiko" (W1). */
    addressAs?: string | null;
    firstNameOffered?: boolean;
    /** "Ms." and the like is used in the greeting, a job title only on the call card. */
    title?: string | null;
    email?: string | null;
  } | null;
  company: string;
  role: string;
  /** Local day of the interview, YYYY-MM-DD; of the application for an application follow-up. */
  /** They said no before any interview (T14); `interviewOn` is then the day of the application. */
  withoutInterview?: boolean | undefined;
  interviewOn: string;
  interviewKind?: string;
  /** "14:30", for a no-show note. */
  interviewTime?: string | null;
  today: string;
  debrief?: DebriefFacts;
  timeline?: { text: string; saidBy?: string | null; date?: string | null; passed: boolean } | null;
  previous?: { kind: DraftKind; sentOn: string }[];
  /** The thank-yous came too late: this message says the thanks. */
  belatedThanks?: boolean;
  /** The other interviewers of the round: no two notes alike (D9). */
  others?: { key: string; name: string }[];
  /** For a forward request: the notes it carries (W2). */
  notes?: { name: string; body: string }[];
  /** An offer's deadline, YYYY-MM-DD (T20). */
  decideOn?: string | null;
  /** 200 on a free LinkedIn account, else 300 (W2). Default 200. */
  linkedInLimit?: 200 | 300;
  tone?: "warm" | "formal";
  /** The user's own templates; in a panel each person gets the one of their place, and beyond those ours (D9). */
  ownWordings?: Partial<Record<DraftKind, readonly OwnWording[]>>;
  /** 0, 1, 2 …: another wording of the same facts. */
  variant?: number;
}

/** A user's own template of a message: plain text with variables in braces. */
export interface OwnWording {
  subject: string;
  body: string;
}

export interface DraftSentence {
  text: string;
  source: "template" | "interview" | "debrief" | "promise" | "profile" | "contact" | "history";
  /** The fact it rests on, such as "debrief.topic". */
  fact?: string;
}

export interface DraftQuestion {
  fact: string;
  ask: string;
  hint: string;
}

/** `body` is `paragraphs`, sentences joined by a space and paragraphs by an empty line. */
export interface Draft {
  subject: string;
  body: string;
  paragraphs: DraftSentence[][];
  questions: DraftQuestion[];
  words: number;
  voicemail?: string;
}

/** A sentence on its way into a draft. The higher `spare`, the sooner it is left out when room is short. */
export interface Piece extends DraftSentence {
  spare?: number;
}

/** What a kind of message gives to the assembler. */
export interface Outline {
  subject: string;
  paragraphs: (Piece | null)[][];
  questions: DraftQuestion[];
  voicemail?: string;
}

import type { CheckInput } from "@/lib/draft-checks/schema";

/** A whole message as somebody might really write it, with the checks that ought to speak up, by a person's judgement. */
export interface FreshNote extends Pick<CheckInput, "subject" | "body"> {
  who: string;
  kind?: CheckInput["kind"];
  recipient?: CheckInput["recipient"];
  company?: string;
  role?: string;
  topics?: string[];
  others?: CheckInput["others"];
  earlier?: CheckInput["earlier"];
  expects?: readonly string[];
}

export function asInput({ who: _who, expects: _expects, topics, ...note }: FreshNote): CheckInput {
  return {
    kind: "thank-you",
    recipient: { name: "Keiko Ito", title: "Ms." },
    company: "Acme",
    role: "Data Analyst",
    sender: { name: "Maria Weber" },
    debrief: { topics: topics ?? ["the move to Kafka"] },
    ...note,
  };
}

import type { CheckId, CheckInput } from "@/lib/draft-checks/schema";

/** A sentence, put into a frame by `build`, or the parts of a request that differ from the frame. */
export type Sample = string | Partial<CheckInput>;

export interface Corpus {
  id: CheckId;
  build: (sample: Sample) => CheckInput;
  flag: Sample[];
  pass: Sample[];
  /** Written before the rules were tuned and not looked at while tuning. */
  heldOut: { flag: Sample[]; pass: Sample[] };
}

export const signature = "Kind regards,\nMaria Weber\n+49 170 1234567";

const base: CheckInput = {
  kind: "thank-you",
  subject: "Thank you for the Data Analyst interview",
  body: "",
  recipient: { name: "Keiko Ito" },
  company: "Acme",
  role: "Data Analyst",
  sender: { name: "Maria Weber" },
};

export function whole(kind: CheckInput["kind"] = "thank-you") {
  return (sample: Sample): CheckInput =>
    typeof sample === "string"
      ? { ...base, kind, body: `Dear Ms. Ito,\n\n${sample}\n\n${signature}` }
      : { ...base, kind, ...sample };
}

/** The sentence in the middle of an otherwise good message. */
export function within(kind: CheckInput["kind"] = "thank-you") {
  return (sample: Sample): CheckInput =>
    typeof sample === "string"
      ? {
          ...base,
          kind,
          body: `Dear Ms. Ito,\n\nThank you for taking the time to speak with me on Tuesday about the Data Analyst role. ${sample}\n\nPlease let me know if I can add anything.\n\n${signature}`,
        }
      : { ...base, kind, ...sample };
}

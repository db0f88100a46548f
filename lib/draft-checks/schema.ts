import * as z from "zod";
import { draftKinds } from "../drafts/schema";

export const longestBody = 20_000;
export const largestRequestBytes = 256 * 1024;

const line = (most: number) => z.string().max(most);
const body = line(longestBody);

/** The body of POST /api/draft-check, as DESIGN.md has it. */
export const draftCheckRequestSchema = z.strictObject({
  kind: z.enum(draftKinds),
  subject: line(1_000),
  body,
  recipient: z
    .strictObject({ name: line(300), email: line(320).optional(), title: line(300).optional() })
    .optional(),
  company: line(300).optional(),
  role: line(300).optional(),
  sender: z.strictObject({ name: line(300) }).optional(),
  debrief: z.strictObject({ topics: z.array(line(500)).max(30).optional() }).optional(),
  others: z
    .array(z.strictObject({ to: line(300), body }))
    .max(20)
    .optional(),
  earlier: z
    .array(z.strictObject({ kind: z.enum(draftKinds), body }))
    .max(20)
    .optional(),
});

export type DraftCheckRequest = z.infer<typeof draftCheckRequestSchema>;

/** What a check may look at. `elsewhere` is what else is on file, known to the app and not to the open API (D12). */
export interface CheckInput extends DraftCheckRequest {
  elsewhere?: { companies?: string[]; roles?: string[] };
}

export type CheckId =
  | "D1"
  | "D2"
  | "D3"
  | "D4"
  | "D5"
  | "D6"
  | "D7"
  | "D8"
  | "D9"
  | "D10"
  | "D11"
  | "D12"
  | "D13"
  | "D15"
  | "D16"
  | "D17"
  | "D18"
  | "D19";

export interface CheckFinding {
  id: CheckId;
  severity: "stop" | "advice";
  message: string;
  /** UTF-16 offsets into the body; empty when it is about the subject or about something missing. */
  ranges: [number, number][];
}

export interface CheckAnswer {
  words: number;
  checks: CheckFinding[];
}

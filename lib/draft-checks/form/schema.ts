import { z } from "zod";
import { draftKinds } from "@/lib/drafts/schema";
import { withRows } from "@/lib/text/form/schema";
import { type DraftCheckRequest, longestBody } from "../schema";

const MOST_TOPICS = 30;
const LONGEST_TOPIC = 500;

const line = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`).default("");
const note = z
  .string()
  .max(longestBody, "This is longer than any note should be. Use at most 20,000 characters.")
  .transform((text) => text.replace(/\r\n?/g, "\n"))
  .default("");

/** The form of /check, as the question that POST /api/draft-check would get. What was left empty is not asked about. */
export const checkForm = withRows(
  "others",
  z
    .object({
      kind: z.enum(draftKinds, "Choose what kind of note this is."),
      subject: line(1_000),
      body: note.refine((text) => text.trim() !== "", "Paste or write the note first."),
      recipient: line(300),
      company: line(300),
      role: line(300),
      sender: line(300),
      topics: line(10_000),
      others: z
        .array(z.object({ to: line(300), body: note }))
        .max(20, "At most 20 other notes.")
        .default([]),
    })
    .transform((form): DraftCheckRequest => {
      const topics = linesOf(form.topics);
      return {
        kind: form.kind,
        subject: form.subject,
        body: form.body,
        ...(form.recipient && { recipient: { name: form.recipient } }),
        ...(form.company && { company: form.company }),
        ...(form.role && { role: form.role }),
        ...(form.sender && { sender: { name: form.sender } }),
        ...(topics.length > 0 && { debrief: { topics } }),
        ...(form.others.length > 0 && { others: form.others }),
      };
    }),
);

function linesOf(text: string): string[] {
  return text
    .split(/[\n\r]+/)
    .map((topic) => topic.trim().slice(0, LONGEST_TOPIC))
    .filter(Boolean)
    .slice(0, MOST_TOPICS);
}

import "server-only";
import type { OwnerId } from "@/lib/auth/owner";
import { draftFacts } from "../facts/queries";
import { getStepFiles } from "../facts/step/queries";
import { assembleDraft } from "../rules";

export interface LastNote {
  to: { contactId: string; name: string; email: string | null } | null;
  subject: string;
  body: string;
}

/** The short last note that a step for a call offers beside the call (T10, T11). Raises `not-found`. */
export async function findLastNote(owner: OwnerId, stepId: string, now: Date): Promise<LastNote | null> {
  const [file] = await getStepFiles(owner, stepId);
  const facts = draftFacts(file, now, "last-note");
  if (!facts) {
    return null;
  }
  const { recipient } = file;
  const { subject, body } = assembleDraft(facts);
  return {
    to: recipient && { contactId: recipient.id, name: recipient.name, email: recipient.email },
    subject,
    body,
  };
}

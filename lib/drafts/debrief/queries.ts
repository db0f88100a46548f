import "server-only";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { noteFields } from "@/lib/debriefs/rules";
import { draftFacts, filesOfOpenThankYous } from "../facts/queries";
import type { DraftFacts } from "../schema";

export interface ThankYouInTheMaking {
  contactId: string | null;
  /** Null once it is written in the user's own words, which notes do not change. */
  facts: DraftFacts | null;
}

/** The open thank-yous of a round with what they are made from, so that a page can show them while notes are typed. */
export function listThankYousInTheMaking(
  owner: OwnerId,
  roundId: string,
  now: Date,
): Promise<ThankYouInTheMaking[]> {
  const id = rowId(roundId);
  return readAs(owner, async (tx) => {
    const files = await filesOfOpenThankYous(tx, owner, id);
    return files.map((file) => ({
      contactId: file.step.contactId,
      facts: file.own ? null : withPlainNotes(draftFacts(file, now)),
    }));
  });
}

/** Only what is written, not the row around it. */
function withPlainNotes(facts: DraftFacts | null): DraftFacts | null {
  return (
    facts && {
      ...facts,
      debrief: Object.fromEntries(noteFields.map((field) => [field, facts.debrief?.[field] ?? null])),
    }
  );
}

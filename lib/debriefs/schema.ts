import { z } from "zod";
import { idFromOutside, optionalId, optionalProse, wholeNumber } from "@/lib/text/schema";

const note = optionalProse(2000);

/** What is left out stays as it is; an empty text is taken away. Without a contact it is about the whole round. */
export const debriefNoteSchema = z.strictObject({
  roundId: idFromOutside(),
  contactId: optionalId(),
  topic: note,
  moment: note,
  challenge: note,
  fit: note,
  clarification: note,
  doubt: note,
  idea: note,
  askedFor: note,
  version: wholeNumber(1, 1_000_000_000).optional(),
});

export type DebriefNote = z.output<typeof debriefNoteSchema>;

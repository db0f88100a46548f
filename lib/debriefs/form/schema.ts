import { z } from "zod";
import { checkTiming, promiseOf, timing } from "@/lib/interviews/form/schema";
import { withRows } from "@/lib/text/form/schema";
import { calendarDay, idFromOutside, wholeNumber } from "@/lib/text/schema";
import { profileSchema } from "@/lib/users/schema";
import { type DebriefNote, debriefNoteSchema } from "../schema";

/** A form sends an empty version for a note that is not on file yet. */
const formVersion = z.union([
  z.literal("").transform(() => undefined),
  wholeNumber(1, 1_000_000_000).optional(),
]);

const noteRow = z.strictObject({
  ...debriefNoteSchema.omit({ roundId: true }).shape,
  version: formVersion,
});

/** One note that is kept while it is typed. */
export const keptNoteForm = z.strictObject({ ...debriefNoteSchema.shape, version: formVersion });

/** The page "How did it go?": a few lines per person, and what they said about timing. */
export const howItWentForm = withRows(
  "notes",
  z
    .strictObject({
      stepId: idFromOutside(),
      roundId: idFromOutside(),
      applicationId: idFromOutside(),
      saidOn: calendarDay(),
      notes: z.array(noteRow).max(20),
      ...timing,
    })
    .superRefine(checkTiming)
    .transform(({ said, byOn, spanDays, words, understood, notes, ...rest }) => ({
      ...rest,
      notes: notes.filter(isWritten),
      promise: promiseOf({ said, byOn, spanDays, words, understood }),
    })),
);

export type HowItWent = z.output<typeof howItWentForm>;

/** The questions above a draft: notes on one person, and what the closing of a letter needs. An empty answer is none. */
export const draftAnswersForm = z
  .strictObject({
    stepId: idFromOutside(),
    ...debriefNoteSchema.omit({ version: true }).shape,
    "sender-name": profileSchema.shape.name,
    "sender-phone": profileSchema.shape.phone,
  })
  .transform(({ stepId, "sender-name": name, "sender-phone": phone, ...note }) => ({
    stepId,
    sender: { ...(name && { name }), ...(phone && { phone }) },
    note,
  }));

export type DraftAnswers = z.output<typeof draftAnswersForm>;

/** A note with a version is on file: emptying it counts too. */
function isWritten({ contactId: _contactId, version, ...texts }: Omit<DebriefNote, "roundId">): boolean {
  return version !== undefined || Object.values(texts).some(Boolean);
}

import { z } from "zod";
import { withRows } from "@/lib/text/form/schema";
import { cleanLine, cleanProse } from "@/lib/text/rules";
import { wholeNumber } from "@/lib/text/schema";
import { draftKinds } from "../schema";
import { faultIn, mostWordings, panelKinds } from "./rules";

export const ownWordingKind = z.enum(draftKinds);

const wording = z.strictObject({
  subject: template(z.string().max(150, "Keep the subject under 150 characters."), cleanLine).default(""),
  body: template(
    z.string().min(1, "The message is empty.").max(4000, "Keep the message under 4,000 characters."),
    cleanProse,
  ),
});

/** The user's templates of a kind; an empty row is none. `version` is empty while there were none on file. */
export const ownWordingsForm = withRows(
  "wordings",
  z
    .strictObject({
      kind: ownWordingKind,
      version: z.union([z.literal("").transform(() => null), wholeNumber(1, 1_000_000_000)]),
      wordings: z.array(wording).min(1, "Write at least one.").max(mostWordings),
    })
    .refine(({ kind, wordings }) => wordings.length === 1 || panelKinds.includes(kind), {
      message: "This message goes to one person, so it has one wording.",
    }),
);

export type OwnWordingsInput = z.output<typeof ownWordingsForm>;

function template(within: z.ZodType<string, string>, clean: (text: string) => string) {
  return z
    .string()
    .transform(clean)
    .pipe(within)
    .superRefine((text, context) => {
      const fault = faultIn(text);
      if (fault) context.addIssue({ code: "custom", message: fault });
    });
}

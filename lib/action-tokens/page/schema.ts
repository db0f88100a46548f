import { z } from "zod";
import { handOffSchema } from "@/lib/follow-ups/steps/schema";
import { idFromOutside, optionalLine } from "@/lib/text/schema";

const stepId = idFromOutside();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "Choose a day.");

/** What the page behind a mail's button can do: something to one step of that mail, or a pause of everything. */
export const tokenActSchema = z.discriminatedUnion(
  "act",
  [
    z.strictObject({
      act: z.literal("sent"),
      stepId,
      /** When it went out, if that was not just now. */
      at: z.iso.datetime().optional(),
      anyway: z.literal("yes").optional(),
    }),
    z.strictObject({ act: z.literal("not-yet"), stepId }),
    z.strictObject({ act: z.literal("opened"), stepId, method: handOffSchema.shape.method }),
    z.strictObject({ act: z.literal("skip"), stepId }),
    z.strictObject({ act: z.literal("undo"), stepId }),
    z.strictObject({
      act: z.literal("snooze"),
      stepId,
      until: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}Z)?$/, "Choose when."),
    }),
    z.strictObject({
      act: z.literal("replied"),
      stepId,
      response: z.enum(
        ["good-news", "wait", "courtesy", "out-of-office", "rejection", "other"],
        "Choose what they said.",
      ),
      until: z.union([day, z.literal("")]).optional(),
    }),
    z.strictObject({ act: z.literal("note"), stepId, topic: optionalLine(300) }),
    z.strictObject({ act: z.literal("name"), stepId, name: optionalLine(120) }),
    z.strictObject({ act: z.literal("pause") }),
    z.strictObject({ act: z.literal("resume") }),
  ],
  { error: "Choose what to do." },
);

export type TokenAct = z.output<typeof tokenActSchema>;
/** An act upon one step. */
export type StepAct = Extract<TokenAct, { stepId: string }>;

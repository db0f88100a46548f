import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { draft, followUpStep } from "@/db/schema";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { AppError, notFound } from "@/lib/errors";
import { cleanLine, cleanProse } from "@/lib/text/rules";

export const draftInput = z.object({
  stepId: z.string(),
  subject: z
    .string()
    .transform(cleanLine)
    .pipe(z.string().max(150, "Keep the subject under 150 characters.")),
  body: z
    .string()
    .transform(cleanProse)
    .pipe(
      z.string().min(1, "The message is empty.").max(10_000, "Keep the message under 10,000 characters."),
    ),
  /** The version the page showed; empty while the wording was the assembled one. */
  version: z
    .string()
    .regex(/^\d*$/)
    .optional()
    .transform((typed) => (typed ? Number(typed) : null)),
});

/**
 * Keeps the user's own wording of a step's message. A wording saved from another tab in between is a `conflict` that
 * carries it in `details.current`, so that nobody's words are lost (F39).
 */
export function saveDraft(
  owner: OwnerId,
  input: z.output<typeof draftInput>,
  now: Date,
): Promise<{ version: number }> {
  const stepId = rowId(input.stepId);
  return commandAs(owner, async (tx) => {
    const [step] = await tx
      .select({ id: followUpStep.id })
      .from(followUpStep)
      .where(and(eq(followUpStep.ownerId, owner), eq(followUpStep.id, stepId)));
    if (!step) {
      throw notFound();
    }
    const wording = { subject: input.subject, body: input.body, updatedAt: now };
    const [saved] =
      input.version === null
        ? await tx
            .insert(draft)
            .values({ ownerId: owner, stepId, ...wording })
            .onConflictDoNothing()
            .returning({ version: draft.version })
        : await tx
            .update(draft)
            .set({ ...wording, version: sql`${draft.version} + 1` })
            .where(and(eq(draft.ownerId, owner), eq(draft.stepId, stepId), eq(draft.version, input.version)))
            .returning({ version: draft.version });
    if (saved) {
      return saved;
    }
    const [current] = await tx
      .select({ subject: draft.subject, body: draft.body, version: draft.version })
      .from(draft)
      .where(and(eq(draft.ownerId, owner), eq(draft.stepId, stepId)));
    if (current && current.subject === input.subject && current.body === input.body) {
      return { version: current.version };
    }
    throw new AppError("conflict", undefined, { current: current ?? null });
  });
}

/** Drops the user's own wording; the draft is assembled afresh from what is on file. */
export function resetDraft(owner: OwnerId, stepId: string, _now: Date): Promise<void> {
  const id = rowId(stepId);
  return commandAs(owner, async (tx) => {
    await tx.delete(draft).where(and(eq(draft.ownerId, owner), eq(draft.stepId, id)));
  });
}

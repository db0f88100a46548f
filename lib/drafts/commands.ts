import "server-only";
import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { draft, earlierDraft, followUpStep } from "@/db/schema";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { cleanLine, cleanProse } from "@/lib/text/rules";
import { draftsOfSteps } from "./queries";

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
  /** It takes the place of what was saved elsewhere, which is kept among the earlier versions. */
  over: z.literal("yes").optional(),
});

const mostEarlier = 20;
/** Saves while typing follow each other closely; what stood before such a run is kept, not each of its pauses. */
const runSeconds = 90;

/**
 * Keeps the user's own wording of a step's message; what it was before, at first the assembled one, stays among the earlier
 * versions. A wording saved from another tab in between is a `conflict` that carries it in `details.current`, so that nobody's
 * words are lost (F39).
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
    const [before] = await tx
      .select()
      .from(draft)
      .where(and(eq(draft.ownerId, owner), eq(draft.stepId, stepId)));
    if (before?.subject === input.subject && before.body === input.body) {
      return { version: before.version };
    }
    const [ours] = before ? [] : await draftsOfSteps(tx, owner, [stepId], now);
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
    if (!saved) {
      const { subject, body, version } = before ?? {};
      throw new AppError("conflict", undefined, { current: before ? { subject, body, version } : null });
    }
    if (before) {
      await keepEarlier(tx, owner, before, now, input.over === "yes");
    } else if (ours?.body) {
      await keepEarlier(
        tx,
        owner,
        { stepId, subject: ours.subject, body: ours.body, updatedAt: now },
        now,
        true,
      );
    }
    return saved;
  });
}

/** Drops the user's own wording, which stays among the earlier versions; the draft is assembled afresh from what is on file. */
export function resetDraft(owner: OwnerId, stepId: string, now: Date): Promise<void> {
  const id = rowId(stepId);
  return commandAs(owner, async (tx) => {
    const [dropped] = await tx
      .delete(draft)
      .where(and(eq(draft.ownerId, owner), eq(draft.stepId, id)))
      .returning();
    if (dropped) {
      await keepEarlier(tx, owner, dropped, now, true);
    }
  });
}

async function keepEarlier(
  tx: Transaction,
  owner: OwnerId,
  before: Pick<typeof draft.$inferSelect, "stepId" | "subject" | "body" | "updatedAt">,
  now: Date,
  always: boolean,
): Promise<void> {
  const { stepId, subject, body, updatedAt } = before;
  const ofStep = and(eq(earlierDraft.ownerId, owner), eq(earlierDraft.stepId, stepId));
  const newestFirst = [desc(earlierDraft.replacedAt), desc(earlierDraft.id)];
  const [last] = await tx
    .select()
    .from(earlierDraft)
    .where(ofStep)
    .orderBy(...newestFirst)
    .limit(1);
  const sinceLast = last ? (now.getTime() - last.replacedAt.getTime()) / 1000 : Infinity;
  const isKnown = last?.subject === subject && last.body === body;
  if (isKnown || (sinceLast < runSeconds && !always)) {
    return;
  }
  await tx
    .insert(earlierDraft)
    .values({ id: newId(), ownerId: owner, stepId, subject, body, writtenAt: updatedAt, replacedAt: now });
  const kept = await tx
    .select({ id: earlierDraft.id })
    .from(earlierDraft)
    .where(ofStep)
    .orderBy(...newestFirst)
    .limit(mostEarlier);
  await tx.delete(earlierDraft).where(
    and(
      ofStep,
      notInArray(
        earlierDraft.id,
        kept.map((row) => row.id),
      ),
    ),
  );
}

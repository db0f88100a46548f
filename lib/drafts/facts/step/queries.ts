import "server-only";
import { and, asc, eq, ne, or } from "drizzle-orm";
import { cache } from "react";
import type { Transaction } from "@/db/client";
import { followUpStep } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import { filesOfSteps, type StepFile } from "../queries";

export type StepFiles = [file: StepFile, ...beside: StepFile[]];

/**
 * The file of a step, and after it those of the other thank-yous of its round; read once per page, however many of its parts ask.
 * Raises `not-found`.
 */
export const getStepFiles = cache((owner: OwnerId, stepId: string): Promise<StepFiles> => {
  const id = rowId(stepId);
  return readAs(owner, (tx) => stepFilesIn(tx, owner, id));
});

/** `getStepFiles` within the caller's transaction. */
export async function stepFilesIn(tx: Transaction, owner: OwnerId, stepId: string): Promise<StepFiles> {
  const [file, ...beside] = await filesOfSteps(tx, owner, [
    stepId,
    ...(await thankYousBeside(tx, owner, stepId)),
  ]);
  if (file?.step.id !== stepId) {
    throw notFound();
  }
  return [file, ...beside];
}

/** The other thank-yous of the same round; none for another kind of step. */
async function thankYousBeside(tx: Transaction, owner: OwnerId, stepId: string): Promise<string[]> {
  const own = tx
    .select({ roundId: followUpStep.roundId })
    .from(followUpStep)
    .where(
      and(eq(followUpStep.ownerId, owner), eq(followUpStep.id, stepId), eq(followUpStep.kind, "thank-you")),
    );
  const rows = await tx
    .select({ id: followUpStep.id })
    .from(followUpStep)
    .where(
      and(
        eq(followUpStep.ownerId, owner),
        eq(followUpStep.kind, "thank-you"),
        ne(followUpStep.id, stepId),
        or(eq(followUpStep.state, "planned"), eq(followUpStep.state, "done")),
        eq(followUpStep.roundId, own),
      ),
    )
    .orderBy(asc(followUpStep.position), asc(followUpStep.id))
    .limit(20);
  return rows.map((row) => row.id);
}

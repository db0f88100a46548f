import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { followUpStep, handOff } from "@/db/schema";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { draftsOfSteps } from "@/lib/drafts/queries";
import { notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { messageMethods } from "@/lib/messages/schema";
import { markDoneIn, type StepActed } from "../commands";
import { stepIn } from "../steps/finding/queries";
import type { HandOffInput } from "../steps/schema";

/** The draft was handed to a mail app or copied; remembered so that nobody is nagged into sending twice. */
export async function recordHandOff(owner: OwnerId, input: HandOffInput, now: Date): Promise<void> {
  await commandAs(owner, async (tx) => {
    const step = await stepIn(tx, owner, input.stepId);
    await tx
      .insert(handOff)
      .values({ id: newId(), ownerId: owner, stepId: step.id, method: input.method, openedAt: now });
  });
}

/** It was opened and did not go out after all: the question is not asked again until it is opened again. */
export async function forgetHandOff(owner: OwnerId, stepId: string, _now: Date): Promise<void> {
  await commandAs(owner, async (tx) => {
    const step = await stepIn(tx, owner, stepId);
    await tx.delete(handOff).where(and(eq(handOff.ownerId, owner), eq(handOff.stepId, step.id)));
  });
}

export interface ConfirmedSteps {
  stepIds: readonly string[];
  /** How they went out, where it was not by email. */
  method?: (typeof messageMethods)[number];
}

/**
 * Several messages went out: each is logged with its wording as it stands (W7), at the time it was last opened, else now. What is
 * settled already stays as it is. Raises `not-found` when one of them is not on file, and then does none.
 */
export function confirmSent(
  owner: OwnerId,
  { stepIds, method }: ConfirmedSteps,
  now: Date,
): Promise<StepActed[]> {
  const ids = [...new Set(stepIds.map(rowId))];
  return commandAs(owner, async (tx) => {
    const steps = await tx
      .select({ id: followUpStep.id, state: followUpStep.state })
      .from(followUpStep)
      .where(and(eq(followUpStep.ownerId, owner), inArray(followUpStep.id, ids)));
    if (steps.length < ids.length) {
      throw notFound();
    }
    const open = ids.filter((id) => steps.some((step) => step.id === id && step.state === "planned"));
    const opened = await lastOpenedAt(tx, owner, open);
    const drafts = await draftsOfSteps(tx, owner, open, now);
    const acted: StepActed[] = [];
    for (const draft of drafts) {
      const { stepId, subject, body } = draft;
      const wording = body ? { subject, body } : {};
      const at = opened.get(stepId);
      acted.push(
        await markDoneIn(
          tx,
          owner,
          { stepId, ...wording, ...(method && { method }), ...(at && { at }) },
          now,
        ),
      );
    }
    return acted;
  });
}

async function lastOpenedAt(
  tx: Transaction,
  owner: OwnerId,
  stepIds: readonly string[],
): Promise<Map<string, Date>> {
  if (stepIds.length === 0) {
    return new Map();
  }
  const rows = await tx
    .selectDistinctOn([handOff.stepId], { stepId: handOff.stepId, openedAt: handOff.openedAt })
    .from(handOff)
    .where(and(eq(handOff.ownerId, owner), inArray(handOff.stepId, [...stepIds])))
    .orderBy(handOff.stepId, desc(handOff.openedAt));
  return new Map(rows.map((row) => [row.stepId, row.openedAt]));
}

import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applicationOfRound } from "@/db/joins";
import { application, debrief, followUpStep, round } from "@/db/schema";
import { recordActivity } from "@/lib/activity/record/commands";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { contactIdIn } from "@/lib/promises/recording/commands";
import { syncStepReminders } from "@/lib/reminders/commands";
import { noteFields } from "./rules";
import type { DebriefNote } from "./schema";

/**
 * Saves what was said by one person of a round, or in general. The first words settle the debrief step. Raises `conflict` with the
 * note on file when it was changed elsewhere (F39); the same note twice is one.
 */
export function saveDebriefNote(
  owner: OwnerId,
  input: DebriefNote,
  now: Date,
): Promise<{ noteId: string; version: number }> {
  return commandAs(owner, async (tx) => {
    const applicationId = await applicationIdOf(tx, owner, rowId(input.roundId));
    const contactId = input.contactId ? await contactIdIn(tx, owner, input.contactId) : null;
    const words = Object.fromEntries(noteFields.map((field) => [field, input[field]]));
    const [current] = await tx
      .select()
      .from(debrief)
      .where(
        and(
          eq(debrief.ownerId, owner),
          eq(debrief.roundId, input.roundId),
          contactId ? eq(debrief.contactId, contactId) : isNull(debrief.contactId),
        ),
      );
    if (
      current &&
      noteFields.every((field) => input[field] === undefined || input[field] === current[field])
    ) {
      return { noteId: current.id, version: current.version };
    }
    if (current && current.version !== input.version) {
      throw new AppError("conflict", undefined, { current });
    }
    const [saved] = current
      ? await tx
          .update(debrief)
          .set({ ...words, updatedAt: now, version: sql`${debrief.version} + 1` })
          .where(
            and(eq(debrief.ownerId, owner), eq(debrief.id, current.id), eq(debrief.version, current.version)),
          )
          .returning({ id: debrief.id, version: debrief.version })
      : await tx
          .insert(debrief)
          .values({
            ...words,
            id: newId(),
            ownerId: owner,
            roundId: input.roundId,
            contactId,
            updatedAt: now,
          })
          .returning({ id: debrief.id, version: debrief.version });
    if (!saved) {
      throw new AppError("conflict", undefined, { current });
    }
    if (noteFields.some((field) => input[field])) {
      await settleDebriefStep(tx, owner, input.roundId, now);
    }
    await recordActivity(
      tx,
      owner,
      {
        kind: "debrief.saved",
        summary: "You wrote down how it went.",
        applicationId,
        subjectId: input.roundId,
      },
      now,
    );
    return { noteId: saved.id, version: saved.version };
  });
}

async function applicationIdOf(tx: Transaction, owner: OwnerId, roundId: string): Promise<string> {
  const [found] = await tx
    .select({ applicationId: round.applicationId })
    .from(round)
    .innerJoin(application, applicationOfRound)
    .where(
      and(
        eq(round.ownerId, owner),
        eq(round.id, roundId),
        isNull(round.deletedAt),
        isNull(application.deletedAt),
      ),
    );
  if (!found) {
    throw notFound();
  }
  return found.applicationId;
}

async function settleDebriefStep(tx: Transaction, owner: OwnerId, roundId: string, now: Date): Promise<void> {
  const settled = await tx
    .update(followUpStep)
    .set({ state: "done", stateReason: null, stateChangedAt: now, version: sql`${followUpStep.version} + 1` })
    .where(
      and(
        eq(followUpStep.ownerId, owner),
        eq(followUpStep.roundId, roundId),
        eq(followUpStep.kind, "debrief"),
        eq(followUpStep.state, "planned"),
      ),
    )
    .returning({ id: followUpStep.id });
  await syncStepReminders(
    tx,
    owner,
    settled.map(({ id }) => id),
    now,
  );
}

import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applicationOfRound } from "@/db/joins";
import { application, debrief, followUpStep, round } from "@/db/schema";
import { recordActivity } from "@/lib/activity/record/commands";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { AppError, notFound } from "@/lib/errors";
import { markDoneIn, type StepActed } from "@/lib/follow-ups/commands";
import { newId } from "@/lib/ids";
import { replanForPromiseIn } from "@/lib/promises/commands";
import { contactIdIn } from "@/lib/promises/recording/commands";
import { timeIn } from "@/lib/promises/understanding/queries";
import { syncStepReminders } from "@/lib/reminders/commands";
import { saveProfileIn } from "@/lib/users/commands";
import type { DraftAnswers, HowItWent } from "./form/schema";
import { noteFields } from "./rules";
import type { DebriefNote } from "./schema";

/**
 * Saves what was said by one person of a round, or in general. The first words settle the debrief step. Raises `conflict` with the
 * note on file when it was changed elsewhere (F39); the same note twice is one.
 */
export function saveDebriefNote(owner: OwnerId, input: DebriefNote, now: Date): Promise<SavedNote> {
  return commandAs(owner, (tx) => saveNoteIn(tx, owner, input, now));
}

/**
 * The page "How did it go?" as a whole: the notes, what they said about timing, and the step is done. Words about timing are read
 * back first (timeIn). Whatever is refused, nothing is saved.
 */
export async function noteHowItWent(
  owner: OwnerId,
  { stepId, roundId, applicationId, saidOn, notes, promise }: HowItWent,
  now: Date,
): Promise<StepActed> {
  const time = await timeIn(owner, promise, { applicationId, saidOn });
  return commandAs(owner, async (tx) => {
    for (const note of notes) {
      await saveNoteIn(tx, owner, { roundId, ...note }, now);
    }
    if (time) {
      await replanForPromiseIn(tx, owner, { applicationId, saidOn, ...time }, now);
    }
    return markDoneIn(tx, owner, { stepId }, now);
  });
}

/**
 * What a draft asked for: how the sender signs, and more for the note on its person. Raises `conflict` with the note on file where
 * an answer would write over other words.
 */
export async function answerDraftQuestions(
  owner: OwnerId,
  { sender, note }: Pick<DraftAnswers, "sender" | "note">,
  now: Date,
): Promise<void> {
  await commandAs(owner, async (tx) => {
    if (sender.name || sender.phone) {
      await saveProfileIn(tx, owner, sender, now);
    }
    const answers = Object.fromEntries(
      noteFields.flatMap((field) => (note[field] ? [[field, note[field]]] : [])),
    );
    if (Object.keys(answers).length === 0) {
      return;
    }
    const { roundId, contactId } = note;
    const current = await noteOnFile(tx, owner, rowId(roundId), contactId ? rowId(contactId) : null);
    const isFree = noteFields.every(
      (field) => !answers[field] || !current?.[field] || answers[field] === current[field],
    );
    await saveNoteIn(
      tx,
      owner,
      { roundId, contactId, ...answers, version: isFree ? current?.version : undefined },
      now,
    );
  });
}

interface SavedNote {
  noteId: string;
  version: number;
}

async function saveNoteIn(
  tx: Transaction,
  owner: OwnerId,
  input: DebriefNote,
  now: Date,
): Promise<SavedNote> {
  const applicationId = await applicationIdOf(tx, owner, rowId(input.roundId));
  const contactId = input.contactId ? await contactIdIn(tx, owner, input.contactId) : null;
  const words = Object.fromEntries(noteFields.map((field) => [field, input[field]]));
  const current = await noteOnFile(tx, owner, input.roundId, contactId);
  if (current && noteFields.every((field) => input[field] === undefined || input[field] === current[field])) {
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
        .values({ ...words, id: newId(), ownerId: owner, roundId: input.roundId, contactId, updatedAt: now })
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
}

async function noteOnFile(tx: Transaction, owner: OwnerId, roundId: string, contactId: string | null) {
  const [note] = await tx
    .select()
    .from(debrief)
    .where(
      and(
        eq(debrief.ownerId, owner),
        eq(debrief.roundId, roundId),
        contactId ? eq(debrief.contactId, contactId) : isNull(debrief.contactId),
      ),
    );
  return note ?? null;
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

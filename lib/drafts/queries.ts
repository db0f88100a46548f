import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { earlierDraft, type followUpStep } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { draftFacts, filesOfSteps, type StepFile } from "./facts/queries";
import { getStepFiles } from "./facts/step/queries";
import { assembleDraft } from "./rules";
import type { Draft } from "./schema";

export interface StepDraft {
  stepId: string;
  kind: typeof followUpStep.$inferSelect.kind;
  subject: string;
  body: string;
  to: { contactId: string; name: string; email: string | null; phone: string | null } | null;
  /** Where each sentence comes from; empty once the user wrote it in their own words. */
  paragraphs: Draft["paragraphs"];
  questions: Draft["questions"];
  voicemail: string | null;
  /** The version of the user's own wording, or null while it is the assembled one. */
  editedVersion: number | null;
  /** When it was last opened in a mail app or copied. */
  handedOffAt: Date | null;
  /** The way in which that was: "mail-app", "gmail", "copy" … */
  handedOffBy: string | null;
}

/** The message of a step: the user's own wording if there is one, else assembled from what is on file. */
export async function getDraft(owner: OwnerId, stepId: string, now: Date): Promise<StepDraft> {
  const [file] = await getStepFiles(owner, stepId);
  return stepDraft(file, now);
}

export interface EarlierDraft {
  subject: string;
  body: string;
  writtenAt: Date;
}

/** What the user's wording of a step was before, the latest first; at most twenty. */
export function listEarlierDrafts(owner: OwnerId, stepId: string): Promise<EarlierDraft[]> {
  const id = rowId(stepId);
  return readAs(owner, (tx) =>
    tx
      .select({
        subject: earlierDraft.subject,
        body: earlierDraft.body,
        writtenAt: earlierDraft.writtenAt,
      })
      .from(earlierDraft)
      .where(and(eq(earlierDraft.ownerId, owner), eq(earlierDraft.stepId, id)))
      .orderBy(desc(earlierDraft.replacedAt), desc(earlierDraft.id)),
  );
}

/** The messages of several steps in a handful of statements, in the order of `stepIds`; unknown ids are left out. */
export async function draftsOfSteps(
  tx: Transaction,
  owner: OwnerId,
  stepIds: readonly string[],
  now: Date,
): Promise<StepDraft[]> {
  return (await filesOfSteps(tx, owner, stepIds)).map((file) => stepDraft(file, now));
}

/** The message of a step whose file is read already. */
export function stepDraft(file: StepFile, now: Date): StepDraft {
  const { step, own, recipient } = file;
  const facts = draftFacts(file, now);
  const assembled = facts ? assembleDraft(facts) : null;
  return {
    stepId: step.id,
    kind: step.kind,
    subject: own?.subject ?? assembled?.subject ?? "",
    body: own?.body ?? assembled?.body ?? "",
    to: recipient && {
      contactId: recipient.id,
      name: recipient.name,
      email: recipient.email,
      phone: recipient.phone,
    },
    paragraphs: own ? [] : (assembled?.paragraphs ?? []),
    questions: assembled?.questions ?? [],
    voicemail: assembled?.voicemail ?? null,
    editedVersion: own?.version ?? null,
    handedOffAt: file.handedOffAt,
    handedOffBy: file.handedOffBy,
  };
}

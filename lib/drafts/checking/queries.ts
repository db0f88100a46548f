import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { employerOfApplication } from "@/db/joins";
import { application, employer } from "@/db/schema";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import { noteFields } from "@/lib/debriefs/rules";
import type { StepFile } from "../facts/queries";
import { getStepFiles, type StepFiles, stepFilesIn } from "../facts/step/queries";
import { messageKindOf } from "../kinds/rules";
import { type StepDraft, stepDraft } from "../queries";
import { type CheckFacts, courtesyTitle, notedTopics } from "./rules";

/** More applications than this are not looked at for names that slipped in. */
const mostElsewhere = 200;

export interface CheckedDraft {
  draft: StepDraft;
  /** Null where the step has no message. */
  facts: CheckFacts | null;
}

/** The message of a step with everything on file that the checks compare it with. Raises `not-found`. */
export async function getCheckedDraft(owner: OwnerId, stepId: string, now: Date): Promise<CheckedDraft> {
  const files = await getStepFiles(owner, stepId);
  return readAs(owner, (tx) => checkedDraft(tx, owner, files, now));
}

/** `getCheckedDraft` within the caller's transaction. */
export async function checkedDraftOf(
  tx: Transaction,
  owner: OwnerId,
  stepId: string,
  now: Date,
): Promise<CheckedDraft> {
  return checkedDraft(tx, owner, await stepFilesIn(tx, owner, stepId), now);
}

async function checkedDraft(
  tx: Transaction,
  owner: OwnerId,
  [file, ...others]: StepFiles,
  now: Date,
): Promise<CheckedDraft> {
  const kind = messageKindOf[file.step.kind];
  return {
    draft: stepDraft(file, now),
    facts: kind && {
      kind,
      ...aboutFile(file),
      elsewhere: await elsewhereOf(tx, owner, file),
      ...(kind === "thank-you" && { others: others.flatMap((other) => noteOf(other, now)) }),
    },
  };
}

function aboutFile({ step, application: row, employer: at, profile, recipient, round }: StepFile) {
  const notes = round.notes.filter(
    (note) => step.kind !== "thank-you" || note.contactId === null || note.contactId === step.contactId,
  );
  const title = courtesyTitle(recipient?.addressAs ?? null);
  return {
    ...(recipient && {
      recipient: {
        name: recipient.name,
        ...(recipient.email && { email: recipient.email }),
        ...(title && { title }),
      },
    }),
    company: at.name,
    role: row.role,
    ...(profile.name && { sender: { name: profile.name } }),
    debrief: { topics: notedTopics(notes, noteFields) },
    earlier: round.sent.flatMap(({ message, kind }) => {
      const sentKind = kind && messageKindOf[kind];
      return sentKind && message.body && message.stepId !== step.id
        ? [{ kind: sentKind, body: message.body }]
        : [];
    }),
  };
}

/** What the other interviewer gets: what was sent, else the wording as it stands. */
function noteOf(file: StepFile, now: Date): { to: string; body: string }[] {
  const sent = file.round.sent.find(({ message }) => message.stepId === file.step.id)?.message.body;
  const body = sent ?? stepDraft(file, now).body;
  return body && file.recipient ? [{ to: file.recipient.name, body }] : [];
}

async function elsewhereOf(tx: Transaction, owner: OwnerId, { application: own, employer: at }: StepFile) {
  const rows = await tx
    .selectDistinct({ company: employer.name, employerId: employer.id, role: application.role })
    .from(application)
    .innerJoin(employer, employerOfApplication)
    .where(and(eq(application.ownerId, owner), ne(application.id, own.id), isNull(application.deletedAt)))
    .limit(mostElsewhere);
  return {
    companies: [...new Set(rows.filter((row) => row.employerId !== at.id).map((row) => row.company))],
    roles: [...new Set(rows.map((row) => row.role))],
  };
}

import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contact } from "@/db/schema";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import {
  addressDoubts,
  type GuessedAddress,
  guessAddress,
  type KnownPerson,
} from "@/lib/contacts/address-fit/rules";
import { draftFacts, filesOfOpenThankYous, type StepFile } from "../facts/queries";
import { getStepFiles } from "../facts/step/queries";
import { stepDraft } from "../queries";
import { assembleDraft } from "../rules";
import type { Draft, DraftKind } from "../schema";

export interface OtherWays {
  /** W3: what does not fit about the address on file. */
  doubts: string[];
  /** W2: only where there is no address. */
  withoutAddress: {
    contactId: string;
    /** The contact's own, for adding the address. */
    version: number;
    name: string;
    company: string;
    guess: GuessedAddress | null;
    linkedIn: { short: string; long: string };
    forward: {
      to: { name: string; email: string | null } | null;
      subject: string;
      body: string;
      /** The thank-yous whose notes it carries. */
      stepIds: string[];
    };
  } | null;
}

const mostPeople = 100;

/** Whether the address of a message fits its person, and where there is none, how else it can get there. Raises `not-found`. */
export async function getOtherWays(owner: OwnerId, stepId: string, now: Date): Promise<OtherWays> {
  const [file] = await getStepFiles(owner, stepId);
  const { recipient, employer } = file;
  if (!recipient) {
    return { doubts: [], withoutAddress: null };
  }
  return readAs(owner, async (tx) => {
    const others = (await peopleOf(tx, owner, employer.id)).filter((person) => person.id !== recipient.id);
    const { name, email } = recipient;
    if (email) {
      return {
        doubts: addressDoubts({ name, email, domain: employer.domain, others }),
        withoutAddress: null,
      };
    }
    if (file.step.kind !== "thank-you") {
      return { doubts: [], withoutAddress: null };
    }
    return {
      doubts: [],
      withoutAddress: {
        contactId: recipient.id,
        version: recipient.version,
        name,
        company: employer.name,
        guess: guessAddress(name, others),
        linkedIn: { short: linkedIn(file, now, 200), long: linkedIn(file, now, 300) },
        forward: await forwardRequest(tx, owner, file, now),
      },
    };
  });
}

/** The note about an interview to which nobody came, of the same day; null while none is marked so. Raises `not-found`. */
export async function findNoShowNote(
  owner: OwnerId,
  stepId: string,
  now: Date,
): Promise<{ to: { contactId: string; name: string; email: string | null } | null; draft: Draft } | null> {
  const [file] = await getStepFiles(owner, stepId);
  const missed = file.round.interviews.filter((interview) => interview.outcome === "no-show");
  if (missed.length === 0) {
    return null;
  }
  const draft = draftOfKind({ ...file, round: { ...file.round, interviews: missed } }, now, "no-show");
  const { recipient } = file;
  return (
    draft && {
      to: recipient && { contactId: recipient.id, name: recipient.name, email: recipient.email },
      draft,
    }
  );
}

function peopleOf(
  tx: Transaction,
  owner: OwnerId,
  employerId: string,
): Promise<(KnownPerson & { id: string })[]> {
  return tx
    .select({ id: contact.id, name: contact.name, email: contact.email })
    .from(contact)
    .where(and(eq(contact.ownerId, owner), eq(contact.employerId, employerId), isNull(contact.deletedAt)))
    .orderBy(asc(contact.createdAt), asc(contact.id))
    .limit(mostPeople);
}

function linkedIn(file: StepFile, now: Date, linkedInLimit: 200 | 300): string {
  const facts = draftFacts(file, now, "linkedin-note");
  return facts ? assembleDraft({ ...facts, linkedInLimit }).body : "";
}

/** One request to the recruiter, or to the general address, carries the notes of all who have no address (W2). */
async function forwardRequest(tx: Transaction, owner: OwnerId, file: StepFile, now: Date) {
  const files = await filesOfOpenThankYous(tx, owner, file.step.roundId);
  const carried = files.filter(({ recipient }) => recipient && !recipient.email);
  const recruiter = file.round.recruiters.find((person) => person.email !== null) ?? null;
  const facts = draftFacts({ ...file, recipient: recruiter }, now, "forward-request");
  const notes = carried.flatMap((one) =>
    one.recipient ? [{ name: one.recipient.name, body: stepDraft(one, now).body }] : [],
  );
  const draft = facts && assembleDraft({ ...facts, notes });
  return {
    to: recruiter && { name: recruiter.name, email: recruiter.email },
    subject: draft?.subject ?? "",
    body: draft?.body ?? "",
    stepIds: carried.map((one) => one.step.id),
  };
}

function draftOfKind(file: StepFile, now: Date, kind: DraftKind): Draft | null {
  const facts = draftFacts(file, now, kind);
  return facts && assembleDraft(facts);
}

import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { application, contact, employer } from "@/db/schema";
import { type Acted, answeredBefore, recordActivity } from "@/lib/activity/record/commands";
import type { Change } from "@/lib/activity/undo/rules";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { findOrAddEmployer } from "@/lib/employers/adding/commands";
import { AppError, notFound } from "@/lib/errors";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { newId } from "@/lib/ids";
import type { EditedContact, NewContact } from "./schema";

export type AddedContact = Acted & { contactId: string };

/** Adds a person. A recruiter of an employer counts for all its applications (W9), so those are looked at anew. */
export function addContact(owner: OwnerId, input: NewContact, now: Date): Promise<AddedContact> {
  return commandAs(owner, async (tx) => {
    const before = await answeredBefore<AddedContact>(tx, owner, "contact.added", input.requestId);
    if (before) {
      return before;
    }
    const { requestId, employerId: given, employerName, ...values } = input;
    const employerId = given
      ? await employerIdIn(tx, owner, given)
      : employerName
        ? (await findOrAddEmployer(tx, owner, { name: employerName }, now)).id
        : null;
    const contactId = newId();
    await tx.insert(contact).values({ ...values, id: contactId, ownerId: owner, employerId, createdAt: now });
    const changes: Change[] = [{ table: "contact", id: contactId, set: { deletedAt: now }, must: true }];
    if (employerId) {
      changes.push(...(await replan(tx, owner, await liveRoundIds(tx, owner, { employerId }), now)));
    }
    const activityId = await recordActivity(
      tx,
      owner,
      {
        kind: "contact.added",
        summary: `Added: ${input.name}.`,
        subjectId: contactId,
        undo: { changes },
        requestId,
        result: { contactId },
      },
      now,
    );
    return { contactId, activityId };
  });
}

/** Saves a person; what is left out stays. Raises `conflict` with the present values when the version is old (F39). */
export function editContact(owner: OwnerId, input: EditedContact, now: Date): Promise<Acted> {
  const { contactId, version, ...values } = input;
  const id = rowId(contactId);
  return commandAs(owner, async (tx) => {
    const isIt = and(eq(contact.ownerId, owner), eq(contact.id, id), isNull(contact.deletedAt));
    const [saved] = await tx
      .update(contact)
      .set({ ...values, version: sql`${contact.version} + 1` })
      .where(and(isIt, eq(contact.version, version)))
      .returning();
    if (!saved) {
      const [current] = await tx.select().from(contact).where(isIt);
      throw current ? new AppError("conflict", undefined, { current }) : notFound();
    }
    await replan(tx, owner, await roundsOfContact(tx, owner, saved), now);
    const happening = { kind: "contact.edited", summary: `Saved: ${saved.name}.`, subjectId: id };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** To the Trash. Steps that would go to this person close in the same transaction. */
export function deleteContact(owner: OwnerId, contactId: string, now: Date): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const [deleted] = await tx
      .update(contact)
      .set({ deletedAt: now, version: sql`${contact.version} + 1` })
      .where(and(eq(contact.ownerId, owner), eq(contact.id, rowId(contactId)), isNull(contact.deletedAt)))
      .returning();
    if (!deleted) {
      throw notFound();
    }
    const changes: Change[] = [
      { table: "contact", id: deleted.id, set: { deletedAt: null }, must: true },
      ...(await replan(tx, owner, await roundsOfContact(tx, owner, deleted), now)),
    ];
    const happening = {
      kind: "contact.deleted",
      summary: `Deleted: ${deleted.name}.`,
      subjectId: deleted.id,
      undo: { changes },
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

async function employerIdIn(tx: Transaction, owner: OwnerId, employerId: string): Promise<string> {
  const [known] = await tx
    .select({ id: employer.id })
    .from(employer)
    .where(and(eq(employer.ownerId, owner), eq(employer.id, rowId(employerId)), isNull(employer.deletedAt)));
  if (!known) {
    throw notFound();
  }
  return known.id;
}

/** Where this person interviews, is written to, or is the employer's recruiter. */
async function roundsOfContact(
  tx: Transaction,
  owner: OwnerId,
  row: { id: string; employerId: string | null },
): Promise<string[]> {
  const ids = new Set(await liveRoundIds(tx, owner, { contactId: row.id }));
  if (row.employerId) {
    for (const id of await liveRoundIds(tx, owner, { employerId: row.employerId })) ids.add(id);
  }
  const addressed = await tx
    .select({ id: application.id })
    .from(application)
    .where(and(eq(application.ownerId, owner), eq(application.addresseeId, row.id)));
  for (const { id: applicationId } of addressed) {
    for (const id of await liveRoundIds(tx, owner, { applicationId })) ids.add(id);
  }
  return [...ids];
}

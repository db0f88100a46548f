import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contact, interview, promise } from "@/db/schema";
import type { Change } from "@/lib/activity/undo/rules";
import { type OwnerId, rowId } from "@/lib/auth/owner";
import { notFound, refused } from "@/lib/errors";
import { promiseEndsOn } from "@/lib/follow-ups/replan/history/rules";
import { newId } from "@/lib/ids";
import { dayOf } from "@/lib/moments/rules";
import { timeZoneOf } from "@/lib/users/finding/queries";
import type { RecordedPromise } from "../schema";

/**
 * Records what the employer said about timing, in place of what they said before (T6, T7). Does not re-plan. Raises `refused` for a
 * timeline that ends before it was said, or before the last interview.
 */
export async function recordPromiseIn(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  input: Omit<RecordedPromise, "applicationId" | "requestId">,
  now: Date,
): Promise<{ promiseId: string; changes: Change[] }> {
  const timeZone = await timeZoneOf(tx, owner);
  const said = {
    kind: input.kind,
    byOn: input.kind === "date" ? (input.byOn ?? null) : null,
    spanDays: input.kind === "span" ? (input.spanDays ?? null) : null,
    saidOn: input.saidOn,
  };
  if (said.saidOn > dayOf(now, timeZone)) {
    throw refused("The day they said it is still to come.");
  }
  if (promiseEndsOn(said) < said.saidOn) {
    throw refused("That day is before the day they said it.");
  }
  const held = await lastInterviewDay(tx, owner, applicationId, timeZone, now);
  if (held && promiseEndsOn(said) < held) {
    throw refused("That day is before the interview. Check the date.");
  }
  const saidBy = input.saidByContactId ? await contactIdIn(tx, owner, input.saidByContactId) : null;
  const replaced = await tx
    .update(promise)
    .set({ replacedAt: now })
    .where(
      and(
        eq(promise.ownerId, owner),
        eq(promise.applicationId, applicationId),
        isNull(promise.replacedAt),
        isNull(promise.deletedAt),
      ),
    )
    .returning({ id: promise.id });
  const promiseId = newId();
  await tx.insert(promise).values({
    id: promiseId,
    ownerId: owner,
    applicationId,
    saidByContactId: saidBy,
    ...said,
    words: input.words ?? null,
    createdAt: now,
  });
  // Undone from the last to the first: the new one goes before the old one is current again.
  return {
    promiseId,
    changes: [
      ...replaced.map(({ id }): Change => ({ table: "promise", id, set: { replacedAt: null } })),
      { table: "promise", id: promiseId, set: { deletedAt: now }, expect: { replacedAt: null }, must: true },
    ],
  };
}

/** The id of a contact of the owner's. Raises `not-found`. */
export async function contactIdIn(tx: Transaction, owner: OwnerId, contactId: string): Promise<string> {
  const [known] = await tx
    .select({ id: contact.id })
    .from(contact)
    .where(and(eq(contact.ownerId, owner), eq(contact.id, rowId(contactId)), isNull(contact.deletedAt)));
  if (!known) {
    throw notFound();
  }
  return known.id;
}

async function lastInterviewDay(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  timeZone: string,
  now: Date,
): Promise<string | null> {
  const [row] = await tx
    .select({ startsAt: interview.startsAt })
    .from(interview)
    .where(
      and(
        eq(interview.ownerId, owner),
        eq(interview.applicationId, applicationId),
        isNull(interview.deletedAt),
        sql`${interview.startsAt} <= ${now.toISOString()}`,
        sql`coalesce(${interview.outcome}, 'happened') = 'happened'`,
      ),
    )
    .orderBy(sql`${interview.startsAt} desc`)
    .limit(1);
  return row ? dayOf(row.startsAt, timeZone) : null;
}

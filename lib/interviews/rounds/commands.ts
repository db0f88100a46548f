import "server-only";
import { and, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { interviewsOfRound } from "@/db/joins";
import { interview, round } from "@/db/schema";
import { type Change, valuesBefore } from "@/lib/activity/undo/rules";
import type { OwnerId } from "@/lib/auth/owner";
import { newId } from "@/lib/ids";
import { dayOf } from "@/lib/moments/rules";

/**
 * The round of an application on a local day; made when there is none, and open again when an answer had ended it: another
 * sitting on that day wants its thanks. `changes` takes that back.
 */
export async function roundOnDay(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  heldOn: string,
  now: Date,
): Promise<{ roundId: string; changes: Change[] }> {
  const known = await findRoundOnDay(tx, owner, applicationId, heldOn);
  if (known) {
    return { roundId: known, changes: await reopenRound(tx, owner, known) };
  }
  const roundId = newId();
  await tx.insert(round).values({ id: roundId, ownerId: owner, applicationId, heldOn, createdAt: now });
  return { roundId, changes: [{ table: "round", id: roundId, set: { deletedAt: now } }] };
}

/**
 * The round an interview belongs to once it is on `heldOn`. An interview alone in its round takes the round along; else it leaves
 * for the round of that day. A round that loses its last interview is closed.
 */
export async function roundAfterMove(
  tx: Transaction,
  owner: OwnerId,
  row: { id: string; roundId: string; applicationId: string },
  heldOn: string,
  now: Date,
): Promise<{ roundId: string; changes: Change[] }> {
  const [present] = await tx
    .select({ heldOn: round.heldOn })
    .from(round)
    .where(and(eq(round.ownerId, owner), eq(round.id, row.roundId)));
  if (!present || present.heldOn === heldOn) {
    return { roundId: row.roundId, changes: [] };
  }
  const alone = await isAloneInRound(tx, owner, row);
  if (!alone) {
    return roundOnDay(tx, owner, row.applicationId, heldOn, now);
  }
  const target = await findRoundOnDay(tx, owner, row.applicationId, heldOn);
  if (target) {
    return { roundId: target, changes: await closeRound(tx, owner, row.roundId, now) };
  }
  await tx
    .update(round)
    .set({ heldOn })
    .where(and(eq(round.ownerId, owner), eq(round.id, row.roundId)));
  return {
    roundId: row.roundId,
    changes: [{ table: "round", id: row.roundId, set: { heldOn: present.heldOn } }],
  };
}

export async function isAloneInRound(
  tx: Transaction,
  owner: OwnerId,
  row: { id: string; roundId: string },
): Promise<boolean> {
  const others = await tx
    .select({ one: sql`1` })
    .from(interview)
    .where(
      and(
        eq(interview.ownerId, owner),
        eq(interview.roundId, row.roundId),
        ne(interview.id, row.id),
        isNull(interview.deletedAt),
      ),
    )
    .limit(1);
  return others.length === 0;
}

export async function closeRound(
  tx: Transaction,
  owner: OwnerId,
  roundId: string,
  now: Date,
): Promise<Change[]> {
  await tx
    .update(round)
    .set({ deletedAt: now })
    .where(and(eq(round.ownerId, owner), eq(round.id, roundId), isNull(round.deletedAt)));
  return [{ table: "round", id: roundId, set: { deletedAt: null } }];
}

/** A round is a local day of the user's: in another zone it may be another one. Where that day is taken, it stays. */
export async function moveRoundsToZone(
  tx: Transaction,
  owner: OwnerId,
  roundIds: readonly string[],
  timeZone: string,
): Promise<void> {
  if (roundIds.length === 0) {
    return;
  }
  const rows = await tx
    .select({
      id: round.id,
      applicationId: round.applicationId,
      heldOn: round.heldOn,
      startsAt: sql<string>`min(${interview.startsAt})`,
    })
    .from(round)
    .innerJoin(interview, interviewsOfRound)
    .where(and(eq(round.ownerId, owner), inArray(round.id, [...roundIds]), isNull(interview.deletedAt)))
    .groupBy(round.ownerId, round.id);
  for (const row of rows) {
    const heldOn = dayOf(new Date(row.startsAt), timeZone);
    if (heldOn !== row.heldOn) {
      await tx.execute(sql`
        update round set held_on = ${heldOn}
        where owner_id = ${owner} and id = ${row.id} and not exists (
          select 1 from round other where other.owner_id = ${owner} and other.application_id = ${row.applicationId}
            and other.held_on = ${heldOn} and other.deleted_at is null)`);
    }
  }
}

async function reopenRound(tx: Transaction, owner: OwnerId, roundId: string): Promise<Change[]> {
  const isEnded = and(eq(round.ownerId, owner), eq(round.id, roundId), isNotNull(round.endedAt));
  const [ended] = await tx.select().from(round).where(isEnded);
  if (!ended) {
    return [];
  }
  await tx.update(round).set({ endedAt: null, endedReason: null }).where(isEnded);
  return [{ table: "round", id: roundId, set: valuesBefore(ended, ["endedAt", "endedReason"]) }];
}

async function findRoundOnDay(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  heldOn: string,
): Promise<string | null> {
  const [known] = await tx
    .select({ id: round.id })
    .from(round)
    .where(
      and(
        eq(round.ownerId, owner),
        eq(round.applicationId, applicationId),
        eq(round.heldOn, heldOn),
        isNull(round.deletedAt),
      ),
    );
  return known?.id ?? null;
}

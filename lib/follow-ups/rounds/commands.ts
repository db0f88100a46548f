import "server-only";
import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { round } from "@/db/schema";
import { type Change, valuesBefore } from "@/lib/activity/undo/rules";
import type { OwnerId } from "@/lib/auth/owner";
import { replan } from "../replan/commands";
import type { EndedReason } from "../replan/reasons/rules";

/**
 * Ends these rounds: their open steps are dropped at once and nothing more is sent for them (T13, I4). Archiving a search also ends
 * what an answer has opened in a round that is over (T14, T20).
 */
export async function endRounds(
  tx: Transaction,
  owner: OwnerId,
  roundIds: readonly string[],
  reason: EndedReason,
  now: Date,
): Promise<Change[]> {
  if (roundIds.length === 0) {
    return [];
  }
  const hasOpenSteps = sql`exists (
    select 1 from follow_up_step s where s.owner_id = ${round.ownerId} and s.round_id = ${round.id}
      and s.state = 'planned')`;
  const before = await tx
    .select()
    .from(round)
    .where(
      and(
        eq(round.ownerId, owner),
        inArray(round.id, [...roundIds]),
        reason === "search-archived" ? or(isNull(round.endedAt), hasOpenSteps) : isNull(round.endedAt),
      ),
    );
  const ids = before.map(({ id }) => id);
  await tx
    .update(round)
    .set({ endedAt: now, endedReason: reason })
    .where(and(eq(round.ownerId, owner), inArray(round.id, ids)));
  const changes = before.map(
    (row): Change => ({ table: "round", id: row.id, set: valuesBefore(row, ["endedAt", "endedReason"]) }),
  );
  return [...changes, ...(await replan(tx, owner, roundIds, now))];
}

/** Takes back the ending of the rounds of an application that ended for this reason. */
export async function reopenRounds(
  tx: Transaction,
  owner: OwnerId,
  applicationIds: readonly string[],
  reason: EndedReason,
  now: Date,
): Promise<Change[]> {
  if (applicationIds.length === 0) {
    return [];
  }
  const ofReason = and(
    eq(round.ownerId, owner),
    inArray(round.applicationId, [...applicationIds]),
    eq(round.endedReason, reason),
    isNull(round.deletedAt),
  );
  const before = await tx.select().from(round).where(ofReason);
  const reopened = await tx
    .update(round)
    .set({ endedAt: null, endedReason: null })
    .where(ofReason)
    .returning({ id: round.id });
  const ids = reopened.map(({ id }) => id);
  const changes = before
    .filter((row) => ids.includes(row.id))
    .map(
      (row): Change => ({ table: "round", id: row.id, set: valuesBefore(row, ["endedAt", "endedReason"]) }),
    );
  return [...changes, ...(await replan(tx, owner, ids, now))];
}

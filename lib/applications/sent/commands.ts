import "server-only";
import { and, desc, eq, inArray, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { searchOfApplication } from "@/db/joins";
import { application, interview, round, search } from "@/db/schema";
import type { Change } from "@/lib/activity/undo/rules";
import type { OwnerId } from "@/lib/auth/owner";
import { replan } from "@/lib/follow-ups/replan/commands";
import { roundOnDay } from "@/lib/interviews/rounds/commands";

/**
 * Sees to it that applications which were sent and have no interview yet have a round of the day they were sent, where the user
 * wants them followed up (T17), and re-plans it. Within a command's transaction.
 */
export async function followUpSent(
  tx: Transaction,
  owner: OwnerId,
  of: { applicationId?: string; searchId?: string },
  now: Date,
): Promise<Change[]> {
  const sent = await tx
    .select({ id: application.id, appliedOn: application.appliedOn })
    .from(application)
    .innerJoin(search, searchOfApplication)
    .where(
      and(
        eq(application.ownerId, owner),
        of.applicationId ? eq(application.id, of.applicationId) : undefined,
        of.searchId ? eq(application.searchId, of.searchId) : undefined,
        eq(search.followUpApplications, true),
        isNull(search.archivedAt),
        inArray(application.stage, ["saved", "applied", "screening"]),
        isNotNull(application.appliedOn),
        isNull(application.deletedAt),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(interview)
            .where(
              and(
                eq(interview.ownerId, application.ownerId),
                eq(interview.applicationId, application.id),
                isNull(interview.deletedAt),
              ),
            ),
        ),
      ),
    );
  const changes: Change[] = [];
  const rounds: string[] = [];
  for (const { id, appliedOn } of sent) {
    if (appliedOn) {
      rounds.push(await roundOfSending(tx, owner, id, appliedOn, changes, now));
    }
  }
  return [...changes, ...(await replan(tx, owner, rounds, now))];
}

/** The last round of an application, or null. */
export async function lastRoundId(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
): Promise<string | null> {
  const [last] = await tx
    .select({ id: round.id })
    .from(round)
    .where(and(eq(round.ownerId, owner), eq(round.applicationId, applicationId), isNull(round.deletedAt)))
    .orderBy(desc(round.heldOn))
    .limit(1);
  return last?.id ?? null;
}

/** An application without interviews has at most one round; when the day it was sent is corrected, the round goes along. */
async function roundOfSending(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  sentOn: string,
  changes: Change[],
  now: Date,
): Promise<string> {
  const known = await lastRoundId(tx, owner, applicationId);
  if (!known) {
    const made = await roundOnDay(tx, owner, applicationId, sentOn, now);
    changes.push(...made.changes);
    return made.roundId;
  }
  const isIt = and(eq(round.ownerId, owner), eq(round.id, known));
  const [before] = await tx.select({ heldOn: round.heldOn }).from(round).where(isIt);
  if (before && before.heldOn !== sentOn) {
    await tx.update(round).set({ heldOn: sentOn }).where(isIt);
    changes.push({ table: "round", id: known, set: { heldOn: before.heldOn } });
  }
  return known;
}

import "server-only";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { application, message } from "@/db/schema";
import { type Change, valuesBefore } from "@/lib/activity/undo/rules";
import type { OwnerId } from "@/lib/auth/owner";
import { replan } from "@/lib/follow-ups/replan/commands";
import type { EndedReason } from "@/lib/follow-ups/replan/reasons/rules";
import { endRounds, reopenRounds } from "@/lib/follow-ups/rounds/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { roundOnDay } from "@/lib/interviews/rounds/commands";
import { dayOf } from "@/lib/moments/rules";
import { profileIn } from "@/lib/users/finding/queries";
import { endsRounds, type Stage } from "../rules";
import { followUpSent, lastRoundId } from "../sent/commands";

/**
 * Puts an application at a stage within a command's transaction. An offer and every ending stage end its open rounds (T13); moving
 * back takes that ending back. Answers what an undo would put back; nothing when it is there already.
 */
export async function putAtStage(
  tx: Transaction,
  owner: OwnerId,
  row: { id: string; stage: Stage; stageChangedAt: Date },
  stage: Stage,
  now: Date,
): Promise<Change[]> {
  if (row.stage === stage) {
    return [];
  }
  const rounds = await liveRoundIds(tx, owner, { applicationId: row.id });
  const moved = await tx
    .update(application)
    .set({ stage, stageChangedAt: now, version: sql`${application.version} + 1` })
    .where(
      and(
        eq(application.ownerId, owner),
        eq(application.id, row.id),
        eq(application.stage, row.stage),
        isNull(application.deletedAt),
      ),
    )
    .returning({ id: application.id });
  if (moved.length === 0) {
    return [];
  }
  const change: Change = {
    table: "application",
    id: row.id,
    set: valuesBefore(row, ["stage", "stageChangedAt"]),
    expect: { stage },
    must: true,
  };
  const changes = [change];
  if (endsRounds(stage)) {
    changes.push(...(await endRounds(tx, owner, rounds, reasonOf(stage), now)));
  } else if (endsRounds(row.stage)) {
    changes.push(...(await reopenRounds(tx, owner, [row.id], reasonOf(row.stage), now)));
  }
  changes.push(...(await followUpSent(tx, owner, { applicationId: row.id }, now)));
  return [...changes, ...(await replanLastRound(tx, owner, row.id, stage, now))];
}

/**
 * What a rejection or an offer opens belongs to the last round (T14, T20); an offer without one, or a person's no, makes a round of
 * its day.
 */
async function replanLastRound(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  stage: Stage,
  now: Date,
): Promise<Change[]> {
  const last = await lastRoundId(tx, owner, applicationId);
  const opensRound =
    stage === "offer" || (stage === "rejected" && (await someoneSaidNo(tx, owner, applicationId)));
  if (last || !opensRound) {
    return last ? replan(tx, owner, [last], now) : [];
  }
  const today = dayOf(now, (await profileIn(tx, owner)).timeZone);
  const { roundId, changes } = await roundOnDay(tx, owner, applicationId, today, now);
  const ended = await endRounds(tx, owner, [roundId], reasonOf(stage), now);
  return [...changes, ...ended];
}

async function someoneSaidNo(tx: Transaction, owner: OwnerId, applicationId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: message.id })
    .from(message)
    .where(
      and(
        eq(message.ownerId, owner),
        eq(message.applicationId, applicationId),
        eq(message.direction, "in"),
        eq(message.response, "rejection"),
        isNotNull(message.contactId),
        isNull(message.deletedAt),
      ),
    )
    .limit(1);
  return found !== undefined;
}

function reasonOf(stage: Stage): EndedReason {
  switch (stage) {
    case "offer":
    case "accepted":
    case "rejected":
    case "withdrawn":
    case "no-answer":
      return stage;
    default:
      throw new Error(`the stage ${stage} ends no round`);
  }
}

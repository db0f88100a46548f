import "server-only";
import { and, desc, eq, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { interview, message } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { refused } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { momentAt } from "@/lib/moments/rules";

type NewMessageRow = Omit<typeof message.$inferInsert, "id" | "ownerId" | "createdAt">;

/** Adds a line to the log (W7) within a command's transaction. Answers its id. */
export async function addMessage(
  tx: Transaction,
  owner: OwnerId,
  row: NewMessageRow,
  now: Date,
): Promise<string> {
  const id = newId();
  await tx.insert(message).values({ ...row, id, ownerId: owner, createdAt: now });
  return id;
}

/** When something happened, as typed; now where nothing was typed. Raises `refused` for a time to come. */
export function happenedAt(typed: Date | string | null | undefined, timeZone: string, now: Date): Date {
  if (typed === null || typed === undefined) {
    return now;
  }
  const at = momentAt(typed, timeZone, "12:00");
  if (at.getTime() <= now.getTime()) {
    return at;
  }
  // "Today" without a time is no time to come.
  if (typeof typed === "string" && typed.length === 10 && momentAt(typed, timeZone, "00:00") <= now) {
    return now;
  }
  throw refused("That time is still to come.");
}

/** The round a message belongs to: that of the last interview before it. */
export async function roundIdAt(
  tx: Transaction,
  owner: OwnerId,
  applicationId: string,
  at: Date,
): Promise<string | null> {
  const [row] = await tx
    .select({ roundId: interview.roundId })
    .from(interview)
    .where(
      and(
        eq(interview.ownerId, owner),
        eq(interview.applicationId, applicationId),
        isNull(interview.deletedAt),
        or(isNull(interview.outcome), eq(interview.outcome, "happened")),
        lte(interview.startsAt, at),
      ),
    )
    .orderBy(desc(interview.startsAt))
    .limit(1);
  return row?.roundId ?? null;
}

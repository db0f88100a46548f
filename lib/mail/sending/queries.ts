import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mail } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { keyLifeMs } from "../rules";

export function thisMail(owner: OwnerId | null, mailId: string) {
  return and(eq(mail.id, mailId), owner ? eq(mail.ownerId, owner) : isNull(mail.ownerId));
}

/** The mail under its lock; null when it is settled. */
export async function lockMail(tx: Transaction, owner: OwnerId | null, mailId: string) {
  const [row] = await tx
    .select({
      state: mail.state,
      payload: mail.payload,
      firstAttemptAt: mail.firstAttemptAt,
      nextAttemptAt: mail.nextAttemptAt,
      waits: sql<boolean>`coalesce(${mail.nextAttemptAt} > app_now(), false)`,
      // Somebody else is at it. Leases use real time, sleeps product time.
      leasedUntil: sql<string | null>`case when ${mail.leaseUntil} > now()
        then app_now() + least(${mail.leaseUntil} - now() + interval '1 second', interval '15 seconds') end`,
      tooOld: sql<boolean>`coalesce(${mail.firstAttemptAt} < app_now() - ${keyLifeMs} * interval '1 millisecond', false)`,
      expired: sql<boolean>`coalesce(${mail.expiresAt} <= app_now(), false)`,
    })
    .from(mail)
    .where(thisMail(owner, mailId))
    .for("update");
  return row?.payload && (row.state === "frozen" || row.state === "sending")
    ? { ...row, payload: row.payload }
    : null;
}

/** Why there is nothing to attempt now, or null: it is settled, somebody else is at it, or its next attempt comes later. */
export async function whatWaits(
  tx: Transaction,
  owner: OwnerId | null,
  mailId: string,
): Promise<{ state: "settled" } | { state: "again"; at: Date } | null> {
  const row = await lockMail(tx, owner, mailId);
  if (!row) {
    return { state: "settled" };
  }
  if (row.leasedUntil !== null) {
    return { state: "again", at: new Date(row.leasedUntil) };
  }
  return row.waits && row.nextAttemptAt ? { state: "again", at: row.nextAttemptAt } : null;
}

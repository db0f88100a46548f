import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mail } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { isRestored } from "../holding/queries";
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
      // Of an attempt that was begun and never recorded nobody knows how it ended.
      isUnsure: sql<boolean>`${mail.unsureAt} is not null or ${mail.leaseToken} is not null`,
      nextAttemptAt: mail.nextAttemptAt,
      waits: sql<boolean>`coalesce(${mail.nextAttemptAt} > app_now(), false)`,
      // Somebody else is at it. Leases use real time, sleeps product time.
      leasedUntil: sql<string | null>`case when ${mail.leaseUntil} > now()
        then app_now() + least(${mail.leaseUntil} - now() + interval '1 second', interval '15 seconds') end`,
      // A sign-in mail still goes after a restore, or nobody could sign in; its code is ten minutes old at most.
      pausedUntil: sql<string | null>`case when ${mail.ownerId} is not null and ${isRestored}
        then app_now() + interval '10 minutes' end`,
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

export type Waiting = { state: "settled" } | { state: "again"; at: Date };

/** Why there is nothing to attempt now, or null: it is settled, somebody else is at it, or its next attempt comes later. */
export async function whatWaits(
  tx: Transaction,
  owner: OwnerId | null,
  mailId: string,
): Promise<Waiting | null> {
  return waitOf(await lockMail(tx, owner, mailId));
}

/** `whatWaits` of a row that is locked already. */
export function waitOf(row: Awaited<ReturnType<typeof lockMail>>): Waiting | null {
  if (!row) {
    return { state: "settled" };
  }
  const notBefore = row.pausedUntil ?? row.leasedUntil;
  if (notBefore !== null) {
    return { state: "again", at: new Date(notBefore) };
  }
  return row.waits && row.nextAttemptAt ? { state: "again", at: row.nextAttemptAt } : null;
}

import "server-only";
import { sql } from "drizzle-orm";
import { mail } from "@/db/schema";
import { isRestored } from "../holding/queries";
import { type MailInHand, thisMail } from "../queries";
import { isOutdated, keyLifeMs } from "../rules";

/** The mail under its lock; null when it is settled. */
export async function lockMail(inHand: MailInHand) {
  const [row] = await inHand.tx
    .select({
      state: mail.state,
      payload: mail.payload,
      firstAttemptAt: mail.firstAttemptAt,
      // Nobody knows how an attempt ended that began and was never recorded.
      isUnsure: sql<boolean>`${mail.unsureAt} is not null or ${mail.leaseToken} is not null`,
      nextAttemptAt: mail.nextAttemptAt,
      waits: sql<boolean>`coalesce(${mail.nextAttemptAt} > app_now(), false)`,
      // Somebody else is at it. Leases use real time, sleeps product time.
      leasedUntil: sql<string | null>`case when ${mail.leaseUntil} > now()
        then app_now() + least(${mail.leaseUntil} - now() + interval '1 second', interval '15 seconds') end`,
      // A sign-in mail still goes after a restore, or nobody could sign in; its code is ten minutes old at most.
      pausedUntil: sql<string | null>`case when ${mail.ownerId} is not null and ${isRestored}
        then app_now() + interval '10 minutes' end`,
      momentAt: mail.momentAt,
      createdAt: mail.createdAt,
      now: sql`app_now()`.mapWith(mail.createdAt),
      tooOld: sql<boolean>`coalesce(${mail.firstAttemptAt} < app_now() - ${keyLifeMs} * interval '1 millisecond', false)`,
      expired: sql<boolean>`coalesce(${mail.expiresAt} <= app_now(), false)`,
    })
    .from(mail)
    .where(thisMail(inHand))
    .for("update");
  return row?.payload && (row.state === "frozen" || row.state === "sending")
    ? { ...row, payload: row.payload, isOutdated: row.firstAttemptAt === null && isOutdated(row, row.now) }
    : null;
}

export type Waiting = { state: "settled" } | { state: "again"; at: Date };

/** Why there is nothing to attempt now, or null: it is settled, somebody else is at it, or its next attempt comes later. */
export async function whatWaits(inHand: MailInHand): Promise<Waiting | null> {
  return waitOf(await lockMail(inHand));
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

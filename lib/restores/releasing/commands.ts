import "server-only";
import { and, eq, inArray, lte, or, sql } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { mailOfReminder } from "@/db/joins";
import { mail, operation, profile, reminder } from "@/db/schema";
import { commandAs, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { isAppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { applyProviderEvent } from "@/lib/mail/events/commands";
import { isOutcome, outcomeOfLastEvent } from "@/lib/mail/events/rules";
import { giveBack } from "@/lib/mail/sending/giving-back/commands";
import { askProvider } from "../asking/queries";
import { eraseAgain } from "../commands";
import { findOpenRestore, type OpenRestore } from "../queries";
import { type Evidence, type Fate, fateOf, type LostMail } from "../rules";

export interface Reconciled {
  /** Mails that went after the backup, as the provider tells. */
  found: number;
  /** Reminders that perhaps went: shown as unknown and never sent again. */
  unknown: number;
  /** Reminders that certainly did not go: they go now. */
  open: number;
}

/**
 * Ends the pause after a restore: settles with the provider what the backup holds as due, and lets reminders go again (F36).
 * Accounts that were deleted since the backup go again before that (F37). Null when there is no pause. Raises `unavailable` when the provider does not answer, and then nothing is released;
 * `withoutProvider` does not ask, so that all that was due until the restore becomes unknown. Safe to repeat.
 */
export async function releaseRestored({ withoutProvider = false } = {}): Promise<Reconciled | null> {
  await eraseAgain();
  const restore = await findOpenRestore();
  if (!restore) {
    return null;
  }
  const evidence = withoutProvider ? { mails: [], wholeSince: null } : await askProvider(restore);
  const total: Reconciled = { found: 0, unknown: 0, open: 0 };
  for (const lost of evidence.mails) {
    const applied = lost.mailId !== null && (await settleByProvider(lost, lost.mailId));
    if (applied === "applied") total.found += 1;
  }
  const owners = await database("worker").execute<{ owner_id: string }>(
    sql`select owner_id from owners_with_unsettled_reminders()`,
  );
  for (const { owner_id } of owners) {
    const found = await reconcile(provenOwner(owner_id), restore, evidence);
    for (const each of ["found", "unknown", "open"] as const) total[each] += found[each];
  }
  await database("worker")
    .update(operation)
    .set({ releasedAt: sql`app_now()` })
    .where(and(eq(operation.kind, "restore"), sql`released_at is null`));
  log.warn(total, "sending was released after a restore");
  return total;
}

/** As a webhook would: the event finds its mail by the tag. */
function settleByProvider({ providerId, to, takenAt, lastEvent }: LostMail, mailId: string) {
  const event = outcomeOfLastEvent(lastEvent);
  const outcome = isOutcome(event) ? event : "sent";
  return applyProviderEvent(`restored:${mailId}:${outcome}`, {
    type: `email.${outcome}`,
    created_at: takenAt,
    data: { email_id: providerId, to, tags: { mail_id: mailId } },
  });
}

async function reconcile(owner: OwnerId, restore: OpenRestore, evidence: Evidence): Promise<Reconciled> {
  try {
    const { told, ...rest } = await commandAs(owner, (tx) => reconcileRows(tx, owner, restore, evidence));
    for (const [lost, mailId] of told) await settleByProvider(lost, mailId);
    return { ...rest, found: told.size };
  } catch (error) {
    if (isAppError(error, "not-found")) {
      return { found: 0, unknown: 0, open: 0 };
    }
    throw error;
  }
}

async function reconcileRows(tx: Transaction, owner: OwnerId, restore: OpenRestore, evidence: Evidence) {
  const rows = await unsettled(tx, owner);
  const fates = rows.map((row) => ({ row, fate: fateOfRow(row, restore, evidence) }));
  const idsOf = (is: Fate["is"]) =>
    fates.filter(({ fate }) => fate.is === is).map(({ row }) => row.reminderId);
  const told = new Map<LostMail, string>();
  for (const { row, fate } of fates) {
    if (fate.is !== "told") continue;
    const known = told.get(fate.by);
    const mailId = known ?? newId();
    if (!known) await keepLostMail(tx, owner, mailId, fate.by, row.dueAt);
    told.set(fate.by, mailId);
    await markUnknown(tx, owner, [row.reminderId], mailId);
  }
  await markUnknown(tx, owner, idsOf("unsure"));
  // What is left of a mail that went to nobody is frozen anew; of one whose fate is unknown nothing is left.
  const mailIds = [...new Set(rows.flatMap(({ mailId }) => (mailId ? [mailId] : [])))];
  for (const mailId of mailIds) {
    const isUnsure = fates.some(({ row, fate }) => row.mailId === mailId && fate.is === "unsure");
    await (isUnsure ? settleUnknown(tx, owner, mailId) : giveBack(tx, owner, mailId));
  }
  return { told, unknown: idsOf("unsure").length, open: idsOf("not-sent").length };
}

type Row = Awaited<ReturnType<typeof unsettled>>[number];

function unsettled(tx: Transaction, owner: OwnerId) {
  return tx
    .select({
      reminderId: reminder.id,
      dueAt: reminder.dueAt,
      mailId: reminder.mailId,
      frozenAt: mail.createdAt,
      firstAttemptAt: mail.firstAttemptAt,
      address: profile.email,
    })
    .from(reminder)
    .innerJoin(profile, eq(profile.ownerId, reminder.ownerId))
    .leftJoin(mail, mailOfReminder)
    .where(
      and(
        eq(reminder.ownerId, owner),
        or(
          eq(reminder.state, "claimed"),
          and(eq(reminder.state, "scheduled"), lte(reminder.dueAt, sql`app_now()`)),
        ),
      ),
    );
}

/** Before its backup a reminder can only have gone by the mail it was frozen in. What fell due after the restore nobody else could send. */
function fateOfRow(row: Row, { backupAt, restoredAt }: OpenRestore, evidence: Evidence): Fate {
  const { reminderId, dueAt, frozenAt, firstAttemptAt, address } = row;
  const notBefore = firstAttemptAt && frozenAt ? frozenAt : dueAt > backupAt ? dueAt : backupAt;
  const fate = fateOf({ reminderId, notBefore }, address, evidence);
  return fate.is === "unsure" && dueAt > restoredAt ? { is: "not-sent" } : fate;
}

/** A row for a mail that the database has lost, so that the receipt can tell of it, and webhooks and questions find it. */
async function keepLostMail(
  tx: Transaction,
  owner: OwnerId,
  id: string,
  { providerId, takenAt }: LostMail,
  momentAt: Date,
): Promise<void> {
  await tx.insert(mail).values({
    id,
    ownerId: owner,
    stream: "reminder",
    state: "accepted",
    payloadHash: "lost",
    momentAt,
    attempts: 1,
    providerId,
    createdAt: takenAt,
    firstAttemptAt: takenAt,
    acceptedAt: takenAt,
    confirmAt: sql`app_now()`,
    settledAt: sql`app_now()`,
    erasedAt: sql`app_now()`,
  });
}

const unknownReason =
  "Afterword was restored from a copy, and this reminder may have been sent before. It was not sent again.";

async function markUnknown(
  tx: Transaction,
  owner: OwnerId,
  ids: readonly string[],
  mailId?: string,
): Promise<void> {
  await tx
    .update(reminder)
    .set({
      state: "unknown",
      stateReason: unknownReason,
      closedAt: sql`app_now()`,
      ...(mailId && { mailId }),
    })
    .where(and(eq(reminder.ownerId, owner), inArray(reminder.id, [...ids])));
}

async function settleUnknown(tx: Transaction, owner: OwnerId, mailId: string): Promise<void> {
  await tx
    .update(mail)
    .set({
      state: "unknown",
      errorCode: "restored",
      settledAt: sql`app_now()`,
      nextAttemptAt: null,
      leaseToken: null,
      leaseUntil: null,
    })
    .where(and(eq(mail.ownerId, owner), eq(mail.id, mailId), inArray(mail.state, ["frozen", "sending"])));
}

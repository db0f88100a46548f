import "server-only";
import { and, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { reminder } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { secondGapMs } from "../../rules";

/** What came too late to be of use is not sent; the receipt says so (P5). */
export async function skipStale(tx: Transaction, owner: OwnerId, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) {
    await close(
      tx,
      owner,
      { state: "skipped", stateReason: "Its time had passed when it could be sent." },
      inArray(reminder.id, [...ids]),
    );
  }
}

/** A second reminder does not follow on the heels of a first that came late (T19). */
export async function skipHurriedSeconds(tx: Transaction, owner: OwnerId): Promise<void> {
  await close(
    tx,
    owner,
    { state: "skipped", stateReason: "The first reminder had come shortly before." },
    sql`slot = 'second' and due_at <= app_now() and exists (
      select 1 from reminder first
      where first.owner_id = reminder.owner_id and first.step_id = reminder.step_id and first.slot = 'due'
        and first.accepted_at > app_now() - ${secondGapMs} * interval '1 millisecond')`,
  );
}

const suppressed = {
  bounced: "Mail to your address came back, so no reminder was sent.",
  suppressed: "The mail service no longer sends to your address, so no reminder was sent.",
  complained: "Our mails were marked as spam in your mailbox, so no reminder was sent.",
};

/** Mail to this address came back or was unwelcome (F10). */
export async function suppressDue(
  tx: Transaction,
  owner: OwnerId,
  why: keyof typeof suppressed,
): Promise<void> {
  await close(
    tx,
    owner,
    { state: "suppressed", stateReason: suppressed[why] },
    lte(reminder.dueAt, sql`app_now()`),
  );
}

function close(
  tx: Transaction,
  owner: OwnerId,
  outcome: { state: "skipped" | "suppressed"; stateReason: string },
  which: SQL,
): Promise<unknown> {
  return tx
    .update(reminder)
    .set({ ...outcome, closedAt: sql`app_now()` })
    .where(and(eq(reminder.ownerId, owner), eq(reminder.state, "scheduled"), which));
}

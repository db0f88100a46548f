import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { profile, suppression } from "@/db/schema";
import { recordActivity } from "@/lib/activity/record/commands";
import { commandAs, type OwnerId } from "@/lib/auth/owner";
import { fingerprint } from "@/lib/auth/secrets";
import { notFound, refused } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { syncOpenSteps } from "@/lib/reminders/commands";

export type SuppressionReason = (typeof suppression.$inferSelect)["reason"];

/** How an address is known here: never itself. */
export function addressHashOf(address: string): string {
  return fingerprint("suppressed address", address.toLowerCase());
}

/** Sends no further reminder to this address until it is lifted (F10). The same reason twice is one. */
export async function suppressAddress(
  tx: Transaction,
  owner: OwnerId,
  address: string,
  reason: SuppressionReason,
  now: Date,
): Promise<void> {
  const [known] = await tx
    .select({ id: suppression.id })
    .from(suppression)
    .where(openFor(owner, address, reason));
  if (!known) {
    const addressHash = addressHashOf(address);
    await tx.insert(suppression).values({ id: newId(), ownerId: owner, addressHash, reason, createdAt: now });
  }
}

/**
 * The user says that mail to their address works again: it is tried with the next reminder, and with those that were held back
 * and are still of use. After a complaint they have to say that they want our mails (F10). Raises `refused`. Twice is once (I12).
 */
export async function tryAddressAgain(
  owner: OwnerId,
  { wantsMail }: { wantsMail: boolean },
  now: Date,
): Promise<void> {
  await commandAs(owner, async (tx) => {
    const [settings] = await tx
      .select({ email: profile.email })
      .from(profile)
      .where(eq(profile.ownerId, owner));
    if (!settings) {
      throw notFound();
    }
    const [complaint] = await tx
      .select({ id: suppression.id })
      .from(suppression)
      .where(openFor(owner, settings.email, "complained"));
    if (complaint && !wantsMail) {
      throw refused("Our mails were marked as spam. Say that you want them, and they come again.");
    }
    const lifted = await tx
      .update(suppression)
      .set({ liftedAt: now })
      .where(openFor(owner, settings.email))
      .returning({ id: suppression.id });
    if (lifted.length === 0) {
      return;
    }
    await syncOpenSteps(tx, owner, now);
    const summary = "You said that mail reaches you again.";
    await recordActivity(tx, owner, { kind: "reminders.resumed", summary }, now);
  });
}

function openFor(owner: OwnerId, address: string, reason?: SuppressionReason) {
  return and(
    eq(suppression.ownerId, owner),
    eq(suppression.addressHash, addressHashOf(address)),
    reason && eq(suppression.reason, reason),
    isNull(suppression.liftedAt),
  );
}

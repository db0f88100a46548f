import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { suppression } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { fingerprint } from "@/lib/auth/secrets";
import { newId } from "@/lib/ids";

export type SuppressionReason = (typeof suppression.$inferSelect)["reason"];

/** How an address is known here: never itself. */
export function addressHashOf(address: string): string {
  return fingerprint("suppressed address", address.toLowerCase());
}

/** Sends no further reminder to this address until it is lifted (F10). */
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
    .where(
      and(
        eq(suppression.ownerId, owner),
        eq(suppression.addressHash, addressHashOf(address)),
        isNull(suppression.liftedAt),
      ),
    );
  if (!known) {
    const addressHash = addressHashOf(address);
    await tx.insert(suppression).values({ id: newId(), ownerId: owner, addressHash, reason, createdAt: now });
  }
}

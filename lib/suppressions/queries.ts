import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { profile, suppression } from "@/db/schema";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import { addressHashOf } from "./commands";

export type Suppression = Pick<typeof suppression.$inferSelect, "reason" | "createdAt">;

/** Why no reminder goes to the user's present address, or null when it may. */
export function findSuppression(owner: OwnerId): Promise<Suppression | null> {
  return asOwner(owner, async (tx) => {
    const [settings] = await tx
      .select({ email: profile.email })
      .from(profile)
      .where(eq(profile.ownerId, owner));
    return settings ? suppressionOf(tx, owner, settings.email) : null;
  });
}

export async function suppressionOf(
  tx: Transaction,
  owner: OwnerId,
  address: string,
): Promise<Suppression | null> {
  const [found] = await tx
    .select({ reason: suppression.reason, createdAt: suppression.createdAt })
    .from(suppression)
    .where(
      and(
        eq(suppression.ownerId, owner),
        eq(suppression.addressHash, addressHashOf(address)),
        isNull(suppression.liftedAt),
      ),
    )
    .orderBy(desc(suppression.createdAt));
  return found ?? null;
}

import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { suppression } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { addressHashOf } from "./commands";

export type Suppression = Pick<typeof suppression.$inferSelect, "reason" | "createdAt">;

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

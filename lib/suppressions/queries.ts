import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { profile, suppression } from "@/db/schema";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import { addressHashOf } from "./commands";

export type Suppression = Pick<typeof suppression.$inferSelect, "reason" | "createdAt">;

/** What the signed-in pages tell of the address that no reminder goes to. */
export interface AddressTrouble extends Suppression {
  email: string;
  timeZone: string;
}

/** A complaint counts more than mail that came back: it is the user's own word. */
const heaviestFirst = sql`array_position(array['complained', 'suppressed', 'bounced'], ${suppression.reason})`;

/** Why no reminder goes to this address, or null. */
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
    .orderBy(heaviestFirst);
  return found ?? null;
}

/** What is wrong with the address that the owner has now; null when mail goes there (F10). */
export async function findAddressTrouble(owner: OwnerId): Promise<AddressTrouble | null> {
  const rows = await readAs(owner, (tx) =>
    tx
      .select({
        email: profile.email,
        timeZone: profile.timeZone,
        addressHash: suppression.addressHash,
        reason: suppression.reason,
        createdAt: suppression.createdAt,
      })
      .from(suppression)
      .innerJoin(profile, eq(profile.ownerId, suppression.ownerId))
      .where(and(eq(suppression.ownerId, owner), isNull(suppression.liftedAt)))
      .orderBy(heaviestFirst),
  );
  return rows.find((row) => row.addressHash === addressHashOf(row.email)) ?? null;
}

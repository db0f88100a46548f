import "server-only";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { profile, search } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { newId } from "@/lib/ids";

/**
 * The search the user is in: the chosen one, else the newest that is not archived. An owner who has none gets their first one,
 * "My job search". The caller holds the owner's lock.
 */
export async function currentSearchIn(
  tx: Transaction,
  owner: OwnerId,
  now: Date,
): Promise<typeof search.$inferSelect> {
  const [open] = await tx
    .select({ search })
    .from(search)
    .innerJoin(profile, eq(profile.ownerId, search.ownerId))
    .where(and(eq(search.ownerId, owner), isNull(search.archivedAt), isNull(search.deletedAt)))
    .orderBy(desc(sql`${search.id} is not distinct from ${profile.currentSearchId}`), desc(search.createdAt))
    .limit(1);
  if (open) {
    return open.search;
  }
  const [first] = await tx
    .insert(search)
    .values({ id: newId(), ownerId: owner, name: "My job search", createdAt: now })
    .returning();
  if (!first) {
    throw new Error("an insert returned no row");
  }
  await tx.update(profile).set({ currentSearchId: first.id }).where(eq(profile.ownerId, owner));
  return first;
}

import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { employer } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { newId } from "@/lib/ids";
import { foldedName } from "@/lib/text/rules";

/** The owner's employer of this name, compared without case and spacing; made when there is none. */
export async function findOrAddEmployer(
  tx: Transaction,
  owner: OwnerId,
  named: { name: string; region?: string | null },
  now: Date,
): Promise<typeof employer.$inferSelect> {
  const nameKey = foldedName(named.name);
  const isIt = and(eq(employer.ownerId, owner), eq(employer.nameKey, nameKey), isNull(employer.deletedAt));
  const [known] = await tx.select().from(employer).where(isIt);
  if (known) {
    return known;
  }
  const { name, region } = named;
  const [added] = await tx
    .insert(employer)
    .values({ id: newId(), ownerId: owner, name, nameKey, region: region ?? null, createdAt: now })
    .returning();
  if (!added) {
    throw new Error("an insert returned no row");
  }
  return added;
}

import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { profile } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";

/** The profile, for a command. Raises `not-found`. */
export async function profileIn(tx: Transaction, owner: OwnerId) {
  const [row] = await tx.select().from(profile).where(eq(profile.ownerId, owner));
  if (!row) {
    throw notFound();
  }
  return row;
}

/** The zone of the user's local days, within a transaction. Raises `not-found`. */
export async function timeZoneOf(tx: Transaction, owner: OwnerId): Promise<string> {
  const [row] = await tx
    .select({ timeZone: profile.timeZone })
    .from(profile)
    .where(eq(profile.ownerId, owner));
  if (!row) {
    throw notFound();
  }
  return row.timeZone;
}

import "server-only";
import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { account } from "@/db/schema";
import { recordAudit } from "../audit";
import type { OwnerId } from "../owner";

/** Whether a Google account opens this one. */
export async function isLinkedWithGoogle(owner: OwnerId): Promise<boolean> {
  const found = await database("auth").select({ userId: account.userId }).from(account).where(linksOf(owner));
  return found.length > 0;
}

/** From now on only a code opens this account, until somebody comes from Google with its address again. */
export async function removeGoogleLink(owner: OwnerId): Promise<void> {
  await database("auth").transaction(async (tx) => {
    const removed = await tx.delete(account).where(linksOf(owner)).returning();
    if (removed.length > 0) {
      await recordAudit(tx, owner, "account", "Google removed");
    }
  });
}

function linksOf(owner: OwnerId) {
  return and(eq(account.userId, owner), eq(account.provider, "google"));
}

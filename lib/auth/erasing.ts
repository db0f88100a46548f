import "server-only";
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { challenge, erasure, session, user } from "@/db/schema";
import { notFound, refused } from "@/lib/errors";
import { log } from "@/lib/log";
import { requestAccountDeletedMail } from "@/lib/mail/sign-in/commands";
import { recordAudit } from "./audit";
import { type OwnerId, retried } from "./owner";
import { hashSecret } from "./secrets";

/** What cannot be undone asks for a session that began within this time (v5.0.0-7.5.3). */
export const freshMinutes = 60;

/** Whether the user signed in within the last hour, in the browser that holds this session. */
export async function isFreshlySignedIn(owner: OwnerId, sessionToken: string): Promise<boolean> {
  const [found] = await database("auth")
    .select({ createdAt: session.createdAt })
    .from(session)
    .where(freshSession(owner, sessionToken));
  return found !== undefined;
}

/**
 * Deletes the account with everything in it, ends its sessions, and mails one last word (I13). `typed` has to be its address.
 * What an alarm or a mail under way finds afterwards is nothing (F44). A hash of the id stays behind, so that a backup cannot
 * bring the account back for good (F37). Raises `refused`, and `not-found` when it is gone already.
 */
export async function eraseAccount(owner: OwnerId, typed: string, sessionToken: string): Promise<void> {
  await retried(database("auth"), async (tx) => {
    const [account] = await tx
      .select({ email: user.email })
      .from(user)
      .where(eq(user.id, owner))
      .for("update");
    if (!account) {
      throw notFound();
    }
    const [fresh] = await tx
      .select({ userId: session.userId })
      .from(session)
      .where(freshSession(owner, sessionToken));
    if (!fresh) {
      throw refused("Sign in again first, so that we know that it is you.");
    }
    if (account.email !== typed) {
      throw refused("That is not the address of this account.");
    }
    await eraseRows(tx, owner, account.email);
    await requestAccountDeletedMail(tx, account.email);
  });
  log.warn({ erased: accountHash(owner) }, "account erased");
}

async function eraseRows(tx: Transaction, owner: OwnerId, email: string): Promise<void> {
  await tx
    .insert(erasure)
    .values({ accountHash: accountHash(owner) })
    .onConflictDoNothing();
  await tx.delete(challenge).where(eq(challenge.email, email));
  await tx.execute(sql`set constraints all deferred`);
  // All that is owned refers to the profile, and that to the user.
  await tx.delete(user).where(eq(user.id, owner));
  await recordAudit(tx, owner, "account", "erased");
}

/** As in the database's own `erase_again`. An id holds 74 random bits: enough that nobody finds it from its hash. */
export function accountHash(owner: OwnerId): string {
  return createHash("sha256").update(owner).digest("hex");
}

function freshSession(owner: OwnerId, sessionToken: string) {
  return and(
    eq(session.userId, owner),
    eq(session.tokenHash, hashSecret(sessionToken)),
    sql`${session.expiresAt} > now()`,
    sql`${session.createdAt} > now() - ${freshMinutes} * interval '1 minute'`,
  );
}

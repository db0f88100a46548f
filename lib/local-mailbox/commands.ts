import "server-only";
import { eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { localMail } from "@/db/schema";
import { appNow } from "@/lib/auth/owner";
import { bytesOf, hashOfBytes } from "@/lib/email/seal";
import { newId } from "@/lib/ids";
import type { MailPayload, SendOutcome } from "@/lib/mail/schema";

/** Keeps a mail instead of sending it. A known key answers with the same id, or `mismatch` when the bytes differ. */
export async function keepLocalMail(key: string, payload: MailPayload): Promise<SendOutcome> {
  const db = database("worker");
  const bodyHash = hashOfBytes(bytesOf(payload));
  const { from, to, subject, html, text, headers } = payload;
  const receivedAt = await appNow(db);
  const row = { id: newId(), idempotencyKey: key, bodyHash, sender: from, recipient: to, receivedAt };
  await db
    .insert(localMail)
    .values({ ...row, subject, html, text, headers })
    .onConflictDoNothing({ target: localMail.idempotencyKey });
  const [kept] = await db
    .select({ id: localMail.id, bodyHash: localMail.bodyHash })
    .from(localMail)
    .where(eq(localMail.idempotencyKey, sql`${key}`));
  if (kept?.bodyHash !== bodyHash) {
    return { is: "mismatch", code: "invalid_idempotent_request" };
  }
  return { is: "accepted", providerId: kept.id };
}

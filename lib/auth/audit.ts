import "server-only";
import type { Database, Transaction } from "@/db/client";
import { audit } from "@/db/schema";
import { newId } from "@/lib/ids";

export type AuditedAction = "sign-in" | "address-change" | "account" | "download";

/** Writes down a security event, in the caller's transaction if it has one. Neither address nor token may be in it. */
export async function recordAudit(
  db: Database | Transaction,
  actorId: string | null,
  action: AuditedAction,
  result: string,
): Promise<void> {
  await db.insert(audit).values({ id: newId(), actorId, action, result });
}

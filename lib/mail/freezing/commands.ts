import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mail } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { bytesOf, hashOfBytes, seal, unseal } from "@/lib/email/seal";

import type { MailPayload } from "../schema";

interface Frozen {
  mail: MailPayload;
  /** The reminders that speak through this mail; empty for a sign-in mail. */
  reminderIds: string[];
}

export interface Freezing extends Frozen {
  id: string;
  /** Null for a sign-in mail, which belongs to nobody yet. */
  owner: OwnerId | null;
  momentAt: Date | SQL;
  expiresAt?: SQL;
}

/** Keeps the exact bytes of a mail, encrypted, before its first attempt (I6). */
export async function freezeMail(tx: Transaction, freezing: Freezing): Promise<void> {
  const { mail: payload, reminderIds } = freezing;
  const frozen = Buffer.from(JSON.stringify({ mail: payload, reminderIds } satisfies Frozen));
  await tx.insert(mail).values({
    id: freezing.id,
    ownerId: freezing.owner,
    stream: freezing.owner ? "reminder" : "sign-in",
    payload: seal(freezing.id, frozen),
    payloadHash: hashOfBytes(bytesOf(payload)),
    momentAt: freezing.momentAt,
    createdAt: sql`app_now()`,
    expiresAt: freezing.expiresAt,
  });
}

/** The mail as it was frozen. Raises when AUTH_SECRET is another one by now. */
export function openFrozen(mailId: string, sealed: Buffer): Frozen {
  // Written by freezeMail alone, under a key of ours.
  return JSON.parse(unseal(mailId, sealed).toString("utf8")) as Frozen;
}

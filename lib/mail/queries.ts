import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mail } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";

/** One mail within a transaction. */
export interface MailInHand {
  tx: Transaction;
  /** Null for a sign-in mail, which belongs to nobody yet. */
  owner: OwnerId | null;
  id: string;
}

/** For the WHERE: this row, and it belongs to this owner, or to nobody where there is none. */
export function thisMail({ owner, id }: Pick<MailInHand, "owner" | "id">) {
  return and(eq(mail.id, id), owner ? eq(mail.ownerId, owner) : isNull(mail.ownerId));
}

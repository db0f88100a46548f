import "server-only";
import type { Transaction } from "@/db/client";
import { actionToken } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { hashSecret, newSecret } from "@/lib/auth/secrets";

const days = 30;

/** The token of one mail: 256 random bits, kept as a hash, good for 30 days. Answers what goes into the mail's links. */
export async function issueActionToken(
  tx: Transaction,
  owner: OwnerId,
  mailId: string,
  now: Date,
  token: string = newSecret(),
): Promise<string> {
  await tx.insert(actionToken).values({
    tokenHash: hashSecret(token),
    ownerId: owner,
    mailId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + days * 86_400_000),
  });
  return token;
}

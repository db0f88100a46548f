import "server-only";
import { sql } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { session, user } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { sessionDays } from "./adapter";
import { recordAudit } from "./audit";
import { hashSecret, newSecret } from "./secrets";

/** What the browser proposed for a new profile; nothing of it changes one that is there. */
export interface Proposals {
  timeZone: string | null;
  region: string | null;
}

/** The user of an address that has just been proven, made with a profile when there is none. */
export async function userOfAddress(
  tx: Transaction,
  email: string,
  { timeZone, region }: Proposals,
): Promise<string> {
  const [found] = await tx
    .insert(user)
    .values({ id: newId(), email, emailVerifiedAt: sql`now()` })
    .onConflictDoUpdate({ target: user.email, set: { emailVerifiedAt: sql`now()` } })
    .returning();
  if (!found) {
    throw new AppError("unavailable");
  }
  await tx.execute(sql`select create_profile(${found.id}, ${timeZone ?? "UTC"}, ${region})`);
  return found.id;
}

/** Writes a session of this user and answers its token, which is kept hashed only. */
export async function beginSession(
  tx: Transaction,
  userId: string,
  userAgent: string | null,
): Promise<string> {
  const token = newSecret();
  await tx.insert(session).values({
    tokenHash: hashSecret(token),
    userId,
    userAgent: userAgent?.slice(0, 300) ?? null,
    expiresAt: sql`now() + ${sessionDays.absolute} * interval '1 day'`,
  });
  return token;
}

export function recordSignIn(actorId: string | null, result: string): Promise<void> {
  return recordAudit(database("auth"), actorId, "sign-in", result);
}

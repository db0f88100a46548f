import "server-only";
import { sql } from "drizzle-orm";
import { database, ownedRole } from "@/db/client";
import { type OwnerId, provenOwner } from "@/lib/auth/owner";
import { hashSecret } from "@/lib/auth/secrets";

/** Whose mail a token came with. Null for a token that is malformed, unknown or expired (B11). */
export async function findActionToken(token: string): Promise<{ owner: OwnerId; mailId: string } | null> {
  if (!/^[\w-]{43}$/.test(token)) {
    return null;
  }
  const [found] = await database(ownedRole()).execute<{ owner_id: string; mail_id: string }>(
    sql`select owner_id, mail_id from find_action_token(${hashSecret(token)})`,
  );
  return found ? { owner: provenOwner(found.owner_id), mailId: found.mail_id } : null;
}

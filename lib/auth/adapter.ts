import "server-only";
import { and, eq, gt, sql } from "drizzle-orm";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { database } from "@/db/client";
import { session, user } from "@/db/schema";
import { hashSecret } from "./secrets";

/** A session ends after 14 idle days and after 90 days in any case. */
export const sessionDays = { idle: 14, absolute: 90 };

/** Auth.js reads and ends sessions through this. Tokens are stored hashed; a session unused for `idle` days is none. */
export const sessionAdapter: Adapter = {
  async getSessionAndUser(token) {
    const db = database("auth");
    const [found] = await db
      .select({ session, user, isStale: sql<boolean>`${session.lastSeenAt} < now() - interval '1 hour'` })
      .from(session)
      .innerJoin(user, eq(user.id, session.userId))
      .where(
        and(
          eq(session.tokenHash, hashSecret(token)),
          gt(session.expiresAt, sql`now()`),
          gt(session.lastSeenAt, sql`now() - ${sessionDays.idle} * interval '1 day'`),
        ),
      );
    if (!found) {
      return null;
    }
    if (found.isStale) {
      await db
        .update(session)
        .set({ lastSeenAt: sql`now()` })
        .where(eq(session.tokenHash, found.session.tokenHash));
    }
    return {
      session: { sessionToken: token, userId: found.user.id, expires: found.session.expiresAt },
      user: adapterUser(found.user),
    };
  },

  async createSession(given) {
    await database("auth")
      .insert(session)
      .values({
        tokenHash: hashSecret(given.sessionToken),
        userId: given.userId,
        expiresAt: given.expires,
      });
    return given;
  },

  deleteSession: endSession,

  async updateSession() {
    return null;
  },

  async getUser(id) {
    const [found] = await database("auth").select().from(user).where(eq(user.id, id));
    return found ? adapterUser(found) : null;
  },

  // Auth.js demands the rest of an adapter at every call, though without providers it uses none of it.
  getUserByEmail: unused,
  getUserByAccount: unused,
  createUser: unused,
  updateUser: unused,
  linkAccount: unused,
};

/** Ends the session that `token` stands for, if there is one. */
export async function endSession(token: string): Promise<void> {
  await database("auth")
    .delete(session)
    .where(eq(session.tokenHash, hashSecret(token)));
}

async function unused(): Promise<never> {
  throw new Error("users are made by lib/auth/entering.ts");
}

function adapterUser(row: typeof user.$inferSelect): AdapterUser {
  return { id: row.id, email: row.email, emailVerified: row.emailVerifiedAt };
}

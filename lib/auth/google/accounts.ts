import "server-only";
import { and, eq } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { account, user } from "@/db/schema";
import { canonicalAddress } from "../address";
import { beginSession, type Proposals, recordSignIn, userOfAddress } from "../entering";
import { retried } from "../owner";
import { type GoogleClaims, isGoogleMailbox } from "./rules";

export type GoogleEntry =
  | { kind: "signed-in"; token: string; email: string }
  /** Google does not run this mailbox: whoever reads it has to show that by a code. */
  | { kind: "needs-code"; email: string }
  | { kind: "unverified" };

/**
 * Lets a person in by what Google has proven. A known `sub` is its user, whatever their addresses are by now. An unknown one
 * is joined to the user of its address, who is made when there is none, only where Google runs that mailbox.
 */
export async function enterWithGoogle(
  claims: GoogleClaims,
  browser: Proposals & { userAgent: string | null },
): Promise<GoogleEntry> {
  const email = claims.email_verified === true ? canonicalAddress(claims.email) : null;
  const entered = await retried(database("auth"), async (tx) => {
    const known = await findUser(tx, claims.sub);
    if (known) {
      return { ...known, token: await beginSession(tx, known.id, browser.userAgent) };
    }
    if (!email || !isGoogleMailbox(email, claims.hd)) {
      return null;
    }
    const joined = await join(tx, claims.sub, await userOfAddress(tx, email, browser));
    return { ...joined, token: await beginSession(tx, joined.id, browser.userAgent) };
  });
  if (entered) {
    await recordSignIn(entered.id, "signed in with Google");
    return { kind: "signed-in", token: entered.token, email: entered.email };
  }
  if (email) {
    return { kind: "needs-code", email };
  }
  await recordSignIn(null, "refused");
  return { kind: "unverified" };
}

/** Two first sign-ins at once: the second finds the row of the first. */
async function join(tx: Transaction, sub: string, userId: string) {
  await tx
    .insert(account)
    .values({ provider: "google", providerAccountId: sub, userId })
    .onConflictDoNothing();
  const joined = await findUser(tx, sub);
  if (!joined) {
    throw new Error("an account row that was there a moment ago is gone");
  }
  return joined;
}

async function findUser(tx: Transaction, sub: string): Promise<{ id: string; email: string } | undefined> {
  const [found] = await tx
    .select({ id: user.id, email: user.email })
    .from(account)
    .innerJoin(user, eq(user.id, account.userId))
    .where(and(eq(account.provider, "google"), eq(account.providerAccountId, sub)));
  return found;
}

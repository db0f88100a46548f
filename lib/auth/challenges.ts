import "server-only";
import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { challenge, rateLimit } from "@/db/schema";
import { refused } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { requestSignInMail } from "@/lib/mail/sign-in/commands";
import { countHit } from "@/lib/rate-limits/commands";
import { networkOf } from "@/lib/rate-limits/rules";
import { beginSession, recordSignIn, userOfAddress } from "./entering";
import { codeMatches, codeOfLink, hashCode, hashSecret, isKnownBrowser, newSecret } from "./secrets";

export const codeMinutes = 10;
export const codeTries = 5;

export interface PendingChallenge {
  id: string;
  email: string;
  expiresAt: Date;
  triesLeft: number;
  returnTo: string | null;
}

export interface BrowserFacts {
  /** The cookie that ties a code to the browser that asked for it (v5.0.0-6.6.2). */
  browserSecret: string;
  ip: string;
  /** What `knownBrowserProof` answered for the address this browser signed in with last. */
  known?: string;
  userAgent: string | null;
  timeZone: string | null;
  region: string | null;
}

/**
 * Mails a code to `email` for this browser. Says nothing about whether the address is known: the user is made when the
 * code is used. Raises `limit`.
 */
export async function requestCode(
  email: string,
  browser: Pick<BrowserFacts, "browserSecret" | "ip" | "known">,
  options: { returnTo: string | null; linkTo: (secret: string) => string },
): Promise<void> {
  await countCodeMail(email, browser);
  const link = newSecret();
  const code = codeOfLink(link);
  const codeHash = await hashCode(code);
  const browserHash = hashSecret(browser.browserSecret);
  await database("auth").transaction(async (tx) => {
    await tx
      .update(challenge)
      .set({ consumedAt: sql`now()` })
      .where(and(eq(challenge.browserHash, browserHash), isNull(challenge.consumedAt)));
    await tx.delete(challenge).where(lt(challenge.expiresAt, sql`now() - interval '1 day'`));
    await tx.delete(rateLimit).where(lt(rateLimit.resetAt, sql`now() - interval '1 day'`));
    await tx.insert(challenge).values({
      id: newId(),
      email,
      codeHash,
      linkHash: hashSecret(link),
      browserHash,
      returnTo: options.returnTo,
      expiresAt: sql`now() + ${codeMinutes} * interval '1 minute'`,
    });
    await requestSignInMail(tx, { to: email, code, link: options.linkTo(link), expiresMinutes: codeMinutes });
  });
}

/**
 * Counts a mail with a code against the limits (F54). Whoever does not know the address counts together, so that nobody's inbox
 * is flooded; a browser that has signed in with it before counts apart, so that strangers cannot lock its owner out. Raises `limit`.
 */
export async function countCodeMail(
  email: string,
  { ip, known }: Pick<BrowserFacts, "ip" | "known">,
): Promise<void> {
  const network = networkOf(ip);
  await countHit("sign-in mail per ip", network, "auth");
  if (isKnownBrowser(email, known)) {
    await countHit("sign-in mail per known browser", email, "auth");
    await countHit("sign-in mail per known browser and day", email, "auth");
    return;
  }
  await countHit("sign-in mail per address and network", `${email} ${network}`, "auth");
  await countHit("sign-in mail per address", email, "auth");
  await countHit("sign-in mail per address and day", email, "auth");
}

/** The code this browser is waiting for, if any: what lets the code page survive a dropped tab. */
export async function findPendingChallenge(
  browserSecret: string | undefined,
): Promise<PendingChallenge | null> {
  if (!browserSecret) {
    return null;
  }
  const [found] = await database("auth")
    .select()
    .from(challenge)
    .where(open(eq(challenge.browserHash, hashSecret(browserSecret))))
    .orderBy(desc(challenge.createdAt))
    .limit(1);
  return found ? pending(found) : null;
}

/** What the page behind a mailed link shows: a button in the browser that asked, elsewhere the code to type there. */
export async function findLinkedChallenge(
  linkSecret: string,
  browserSecret: string | undefined,
): Promise<(PendingChallenge & ({ sameBrowser: true } | { sameBrowser: false; code: string })) | null> {
  const [found] = await database("auth")
    .select()
    .from(challenge)
    .where(open(eq(challenge.linkHash, hashSecret(linkSecret))));
  if (!found) {
    return null;
  }
  return browserSecret && hashSecret(browserSecret) === found.browserHash
    ? { ...pending(found), sameBrowser: true }
    : { ...pending(found), sameBrowser: false, code: codeOfLink(linkSecret) };
}

/**
 * Uses up the code this browser asked for and answers with a new session's token. The user is made now, with the zone
 * and country the browser proposed. Every try counts, right or wrong; the fifth wrong one voids the code.
 */
export async function redeemCode(
  code: string,
  browser: BrowserFacts,
): Promise<{ token: string; returnTo: string | null; email: string }> {
  await countHit("code tries per ip", networkOf(browser.ip), "auth");
  const waiting = await findPendingChallenge(browser.browserSecret);
  if (!waiting) {
    throw refused("This code has run out or was used. Ask for a new one; it takes a few seconds.");
  }
  const [tried] = await database("auth")
    .update(challenge)
    .set({ attempts: sql`${challenge.attempts} + 1` })
    .where(open(eq(challenge.id, waiting.id)))
    .returning();
  if (!tried || !(await codeMatches(code, tried.codeHash))) {
    await recordSignIn(null, "refused");
    const left = tried ? codeTries - tried.attempts : 0;
    throw refused(
      left > 0
        ? `That is not the code. Have another look at the mail; ${left === 1 ? "one try is" : `${left} tries are`} left.`
        : "That was the last try for this code. Ask for a new one.",
    );
  }
  return { token: await openSession(tried.id, browser), returnTo: tried.returnTo, email: tried.email };
}

/** The button on the page behind a mailed link: the same as typing the code, in the browser that asked for it. */
export async function redeemLink(linkSecret: string, browser: BrowserFacts) {
  return redeemCode(codeOfLink(linkSecret), browser);
}

async function openSession(challengeId: string, browser: BrowserFacts): Promise<string> {
  const { userId, token } = await database("auth").transaction(async (tx) => {
    const [used] = await tx
      .update(challenge)
      .set({ consumedAt: sql`now()` })
      .where(and(eq(challenge.id, challengeId), isNull(challenge.consumedAt)))
      .returning();
    if (!used) {
      throw refused("This code was used a moment ago.");
    }
    const userId = await userOfAddress(tx, used.email, browser);
    return { userId, token: await beginSession(tx, userId, browser.userAgent) };
  });
  await recordSignIn(userId, "signed in");
  return token;
}

function open(which: ReturnType<typeof eq>) {
  return and(
    which,
    isNull(challenge.consumedAt),
    gt(challenge.expiresAt, sql`now()`),
    lt(challenge.attempts, codeTries),
  );
}

function pending(row: typeof challenge.$inferSelect): PendingChallenge {
  return {
    id: row.id,
    email: row.email,
    expiresAt: row.expiresAt,
    triesLeft: codeTries - row.attempts,
    returnTo: row.returnTo,
  };
}

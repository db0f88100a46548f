import "server-only";
import { and, desc, eq, gt, isNull, lt, ne, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { addressChange, challenge, session, user } from "@/db/schema";
import { notFound, refused } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { requestAddressChangedMail, requestNewAddressMail } from "@/lib/mail/sign-in/commands";
import { countHit } from "@/lib/rate-limits/commands";
import { networkOf } from "@/lib/rate-limits/rules";
import { followSignInAddress } from "@/lib/users/address/commands";
import { recordAudit } from "./audit";
import { type BrowserFacts, codeMinutes, codeTries, countCodeMail } from "./challenges";
import { databaseErrorCode, type OwnerId } from "./owner";
import { codeMatches, codeOfLink, hashCode, hashSecret, newSecret } from "./secrets";

/**
 * Mails a code to the address that the user wants to use from now on. Says nothing about whether somebody else has it: that is
 * told to whoever can read its mail. Raises `limit`, and `refused` for the address they have.
 */
export async function requestAddressChange(
  owner: OwnerId,
  email: string,
  browser: Pick<BrowserFacts, "ip" | "known">,
): Promise<void> {
  if ((await addressOf(owner)) === email) {
    throw refused("This is your address already.");
  }
  await countHit("address changes per owner", owner, "auth");
  await countCodeMail(email, browser);
  const code = codeOfLink(newSecret());
  const codeHash = await hashCode(code);
  await database("auth").transaction(async (tx) => {
    await tx
      .update(addressChange)
      .set({ consumedAt: sql`now()` })
      .where(and(eq(addressChange.userId, owner), isNull(addressChange.consumedAt)));
    await tx.delete(addressChange).where(lt(addressChange.expiresAt, sql`now() - interval '1 day'`));
    await tx.insert(addressChange).values({
      id: newId(),
      userId: owner,
      email,
      codeHash,
      expiresAt: sql`now() + ${codeMinutes} * interval '1 minute'`,
    });
    await requestNewAddressMail(tx, { to: email, code, expiresMinutes: codeMinutes });
  });
}

/** The change whose code the user has yet to type, or null. */
export async function findAddressChange(owner: OwnerId): Promise<{ id: string; email: string } | null> {
  const [found] = await database("auth")
    .select({ id: addressChange.id, email: addressChange.email })
    .from(addressChange)
    .where(and(eq(addressChange.userId, owner), isOpen()))
    .orderBy(desc(addressChange.createdAt))
    .limit(1);
  return found ?? null;
}

/**
 * Uses up the code: from now on this address signs in and gets the reminders, also those that were held back and are still of
 * use. The old address is told, its codes and the links mailed to it are void, and every other session ends (F46). Answers the
 * new address. Raises `refused`. The account commits first; should a crash keep the reminders from following, the sweep does it.
 */
export async function confirmAddressChange(
  owner: OwnerId,
  code: string,
  { ip, sessionToken }: { ip: string; sessionToken: string },
  now: Date,
): Promise<string> {
  await countHit("code tries per ip", networkOf(ip), "auth");
  const waiting = await findAddressChange(owner);
  const [tried] = waiting
    ? await database("auth")
        .update(addressChange)
        .set({ attempts: sql`${addressChange.attempts} + 1` })
        .where(and(eq(addressChange.id, waiting.id), isOpen()))
        .returning()
    : [];
  if (!tried) {
    throw refused("This code has run out or was used. Ask for a new one; it takes a few seconds.");
  }
  if (!(await codeMatches(code, tried.codeHash))) {
    await recordAudit(database("auth"), owner, "address-change", "refused");
    throw refused("That is not the code. Have another look at the mail.");
  }
  try {
    await changeAddress(owner, tried.id, hashSecret(sessionToken));
  } catch (error) {
    if (databaseErrorCode(error) === "23505") {
      throw refused("This address has an account of its own. Sign in with it, or take another one.");
    }
    throw error;
  }
  await followSignInAddress(owner, now);
  return tried.email;
}

async function changeAddress(owner: OwnerId, changeId: string, tokenHash: string): Promise<void> {
  const former = await addressOf(owner);
  await database("auth").transaction(async (tx) => {
    const [used] = await tx
      .update(addressChange)
      .set({ consumedAt: sql`now()` })
      .where(
        and(
          eq(addressChange.id, changeId),
          eq(addressChange.userId, owner),
          isNull(addressChange.consumedAt),
        ),
      )
      .returning();
    if (!used) {
      throw refused("This code was used a moment ago.");
    }
    await tx.update(user).set({ email: used.email, emailVerifiedAt: sql`now()` }).where(eq(user.id, owner));
    await tx
      .update(challenge)
      .set({ consumedAt: sql`now()` })
      .where(and(eq(challenge.email, former), isNull(challenge.consumedAt)));
    await tx.delete(session).where(and(eq(session.userId, owner), ne(session.tokenHash, tokenHash)));
    await requestAddressChangedMail(tx, former);
    await recordAudit(tx, owner, "address-change", "changed");
  });
}

async function addressOf(owner: OwnerId): Promise<string> {
  const [found] = await database("auth").select({ email: user.email }).from(user).where(eq(user.id, owner));
  if (!found) {
    throw notFound();
  }
  return found.email;
}

function isOpen() {
  return and(
    isNull(addressChange.consumedAt),
    gt(addressChange.expiresAt, sql`now()`),
    lt(addressChange.attempts, codeTries),
  );
}

import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { database, ownedRole } from "@/db/client";
import { mail } from "@/db/schema";
import { appNow, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { mailer } from "@/lib/email/mailer";
import { isAppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { inMailTransaction } from "../commands";
import { openFrozen } from "../freezing/commands";
import { holdSending } from "../holding/commands";
import { type MailInHand, thisMail } from "../queries";
import { backoffMs, keyOf, leaseSeconds, quotaResetAt, retryForMs, shortestHoldMs } from "../rules";
import type { MailPayload, SendOutcome, Stream } from "../schema";
import { giveBack } from "./giving-back/commands";
import { isStillWanted } from "./giving-back/queries";
import { lockMail, type Waiting, waitOf, whatWaits } from "./queries";
import { countMail, keepSignInQuota } from "./quota/commands";
import { recordAcceptance, settle } from "./settling/commands";

/** What became of an attempt: settled for good, to be tried again at a time, or given back because its facts changed. */
export type Sent = Waiting | { state: "void" };

const settled: Sent = { state: "settled" };

interface Begun {
  frozen: MailPayload;
  attempt: number;
  leaseToken: string;
  /** When the first attempt that may have reached the provider began, apart from this one. */
  earlierAttemptAt: Date | null;
  /** Whether an earlier attempt ended without any word. */
  isUnsure: boolean;
}

/**
 * One attempt to send a frozen mail under the key `mail/<id>`. That it has begun is committed before the call, so a crash
 * anywhere leads to the same bytes under the same key (C4 to C6). Safe to call at any time, from several places.
 */
export async function sendMail(mailId: string): Promise<Sent> {
  const [found] = await database(ownedRole()).execute<{
    owner_id: string | null;
    stream: Stream;
  }>(sql`select owner_id, stream from owner_of_mail(${mailId})`);
  if (!found) {
    return settled;
  }
  const owner = found.owner_id === null ? null : provenOwner(found.owner_id);
  try {
    const row = await inMailTransaction(owner, (tx) => lockMail({ tx, owner, id: mailId }));
    const waits = waitOf(row);
    if (waits) {
      return waits;
    }
    // What is frozen anew anyway takes no turn from a mail that could go.
    const turnInMs = row?.isOutdated ? null : await mailer().turn(found.stream);
    if (turnInMs !== null) {
      return { state: "again", at: await inMs(turnInMs) };
    }
    if (owner) {
      await keepSignInQuota(await inMs(0));
    }
    const begun = await inMailTransaction(owner, (tx) => beginAttempt({ tx, owner, id: mailId }));
    return "frozen" in begun ? await attempt(owner, mailId, begun) : begun;
  } catch (error) {
    // The account was deleted meanwhile, and its mails with it (F44).
    if (isAppError(error, "not-found")) {
      return settled;
    }
    throw error;
  }
}

async function attempt(owner: OwnerId | null, mailId: string, begun: Begun): Promise<Sent> {
  const outcome = await mailer().send(keyOf(mailId), begun.frozen);
  log.info({ mailId, attempt: begun.attempt, outcome: outcome.is }, "mail attempt");
  if (outcome.is === "accepted") {
    await countMail();
  }
  const heldUntil = await holdUntil(outcome);
  if (heldUntil) {
    await holdSending("code" in outcome ? outcome.code : "quota", heldUntil);
  }
  return inMailTransaction(owner, (tx) => recordAttempt({ tx, owner, id: mailId }, begun, outcome));
}

/** Until when nobody's reminders go, after a refusal that would meet every one of them (F2, F8). */
async function holdUntil(outcome: SendOutcome): Promise<Date | null> {
  if (outcome.is === "locked-out") {
    return inMs(shortestHoldMs);
  }
  if (outcome.is !== "refused" || outcome.because === "rate") {
    return null;
  }
  return outcome.retryInMs === null
    ? quotaResetAt(outcome.because, await inMs(0))
    : inMs(Math.max(outcome.retryInMs, shortestHoldMs));
}

async function inMs(ms: number): Promise<Date> {
  return new Date((await appNow(database(ownedRole()))).getTime() + ms);
}

async function beginAttempt(inHand: MailInHand): Promise<Begun | Sent> {
  const { tx, owner, id: mailId } = inHand;
  const row = await lockMail(inHand);
  const waits = waitOf(row);
  if (waits || !row) {
    return waits ?? settled;
  }
  if (row.tooOld || row.expired) {
    const state = row.tooOld && row.isUnsure ? "unknown" : "failed";
    await settle(inHand, state, row.tooOld ? "key_expired" : "expired");
    return settled;
  }
  const payload = readable(mailId, row.payload);
  const mayGiveBack = owner !== null && row.firstAttemptAt === null;
  const frozen = { id: mailId, momentAt: row.momentAt };
  if (mayGiveBack && (row.isOutdated || !payload || !(await isStillWanted(tx, owner, frozen, payload)))) {
    await giveBack(tx, owner, mailId);
    return { state: "void" };
  }
  if (!payload) {
    await settle(inHand, row.firstAttemptAt ? "unknown" : "failed", "unreadable");
    return settled;
  }
  const leaseToken = newId();
  const [begun] = await tx
    .update(mail)
    .set({
      state: "sending",
      attempts: sql`${mail.attempts} + 1`,
      firstAttemptAt: sql`coalesce(${mail.firstAttemptAt}, app_now())`,
      nextAttemptAt: null,
      ...(row.isUnsure && { unsureAt: sql`coalesce(${mail.unsureAt}, app_now())` }),
      leaseToken,
      leaseUntil: sql`now() + ${leaseSeconds} * interval '1 second'`,
    })
    .where(thisMail(inHand))
    .returning({ attempts: mail.attempts });
  return begun
    ? {
        frozen: payload.mail,
        attempt: begun.attempts,
        leaseToken,
        earlierAttemptAt: row.firstAttemptAt,
        isUnsure: row.isUnsure,
      }
    : settled;
}

/** Null when AUTH_SECRET is another one by now: nobody can read the bytes any more. */
function readable(mailId: string, payload: Buffer): ReturnType<typeof openFrozen> | null {
  try {
    return openFrozen(mailId, payload);
  } catch (error) {
    log.error({ mailId, err: error }, "a frozen mail cannot be read; was AUTH_SECRET changed?");
    return null;
  }
}

async function recordAttempt(
  inHand: MailInHand,
  { attempt: count, leaseToken, earlierAttemptAt, isUnsure }: Begun,
  outcome: SendOutcome,
): Promise<Sent> {
  switch (outcome.is) {
    case "accepted":
      await recordAcceptance(inHand, outcome.providerId);
      return settled;
    case "invalid":
      await settle(inHand, "failed", outcome.code);
      return settled;
    case "mismatch":
      await settle(inHand, "unknown", outcome.code);
      return settled;
  }
  const { tx, owner, id: mailId } = inHand;
  const isRefusal = outcome.is === "refused" || outcome.is === "locked-out";
  const meetsAll = isRefusal && !(outcome.is === "refused" && outcome.because === "rate");
  // A sign-in mail does not wait for a quota: it is worth a try as long as its code works (F2).
  const askedMs = meetsAll || !("retryInMs" in outcome) ? 0 : (outcome.retryInMs ?? 0);
  const waitMs = Math.max(askedMs, 0) + backoffMs(count, Math.random());
  const [next] = await tx
    .update(mail)
    .set({
      // What was refused was not taken, so this attempt does not count as begun (decision 5).
      ...(isRefusal && { firstAttemptAt: earlierAttemptAt }),
      ...(outcome.is === "uncertain" && { unsureAt: sql`coalesce(${mail.unsureAt}, app_now())` }),
      nextAttemptAt: sql`app_now() + ${waitMs} * interval '1 millisecond'`,
      leaseToken: null,
      leaseUntil: null,
      errorCode: "code" in outcome ? outcome.code : outcome.because,
    })
    .where(
      and(
        thisMail(inHand),
        eq(mail.state, "sending"),
        eq(mail.leaseToken, leaseToken),
        sql`coalesce(${mail.firstAttemptAt}, ${mail.createdAt}) > app_now() - ${retryForMs} * interval '1 millisecond'`,
      ),
    )
    .returning({ at: mail.nextAttemptAt });
  if (next && owner && meetsAll && !earlierAttemptAt) {
    await giveBack(tx, owner, mailId);
    return { state: "void" };
  }
  if (next?.at) {
    return { state: "again", at: next.at };
  }
  const code = "code" in outcome ? outcome.code : outcome.because;
  const ours = eq(mail.leaseToken, leaseToken);
  // Twenty hours of plain failures, and no webhook that says otherwise: it was not taken (P9).
  await settle(inHand, isUnsure || outcome.is === "uncertain" ? "unknown" : "failed", code, ours);
  return (await whatWaits(inHand)) ?? { state: "again", at: await inMs(waitMs) };
}

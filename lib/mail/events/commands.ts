import "server-only";
import { and, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { database, ownedRole } from "@/db/client";
import { mail, mailEvent, reminder } from "@/db/schema";
import { appNow, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { isAppError } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { suppressAddress } from "@/lib/suppressions/commands";
import { inMailTransaction } from "../commands";
import { type MailInHand, thisMail } from "../queries";
import { confirmEveryMs } from "../rules";
import { isOutcome, type Outcome, outcomes, plainAddress, sentences, strongest } from "./rules";
import type { ProviderEvent } from "./schema";

/** `applied`, `known` when this delivery came before, `ignored` when it is about no mail of ours or tells nothing new. */
export type Applied = "applied" | "known" | "ignored";

/**
 * Applies what the provider tells of a mail. `deliveryId` makes a repeated delivery harmless; the order does not matter (P10,
 * I16). It also settles a mail whose fate was unknown, by the tag that the mail carries (C5).
 */
export async function applyProviderEvent(deliveryId: string, event: ProviderEvent): Promise<Applied> {
  const outcome = event.type.replace(/^email\./, "");
  const found = isOutcome(outcome) ? await findMail(event) : null;
  if (!found || !isOutcome(outcome)) {
    return "ignored";
  }
  const { owner, mailId } = found;
  const concerned = owner ?? (await findOwnerOfSignInMail(mailId, event));
  try {
    return await inMailTransaction(concerned, (tx) =>
      applyOutcome({ tx, owner, id: mailId, concerned }, deliveryId, outcome, event),
    );
  } catch (error) {
    // The account was deleted meanwhile (F47).
    if (isAppError(error, "not-found")) {
      return "ignored";
    }
    throw error;
  }
}

async function findMail({ data }: ProviderEvent): Promise<{ owner: OwnerId | null; mailId: string } | null> {
  const db = database(ownedRole());
  const tag = data.tags?.mail_id ?? "";
  const [found] = isId(tag)
    ? await db.execute<Found>(sql`select owner_id, ${tag}::uuid as id from owner_of_mail(${tag}::uuid)`)
    : await db.execute<Found>(sql`select owner_id, id from mail_of_provider(${data.email_id})`);
  return found
    ? { owner: found.owner_id === null ? null : provenOwner(found.owner_id), mailId: found.id }
    : null;
}

/** A sign-in mail is nobody's, but that it came back matters to whoever has its address (F10). */
async function findOwnerOfSignInMail(mailId: string, { data }: ProviderEvent): Promise<OwnerId | null> {
  const address = data.to?.[0];
  const [found] = address
    ? await database(ownedRole()).execute<{ owner_id: string }>(
        sql`select owner_id from owner_of_sign_in_mail(${mailId}::uuid, ${plainAddress(address)})`,
      )
    : [];
  return found ? provenOwner(found.owner_id) : null;
}

interface Found extends Record<string, unknown> {
  owner_id: string | null;
  id: string;
}

interface Concern extends MailInHand {
  /** Whose address it went to: the owner, or for a sign-in mail the user who has it. */
  concerned: OwnerId | null;
}

async function applyOutcome(
  concern: Concern,
  deliveryId: string,
  outcome: Outcome,
  { created_at: occurredAt, data }: ProviderEvent,
): Promise<Applied> {
  const { tx, id: mailId, concerned } = concern;
  const added = await tx
    .insert(mailEvent)
    .values({ id: deliveryId, mailId, type: outcome, occurredAt })
    .onConflictDoNothing()
    .returning({ id: mailEvent.id });
  if (added.length === 0) {
    return "known";
  }
  const told = await tx.select({ type: mailEvent.type }).from(mailEvent).where(eq(mailEvent.mailId, mailId));
  const types = told.map(({ type }) => type).filter(isOutcome);
  const final = strongest(types) ?? outcome;
  await recordOnMail(concern, { final, occurredAt }, data.email_id);
  await recordOnReminders(concern, { final, occurredAt });
  const address = data.to?.[0];
  // Told twice, by webhook and when asked, it is no news: the user may have said meanwhile that it is mended.
  const isNews = types.filter((type) => type === outcome).length === 1;
  if (concerned && address && isNews && isLasting(outcome, data.bounce?.type)) {
    await suppressAddress(tx, concerned, plainAddress(address), outcome, await appNow(tx));
  }
  return "applied";
}

/** The strongest word about a mail so far, and when the provider says its latest event happened. */
interface Told {
  final: Outcome;
  occurredAt: Date;
}

/** When it happened, in product time: never before `notBefore`, never in the future. */
function inProductTime(occurredAt: Date, notBefore: SQL): SQL {
  return sql`greatest(${notBefore}, app_now() - greatest(now() - ${occurredAt.toISOString()}::timestamptz, interval '0'))`;
}

async function recordOnMail(
  inHand: MailInHand,
  { final, occurredAt }: Told,
  providerId: string,
): Promise<void> {
  const state = final === "sent" ? "accepted" : final === "suppressed" ? "bounced" : final;
  await inHand.tx
    .update(mail)
    .set({
      state,
      providerId: sql`coalesce(${mail.providerId}, ${providerId})`,
      confirmAt: sql`coalesce(${mail.confirmAt}, app_now() + ${confirmEveryMs} * interval '1 millisecond')`,
      acceptedAt: sql`coalesce(${mail.acceptedAt}, ${inProductTime(occurredAt, sql`${mail.momentAt}`)})`,
      settledAt: sql`coalesce(${mail.settledAt}, app_now())`,
      ...(final === "delivered" && {
        deliveredAt: sql`coalesce(${mail.deliveredAt}, ${inProductTime(occurredAt, sql`${mail.acceptedAt}`)})`,
      }),
      nextAttemptAt: null,
      leaseToken: null,
      leaseUntil: null,
      errorCode: state === "accepted" || state === "delivered" ? null : final,
    })
    .where(and(thisMail(inHand), ne(mail.state, "void")));
}

/** A sign-in mail speaks for no reminders. */
async function recordOnReminders({ tx, owner, id }: MailInHand, { final, occurredAt }: Told): Promise<void> {
  if (!owner) {
    return;
  }
  await tx
    .update(reminder)
    .set({
      state: final === "sent" ? "accepted" : final,
      stateReason: sentences[final] ?? null,
      acceptedAt: sql`coalesce(${reminder.acceptedAt}, ${inProductTime(occurredAt, sql`${reminder.dueAt}`)})`,
      ...(final === "delivered" && {
        deliveredAt: sql`coalesce(${reminder.deliveredAt}, ${inProductTime(occurredAt, sql`coalesce(${reminder.acceptedAt}, ${reminder.dueAt})`)})`,
      }),
    })
    .where(
      and(
        eq(reminder.ownerId, owner),
        eq(reminder.mailId, id),
        inArray(reminder.state, [
          "claimed",
          "accepted",
          "delivered",
          "unknown",
          "failed",
          "suppressed",
          "bounced",
          "complained",
        ]),
      ),
    );
}

type LastingOutcome = "bounced" | "complained" | "suppressed";

/** After these no reminder goes to the address any more (F10). A full mailbox may have room again tomorrow. */
function isLasting(outcome: Outcome, bounceType: string | undefined): outcome is LastingOutcome {
  return outcomes.indexOf(outcome) >= outcomes.indexOf("suppressed") && bounceType !== "Transient";
}

import "server-only";
import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { mail, reminder } from "@/db/schema";
import { log } from "@/lib/log";
import { type MailInHand, thisMail } from "@/lib/mail/queries";
import { confirmEveryMs } from "@/lib/mail/rules";

/**
 * An acceptance is the truth, whoever held the lease and whatever was concluded meanwhile; but that the mail failed after it was
 * accepted may have been told before this answer came (I16).
 */
export async function recordAcceptance(inHand: MailInHand, providerId: string): Promise<void> {
  const { tx, owner, id: mailId } = inHand;
  await tx
    .update(mail)
    .set({
      state: "accepted",
      providerId,
      acceptedAt: sql`app_now()`,
      confirmAt: sql`app_now() + ${confirmEveryMs} * interval '1 millisecond'`,
      settledAt: sql`app_now()`,
      nextAttemptAt: null,
      leaseToken: null,
      leaseUntil: null,
      errorCode: null,
    })
    .where(
      and(
        thisMail(inHand),
        or(
          inArray(mail.state, ["sending", "unknown"]),
          and(eq(mail.state, "failed"), isNull(mail.acceptedAt)),
        ),
      ),
    );
  if (owner) {
    await tx
      .update(reminder)
      .set({ state: "accepted", acceptedAt: sql`app_now()`, stateReason: null, closedAt: null })
      .where(
        and(
          eq(reminder.ownerId, owner),
          eq(reminder.mailId, mailId),
          or(
            inArray(reminder.state, ["claimed", "unknown"]),
            and(eq(reminder.state, "failed"), isNull(reminder.acceptedAt)),
          ),
        ),
      );
  }
}

const reasons = {
  failed: "The mail service did not take this mail.",
  unknown: "We could not find out whether this mail arrived, so it was not sent again.",
};

/** The end of a mail that was not accepted, and of its reminders. `onlyIf` joins the WHERE. */
export async function settle(
  inHand: MailInHand,
  state: "failed" | "unknown",
  errorCode: string,
  onlyIf?: SQL,
): Promise<void> {
  const { tx, owner, id: mailId } = inHand;
  const [ended] = await tx
    .update(mail)
    .set({
      state,
      errorCode,
      settledAt: sql`app_now()`,
      nextAttemptAt: null,
      leaseToken: null,
      leaseUntil: null,
    })
    .where(and(thisMail(inHand), inArray(mail.state, ["frozen", "sending"]), onlyIf))
    .returning({ id: mail.id });
  if (!ended) {
    return;
  }
  if (owner) {
    await tx
      .update(reminder)
      .set({ state, stateReason: reasons[state], closedAt: sql`app_now()` })
      .where(and(eq(reminder.ownerId, owner), eq(reminder.mailId, mailId), eq(reminder.state, "claimed")));
  }
  log.error({ mailId, state, errorCode }, "a mail could not be delivered for good");
}

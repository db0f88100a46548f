import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { appNow } from "@/lib/auth/owner";
import { systemClock } from "@/lib/clock";
import { mailer } from "@/lib/email/mailer";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { remindersOfTag } from "@/lib/mail/rules";
import type { ListedMail } from "@/lib/mail/schema";
import type { OpenRestore } from "../queries";
import { type Evidence, type LostMail, wholeSince } from "../rules";

/** A mail of the backup may have been on its way for as long as its key lives. */
const beforeBackupMs = 24 * 3_600_000;

/**
 * Asks the provider for every mail since shortly before the backup that this database knows nothing of. Raises `unavailable`
 * when it does not answer all of it: half an answer would look like mails that were never sent.
 */
export async function askProvider({ backupAt }: OpenRestore): Promise<Evidence> {
  const db = database("worker");
  const now = await appNow(db);
  // The provider's clock is real; product time may run ahead of it in local mode.
  const aheadMs = now.getTime() - systemClock().getTime();
  const inProductTime = (at: Date) => new Date(at.getTime() + Math.max(0, aheadMs));
  const since = new Date(backupAt.getTime() - beforeBackupMs);
  const { mails, oldestAt } = await listBack((mail) => inProductTime(mail.takenAt) >= since);
  const unknown = await withoutKnown(mails);
  const lost: LostMail[] = [];
  for (const mail of unknown) {
    const asked = await askAbout({ ...mail, takenAt: inProductTime(mail.takenAt) });
    if (asked) lost.push(asked);
  }
  return { mails: lost, wholeSince: wholeSince(since, oldestAt && inProductTime(oldestAt), now) };
}

/** The newest mails as long as they are wanted. `oldestAt` is the last one's time when the list ended before that. */
async function listBack(
  isWanted: (mail: ListedMail) => boolean,
): Promise<{ mails: ListedMail[]; oldestAt: Date | null }> {
  const mails: ListedMail[] = [];
  for (;;) {
    const page = await inTurn(() => mailer().list(mails.at(-1)?.providerId ?? null));
    const wanted = page.mails.filter(isWanted);
    mails.push(...wanted);
    if (wanted.length < page.mails.length) {
      return { mails, oldestAt: null };
    }
    if (!page.hasMore) {
      return { mails, oldestAt: mails.at(-1)?.takenAt ?? systemClock() };
    }
  }
}

async function withoutKnown(mails: readonly ListedMail[]): Promise<ListedMail[]> {
  const ids = mails.map(({ providerId }) => providerId);
  const known = await database("worker").execute<{ id: string }>(sql`
    select p.id from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as p(id), mail_of_provider(p.id)`);
  const settled = new Set(known.map(({ id }) => id));
  return mails.filter(({ providerId }) => !settled.has(providerId));
}

/** Null for a mail that was taken back, or that tells by its tags that it is no reminder. */
async function askAbout(mail: ListedMail): Promise<LostMail | null> {
  const answer = await inTurn(() => mailer().lookUp(mail.providerId));
  if (answer.is !== "told") {
    return { ...mail, lastEvent: "sent", mailId: null, reminderIds: null };
  }
  const { mail_id: tag = "", reminders } = answer.tags;
  const mailId = isId(tag) ? tag : null;
  const isOther = mailId !== null && reminders === undefined && !(await isKnown(mailId));
  return isOther || answer.lastEvent === "canceled"
    ? null
    : { ...mail, lastEvent: answer.lastEvent, mailId, reminderIds: remindersOfTag(reminders ?? "") };
}

async function isKnown(mailId: string): Promise<boolean> {
  const found = await database("worker").execute(sql`select 1 from owner_of_mail(${mailId})`);
  return found.length > 0;
}

/** At the mailer's pace, and again when the provider says that this was too fast. */
async function inTurn<T extends { is: string }>(
  ask: () => Promise<T | { is: "no-answer"; code: string }>,
): Promise<Exclude<T, { is: "no-answer" }>> {
  for (let attempt = 1; ; attempt += 1) {
    for (let ms = await mailer().turn("question"); ms !== null; ms = await mailer().turn("question")) {
      await pause(ms);
    }
    const answer = await ask();
    if (answer.is !== "no-answer") {
      // All that is left of the union.
      return answer as Exclude<T, { is: "no-answer" }>;
    }
    const { code } = answer as { code: string };
    if (code !== "rate_limit_exceeded" || attempt === 20) {
      throw new AppError("unavailable", `The mail service does not tell what was sent: ${code}.`);
    }
  }
}

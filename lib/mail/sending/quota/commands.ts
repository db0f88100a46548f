import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { holdSending } from "../../holding/commands";
import { quotaResetAt, reminderShareOf } from "../../rules";

const key = "mails per day";

/** Counts a mail that the provider took, of either stream; its quota counts both. Only where MAILS_PER_DAY names that quota. */
export async function countMail(): Promise<void> {
  if (env().MAILS_PER_DAY === undefined) {
    return;
  }
  await database("worker").execute(sql`
    insert into rate_limit as r (key, hits, reset_at) values (${key}, 1, ${nextMidnight})
    on conflict (key) do update set
      hits = case when r.reset_at <= now() then 1 else r.hits + 1 end,
      reset_at = case when r.reset_at <= now() then ${nextMidnight} else r.reset_at end`);
}

/** Holds reminders until the next midnight in UTC once they would use what is left for sign-in mails (F2). */
export async function keepSignInQuota(now: Date): Promise<void> {
  const mailsPerDay = env().MAILS_PER_DAY;
  if (mailsPerDay === undefined) {
    return;
  }
  const [today] = await database("worker").execute<{ hits: number }>(
    sql`select hits from rate_limit where key = ${key} and reset_at > now()`,
  );
  if (today && today.hits >= reminderShareOf(mailsPerDay)) {
    log.warn({ taken: today.hits, mailsPerDay }, "the rest of the day's mails is kept for sign-in");
    await holdSending("daily_quota_kept_for_sign_in", quotaResetAt("quota-day", now));
  }
}

/** The quota is the provider's, so its days are real ones. */
const nextMidnight = sql`date_trunc('day', now(), 'UTC') + interval '1 day'`;

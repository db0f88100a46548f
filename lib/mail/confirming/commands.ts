import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mail } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import { mailer } from "@/lib/email/mailer";
import { log } from "@/lib/log";
import { orPutOff } from "@/lib/reminders/sweep/putting-off/commands";
import { noteOnMail } from "../commands";
import { applyProviderEvent } from "../events/commands";
import { isOutcome, outcomeOfLastEvent } from "../events/rules";
import { confirmEveryMs, confirmForMs } from "../rules";
import type { LookUp } from "../schema";

/** A round asks about so many mails; the rest come with the next. */
const batchSize = 200;
/** How long the questions rest when the provider does not answer them. */
const restMs = 10 * 60_000;

type Row = Record<string, unknown> & { owner_id: string | null; id: string; provider_id: string };

/**
 * Asks the provider about mails that it took hours ago and tells nothing of, at the mailer's pace and after every mail. What
 * it answers settles them as a webhook would (F9, P10). Answers how many were settled.
 */
export async function confirmAcceptedMails(): Promise<number> {
  const rows = await database("worker").execute<Row>(
    sql`select owner_id, id, provider_id from mails_to_confirm(${batchSize})`,
  );
  let settled = 0;
  for (const [index, row] of rows.entries()) {
    if ((await mailer().turn("question")) !== null) {
      break;
    }
    const answer = await mailer().lookUp(row.provider_id);
    if (answer.is === "no-answer") {
      log.warn({ errorCode: answer.code }, "the provider does not say what became of mails");
      for (const open of rows.slice(index)) await askAgain(open, restMs);
      break;
    }
    await orPutOff(
      { mailId: row.id },
      async () => {
        settled += (await settleByAnswer(row, answer)) ? 1 : 0;
      },
      () => askAgain(row, confirmEveryMs),
    );
  }
  return settled;
}

async function settleByAnswer(row: Row, answer: LookUp): Promise<boolean> {
  const outcome = answer.is === "told" ? outcomeOfLastEvent(answer.lastEvent) : null;
  if (answer.is !== "told" || !outcome || !isOutcome(outcome) || outcome === "sent") {
    await askAgain(row, confirmEveryMs);
    return false;
  }
  await applyProviderEvent(`asked:${row.id}:${outcome}`, {
    type: `email.${outcome}`,
    created_at: systemClock(),
    data: { email_id: row.provider_id, to: answer.to, tags: { mail_id: row.id } },
  });
  return true;
}

/** After `inMs`, and for the last time when the provider's webhooks have come to their end. */
async function askAgain(row: Row, inMs: number): Promise<void> {
  const end = sql`${mail.acceptedAt} + ${confirmForMs} * interval '1 millisecond'`;
  await noteOnMail(row, {
    confirmAt: sql`case when ${end} > app_now() then least(${end}, app_now() + ${inMs} * interval '1 millisecond') end`,
  });
}

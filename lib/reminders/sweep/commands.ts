import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { log } from "@/lib/log";
import { sendMail } from "@/lib/mail/sending/commands";
import { deliverOverdue } from "./overdue/commands";
import { purge } from "./purging/commands";
import { apart, putOffMail } from "./putting-off/commands";
import { rearmUnarmed } from "./rearming/commands";

const most = 500;

export interface Swept {
  delivered: number;
  rearmed: number;
  resumed: number;
  erased: number;
}

/**
 * What keeps the promise when alarms are lost, late or doubled (I9): delivers what is two minutes overdue, re-arms what has no
 * live alarm under a new event id, goes on with mails that were left lying, and erases what is settled.
 */
export async function sweep(): Promise<Swept> {
  const swept = {
    rearmed: await rearmUnarmed(),
    resumed: await resumeMails("reminder"),
    delivered: await deliverOverdue(),
    erased: await purge(),
  };
  if (swept.delivered + swept.rearmed + swept.resumed > 0) {
    log.warn(swept, "the sweep had work to do");
  }
  return swept;
}

/**
 * Sends sign-in mails that the engine has not sent within seconds: it may have thousands of reminders before them (EM6).
 * Answers how many there were.
 */
export function sendLateSignInMails(): Promise<number> {
  return resumeMails("sign-in");
}

async function resumeMails(stream: "sign-in" | "reminder"): Promise<number> {
  const rows = await database("worker").execute<{ owner_id: string | null; id: string; stream: string }>(
    sql`select owner_id, id, stream from mails_to_send(${most})`,
  );
  const mails = rows.filter((row) => row.stream === stream);
  for (const { owner_id, id } of mails) {
    await apart(
      { mailId: id },
      () => sendMail(id),
      () => putOffMail(owner_id, id),
    );
  }
  return mails.length;
}

import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { appNow, provenOwner } from "@/lib/auth/owner";
import { log } from "@/lib/log";
import { sendMail } from "@/lib/mail/sending/commands";
import { followSignInAddress } from "@/lib/users/address/commands";
import { deliverOverdue } from "./overdue/commands";
import { purge } from "./purging/commands";
import { orPutOff, putOffMail } from "./putting-off/commands";
import { rearmUnarmed } from "./rearming/commands";

const batchSize = 500;

export interface Swept {
  delivered: number;
  rearmed: number;
  resumed: number;
  erased: number;
}

/**
 * What keeps the promise when alarms are lost, late or doubled (I9): delivers what is two minutes overdue, re-arms what has no
 * live alarm under a new event id, goes on with mails that were left lying, and erases what is settled. Changes of address that
 * were cut short come first, so that nothing more goes to the old one.
 */
export async function sweep(): Promise<Swept> {
  await followChangedAddresses();
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

async function followChangedAddresses(): Promise<void> {
  const db = database("worker");
  const rows = await db.execute<{ owner_id: string }>(
    sql`select owner_id from owners_with_former_addresses()`,
  );
  for (const { owner_id: ownerId } of rows) {
    await orPutOff(
      { ownerId },
      async () => followSignInAddress(provenOwner(ownerId), await appNow(db)),
      // The next sweep tries again.
      async () => {},
    );
  }
}

async function resumeMails(stream: "sign-in" | "reminder"): Promise<number> {
  const mails = await database("worker").execute<{ owner_id: string | null; id: string }>(
    sql`select owner_id, id from mails_to_send(${stream}, ${batchSize})`,
  );
  for (const row of mails) {
    await orPutOff(
      { mailId: row.id },
      () => sendMail(row.id),
      () => putOffMail(row),
    );
  }
  return mails.length;
}

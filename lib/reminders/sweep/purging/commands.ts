import "server-only";
import { and, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mail, mailEvent } from "@/db/schema";
import { noteOnMail } from "@/lib/mail/commands";
import { purgeOutbox } from "@/lib/outbox/commands";

const batchSize = 500;

/** Erases the bytes of mails settled a day ago, and forgets what nobody needs any more. Answers how many mails were emptied. */
export async function purge(): Promise<number> {
  const erased = await erasePayloads();
  await database("worker").transaction(async (tx) => {
    await purgeOutbox(tx);
    await tx.delete(mailEvent).where(sql`${mailEvent.receivedAt} < now() - interval '30 days'`);
    await tx
      .delete(mail)
      .where(and(isNull(mail.ownerId), sql`${mail.settledAt} < app_now() - interval '30 days'`));
  });
  return erased;
}

async function erasePayloads(): Promise<number> {
  const rows = await database("worker").execute<{ owner_id: string | null; id: string }>(
    sql`select owner_id, id from mails_to_erase(${batchSize})`,
  );
  for (const row of rows) {
    await noteOnMail(row, { payload: null, erasedAt: sql`app_now()` });
  }
  return rows.length;
}

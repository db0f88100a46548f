import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mail, mailEvent } from "@/db/schema";
import { asOwner, provenOwner } from "@/lib/auth/owner";
import { purgeOutbox } from "@/lib/outbox/commands";

const most = 500;

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
    sql`select owner_id, id from mails_to_erase(${most})`,
  );
  const emptied = { payload: null, erasedAt: sql`app_now()` };
  for (const { owner_id, id } of rows) {
    if (owner_id) {
      const owner = provenOwner(owner_id);
      await asOwner(owner, (tx) =>
        tx
          .update(mail)
          .set(emptied)
          .where(and(eq(mail.ownerId, owner), eq(mail.id, id))),
      );
    } else {
      await database("worker")
        .update(mail)
        .set(emptied)
        .where(and(isNull(mail.ownerId), eq(mail.id, id)));
    }
  }
  return rows.length;
}

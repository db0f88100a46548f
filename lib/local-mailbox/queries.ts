import "server-only";
import { and, desc, eq, lt, or, type SQL } from "drizzle-orm";
import { database } from "@/db/client";
import { localMail } from "@/db/schema";
import { rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";

export type LocalMail = typeof localMail.$inferSelect;

/** The mails of local mode, newest first, 50 at a time; pass the last id to go on. */
export async function listLocalMails(
  before: string | null,
): Promise<Pick<LocalMail, "id" | "recipient" | "subject" | "text" | "receivedAt">[]> {
  let older: SQL | undefined;
  if (before) {
    const last = await getLocalMail(before);
    older = or(
      lt(localMail.receivedAt, last.receivedAt),
      and(eq(localMail.receivedAt, last.receivedAt), lt(localMail.id, last.id)),
    );
  }
  return database("web")
    .select({
      id: localMail.id,
      recipient: localMail.recipient,
      subject: localMail.subject,
      text: localMail.text,
      receivedAt: localMail.receivedAt,
    })
    .from(localMail)
    .where(older)
    .orderBy(desc(localMail.receivedAt), desc(localMail.id))
    .limit(50);
}

/** One mail of the local mailbox. Raises `not-found`. */
export async function getLocalMail(id: string): Promise<LocalMail> {
  const [mail] = await database("web")
    .select()
    .from(localMail)
    .where(eq(localMail.id, rowId(id)));
  if (!mail) {
    throw notFound();
  }
  return mail;
}

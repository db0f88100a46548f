import "server-only";
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mail, reminder } from "@/db/schema";
import { asOwner, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { log } from "@/lib/log";

const tenMinutesOn = sql`app_now() + interval '10 minutes'`;

/** One owner's or one mail's trouble is logged and put off, and must not keep the others waiting. */
export async function apart(
  ids: Record<string, string>,
  work: () => Promise<unknown>,
  putOff: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ ...ids, err: error }, "the sweep could not do its work here");
    try {
      await putOff();
    } catch (cause) {
      log.error({ ...ids, err: cause }, "nor could it be put off");
    }
  }
}

/** The sweep leaves these reminders alone until then: their mail goes later, or cannot be made at present. */
export async function putOffReminders(
  owner: OwnerId,
  ids: readonly string[],
  waitUntil: Date | SQL = tenMinutesOn,
): Promise<void> {
  await asOwner(owner, (tx) =>
    tx
      .update(reminder)
      .set({ waitUntil })
      .where(
        and(eq(reminder.ownerId, owner), inArray(reminder.id, [...ids]), eq(reminder.state, "scheduled")),
      ),
  );
}

export async function putOffMail(ownerId: string | null, mailId: string): Promise<void> {
  const later = { nextAttemptAt: tenMinutesOn };
  const open = inArray(mail.state, ["frozen", "sending"]);
  if (ownerId === null) {
    await database("worker")
      .update(mail)
      .set(later)
      .where(and(isNull(mail.ownerId), eq(mail.id, mailId), open));
    return;
  }
  const owner = provenOwner(ownerId);
  await asOwner(owner, (tx) =>
    tx
      .update(mail)
      .set(later)
      .where(and(eq(mail.ownerId, owner), eq(mail.id, mailId), open)),
  );
}

import "server-only";
import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { mail, reminder } from "@/db/schema";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import { log } from "@/lib/log";
import { noteOnMail } from "@/lib/mail/commands";

const tenMinutesOn = sql`app_now() + interval '10 minutes'`;

/** One owner's or one mail's trouble is logged and put off, and must not keep the others waiting. */
export async function orPutOff(
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

/** The mail of these reminders goes later, and they are not late before that. */
export async function letWait(owner: OwnerId, ids: readonly string[], waitUntil: Date): Promise<void> {
  await asOwner(owner, (tx) => tx.update(reminder).set({ waitUntil }).where(scheduled(owner, ids)));
}

/**
 * No mail could be made of these reminders: the sweep leaves them alone for ten minutes, while they count as late. One that is of
 * no use any more by then ends as failed (I2).
 */
export async function putOffReminders(owner: OwnerId, ids: readonly string[]): Promise<void> {
  await asOwner(owner, async (tx) => {
    await tx
      .update(reminder)
      .set({
        state: "failed",
        stateReason: "We could not make this mail in time.",
        closedAt: sql`app_now()`,
      })
      .where(and(scheduled(owner, ids), lte(reminder.staleAt, sql`app_now()`)));
    await tx.update(reminder).set({ putOffUntil: tenMinutesOn }).where(scheduled(owner, ids));
  });
}

function scheduled(owner: OwnerId, ids: readonly string[]) {
  return and(eq(reminder.ownerId, owner), inArray(reminder.id, [...ids]), eq(reminder.state, "scheduled"));
}

export async function putOffMail(row: { owner_id: string | null; id: string }): Promise<void> {
  await noteOnMail(row, { nextAttemptAt: tenMinutesOn }, inArray(mail.state, ["frozen", "sending"]));
}

import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { reminder } from "@/db/schema";
import { appNow, commandAs, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { findHold } from "@/lib/mail/holding/queries";
import { sendMail } from "@/lib/mail/sending/commands";
import { claimMoment } from "../../claiming/commands";
import { syncStepReminders } from "../../commands";
import { letWait, orPutOff, putOffReminders } from "../putting-off/commands";

const batchSize = 500;
/** What is overdue by this much is delivered by the sweep itself, without any engine. */
const lateSeconds = 120;

/** Delivers what no run has delivered in time, one mail for each owner. Answers how many mails. */
export async function deliverOverdue(): Promise<number> {
  if (await findHold(database("worker"))) {
    return 0;
  }
  const rows = await database("worker").execute<{ owner_id: string; id: string }>(
    sql`select owner_id, id from overdue_reminders(${lateSeconds}, ${batchSize})`,
  );
  let delivered = 0;
  for (const ownerId of new Set(rows.map((row) => row.owner_id))) {
    const owner = provenOwner(ownerId);
    const ids = rows.filter((row) => row.owner_id === ownerId).map((row) => row.id);
    await orPutOff(
      { ownerId },
      async () => {
        delivered += (await deliverTo(owner, ids)) ? 1 : 0;
      },
      () => putOffReminders(owner, ids),
    );
  }
  return delivered;
}

async function deliverTo(owner: OwnerId, ids: readonly string[]): Promise<boolean> {
  const claim = await claimMoment(owner);
  if ("claimed" in claim) {
    await sendMail(claim.claimed);
    return true;
  }
  if ("nothing" in claim) {
    await bringInLine(owner, ids);
    await putOffReminders(owner, ids);
  } else if (!claim.isHeld) {
    await letWait(owner, ids, claim.waitUntil);
  }
  return false;
}

/** Whatever is overdue and yet not to be sent should not be scheduled any more. */
async function bringInLine(owner: OwnerId, ids: readonly string[]): Promise<void> {
  await commandAs(owner, async (tx) => {
    const steps = await tx
      .selectDistinct({ id: reminder.stepId })
      .from(reminder)
      .where(
        and(eq(reminder.ownerId, owner), inArray(reminder.id, [...ids]), eq(reminder.state, "scheduled")),
      );
    await syncStepReminders(
      tx,
      owner,
      steps.map(({ id }) => id),
      await appNow(tx),
    );
  });
}

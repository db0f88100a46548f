import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { connection, database } from "@/db/client";
import { reminder } from "@/db/schema";
import { countWork } from "@/inngest/engine/inspection";
import { commandAs, type OwnerId, provenOwner } from "@/lib/auth/owner";
import { engineKind } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { writeEvents } from "@/lib/outbox/commands";
import { scheduledEvent } from "../../commands";
import { orPutOff } from "../putting-off/commands";

const batchSize = 500;

type Row = Record<string, unknown> & { owner_id: string; id: string; version: number };

/** An engine that is behind by more than this has not come to its youngest runs yet; by much more it may be stuck. */
const behindSeconds = 90;
const stuckSeconds = 3600;

/**
 * Re-arms what no run has looked at, each time after twice as long, so that an engine that takes events and runs nothing is not
 * given them for ever; and not what still waits its turn in a queue that is long (AL2), to which every new run would add. Meanwhile the sweep itself delivers what is overdue. Answers how many.
 */
export async function rearmUnarmed(): Promise<number> {
  const rows = await database("worker").execute<Row>(
    sql`select owner_id, id, version from unarmed_reminders(${batchSize})`,
  );
  return rows.length === 0 || (await isEngineBehind()) ? 0 : rearm(rows);
}

/** The queue of an engine elsewhere cannot be seen. */
async function isEngineBehind(): Promise<boolean> {
  if (engineKind() !== "embedded") {
    return false;
  }
  const { lagSeconds } = await countWork(connection("worker").sql);
  return lagSeconds > behindSeconds && lagSeconds < stuckSeconds;
}

/** Re-arms what the embedded engine was armed for and knows no more (F14). Looks at every sleeping reminder, so not too often. */
export async function rearmLost(): Promise<number> {
  if (engineKind() !== "embedded") {
    return 0;
  }
  let total = 0;
  for (;;) {
    const rows = await database("worker").execute<Row>(
      sql`select owner_id, id, version from lost_reminders(${batchSize})`,
    );
    const rearmed = await rearm(rows);
    total += rearmed;
    if (rows.length < batchSize || rearmed === 0) {
      break;
    }
  }
  if (total > 0) {
    log.warn({ rearmed: total }, "the engine had lost alarms");
  }
  return total;
}

/** Under a new event id: the engine would take the old one for a repetition. The claim makes a double harmless. */
async function rearm(rows: readonly Row[]): Promise<number> {
  let rearmed = 0;
  for (const ownerId of new Set(rows.map((row) => row.owner_id))) {
    const owner = provenOwner(ownerId);
    const ofOwner = rows.filter((row) => row.owner_id === ownerId);
    await orPutOff(
      { ownerId },
      async () => {
        rearmed += await rearmFor(owner, ofOwner);
      },
      // The next sweep tries again.
      async () => {},
    );
  }
  return rearmed;
}

/** What another worker has re-armed meanwhile is left alone. */
async function rearmFor(owner: OwnerId, rows: readonly Row[]): Promise<number> {
  const versions = rows.map(({ id, version }) => sql`(${id}::uuid, ${version}::int)`);
  return commandAs(owner, async (tx) => {
    const still = await tx
      .update(reminder)
      .set({
        scheduledAt: sql`app_now()`,
        rearmed: sql`${reminder.rearmed} + 1`,
        armedAt: null,
        armedVersion: null,
        armedRun: null,
      })
      .where(
        and(
          eq(reminder.ownerId, owner),
          sql`(${reminder.id}, ${reminder.version}) in (${sql.join(versions, sql`, `)})`,
          eq(reminder.state, "scheduled"),
          sql`${reminder.scheduledAt} < app_now() - interval '2 minutes'`,
        ),
      )
      .returning({ ownerId: reminder.ownerId, id: reminder.id, version: reminder.version });
    const events = still.map((row) => scheduledEvent(row, `:${newId()}`));
    await writeEvents(tx, events);
    return events.length;
  }).catch(unlessGone);
}

/** The account was deleted meanwhile (F44). */
function unlessGone(error: unknown): number {
  if (isAppError(error, "not-found")) {
    return 0;
  }
  throw error;
}

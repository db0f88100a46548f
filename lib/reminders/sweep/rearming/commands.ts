import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { connection, database } from "@/db/client";
import { reminder } from "@/db/schema";
import { countWork } from "@/inngest/engine/inspection";
import { commandAs, provenOwner } from "@/lib/auth/owner";
import { engineKind } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { writeEvents } from "@/lib/outbox/commands";
import { scheduledEvent } from "../../commands";

const most = 500;

type Row = Record<string, unknown> & { owner_id: string; id: string; version: number };

/** An engine that is behind by more than this has not come to its youngest runs yet; by much more it may be stuck. */
const behindSeconds = 90;
const stuckSeconds = 3600;

/**
 * Re-arms what no run has looked at; not what still waits its turn in a queue that is long (AL2), to which every new run would add.
 * Meanwhile the sweep itself delivers what is overdue. Answers how many.
 */
export async function rearmUnarmed(): Promise<number> {
  const rows = await database("worker").execute<Row>(
    sql`select owner_id, id, version from unarmed_reminders(${most})`,
  );
  return rows.length === 0 || (await isEngineBehind()) ? 0 : rearm(rows);
}

/** Of an engine elsewhere nobody can see it. */
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
    const rearmed = await rearm(
      await database("worker").execute<Row>(sql`select owner_id, id, version from lost_reminders(${most})`),
    );
    total += rearmed;
    if (rearmed < most) {
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
  for (const row of rows) {
    try {
      await rearmOne(row);
    } catch (error) {
      if (!isAppError(error, "not-found")) {
        throw error;
      }
    }
  }
  return rows.length;
}

async function rearmOne(row: Row): Promise<void> {
  const owner = provenOwner(row.owner_id);
  await commandAs(owner, async (tx) => {
    const [still] = await tx
      .update(reminder)
      .set({ scheduledAt: sql`app_now()`, armedAt: null, armedVersion: null, armedRun: null })
      .where(
        and(
          eq(reminder.ownerId, owner),
          eq(reminder.id, row.id),
          eq(reminder.version, row.version),
          eq(reminder.state, "scheduled"),
        ),
      )
      .returning({ ownerId: reminder.ownerId, id: reminder.id, version: reminder.version });
    if (still) {
      await writeEvents(tx, [scheduledEvent(still, `:${newId()}`)]);
    }
  });
}

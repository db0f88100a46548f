import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { connection, database } from "@/db/client";
import { isSettled, nextTimerAt } from "@/inngest/engine/inspection";
import { AppError } from "@/lib/errors";
import { productNow } from "./queries";

const patienceMs = 30_000;

/** The product time of the next alarm, or null when nothing sleeps. */
export function nextAlarmAt(): Promise<Date | null> {
  return nextTimerAt(connection("web").sql);
}

/**
 * Moves product time forward to `to`, in local mode only: each alarm on the way rings in order and finishes before time
 * goes on. Raises `unavailable` when the worker does not finish.
 */
export async function advanceClock(to: Date): Promise<void> {
  await untilSettled();
  for (;;) {
    const next = await nextAlarmAt();
    if (!next || next > to) {
      break;
    }
    await moveTo(next);
    await untilSettled();
  }
  await moveTo(to);
  await untilSettled();
}

async function moveTo(at: Date): Promise<void> {
  const byMs = at.getTime() - (await productNow()).getTime();
  if (byMs > 0) {
    await database("web").execute(sql`select move_app_clock(${byMs})`);
  }
}

async function untilSettled(): Promise<void> {
  const { sql: client } = connection("web");
  for (let waited = 0; waited < patienceMs; waited += 50) {
    const [outbox] = await database("web").execute<{ empty: boolean }>(
      sql`select outbox_is_empty() as empty`,
    );
    if (outbox?.empty && (await isSettled(client))) {
      return;
    }
    await pause(50);
  }
  throw new AppError("unavailable", "The worker did not finish in time. Have a look at the terminal.");
}

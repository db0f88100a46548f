import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { connection, database, ownedRole } from "@/db/client";
import { countWorkers } from "@/inngest/engine/inspection";
import { engineKind } from "@/lib/env";
import { findHold } from "@/lib/mail/holding/queries";

/** Holds no address, no name and no count of users. */
export interface Health {
  ok: boolean;
  database: "up" | "down";
  engine: "embedded" | "inngest";
  /** Workers of the embedded engine that are alive; null with Inngest, whose health is its own. */
  workers: number | null;
  /** How late the oldest reminder is that should have gone; 0 when none is. */
  oldestDueSeconds: number | null;
  /** For how long a sign-in mail has waited to be sent, or an event to be handed to the engine; 0 when none waits. */
  stuckSeconds: number | null;
  lastSentAt: string | null;
  unknownMails: number | null;
  /** Why reminders are held, or null. */
  held: string | null;
  /** `paused` while somebody or something holds reminders back; the product itself works, and so does signing in. */
  sending: "on" | "paused" | null;
}

const latestSeconds = 600;
/** A sign-in mail that waits for longer, or an event that nobody takes, keeps people out or reminders from being planned. */
const longestStuckSeconds = 300;
/** A database that hangs is as good as gone, and whoever watches does not wait for long. */
const patienceMs = 5000;

/** The question under way, which all who ask meanwhile share: nobody can fill the pool with it. */
let asked: Promise<Health | null> | null = null;

/**
 * How delivery is doing, for whoever watches over it: not ok without a database or a worker, when a reminder is ten minutes late, or
 * when a sign-in mail or an event has waited for five.
 */
export async function getHealth(): Promise<Health> {
  const engine = engineKind();
  // Whatever the error is, the answer is that the database does not answer; the error itself may name its address.
  asked ??= askDatabase(engine)
    .catch(() => null)
    .finally(() => {
      asked = null;
    });
  const answered = await Promise.race([asked, pause(patienceMs, null, { ref: false })]);
  return (
    answered ?? {
      ok: false,
      database: "down",
      engine,
      workers: null,
      oldestDueSeconds: null,
      stuckSeconds: null,
      lastSentAt: null,
      unknownMails: null,
      held: null,
      sending: null,
    }
  );
}

async function askDatabase(engine: Health["engine"]): Promise<Health> {
  const db = database(ownedRole());
  const [row] = await db.execute<{
    late: number | null;
    stuck: number;
    sent: string | null;
    unknown: string;
  }>(sql`
    select extract(epoch from app_now() - oldest_due_at)::float8 as late, delivery_stuck_seconds() as stuck,
           last_accepted_at as sent, unknown_mails as unknown
    from delivery_health()`);
  const workers = engine === "embedded" ? await countWorkers(connection(ownedRole()).sql) : null;
  const hold = await findHold(db);
  const oldestDueSeconds = Math.max(0, Math.round(row?.late ?? 0));
  const stuckSeconds = Math.round(row?.stuck ?? 0);
  return {
    ok:
      workers !== 0 &&
      (hold !== null || oldestDueSeconds < latestSeconds) &&
      stuckSeconds < longestStuckSeconds,
    database: "up",
    engine,
    workers,
    oldestDueSeconds,
    stuckSeconds,
    lastSentAt: row?.sent ? new Date(row.sent).toISOString() : null,
    unknownMails: Number(row?.unknown ?? 0),
    held: hold?.reason ?? null,
    sending: hold ? "paused" : "on",
  };
}

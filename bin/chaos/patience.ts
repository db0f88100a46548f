import { setTimeout as pause } from "node:timers/promises";
import { isOutage } from "@/inngest/engine/database";
import { Trouble } from "../local/trouble";

const answerMs = 15_000;
const patienceMs = 60_000;
const conflicts = new Set(["40001", "40P01"]);

/**
 * Asks again while the database is away. What is asked must bear being asked twice: postgres.js may leave a query on a
 * dead connection without an answer (porsager/postgres#1208).
 */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const giveUpAt = performance.now() + patienceMs; ; ) {
    try {
      const answer = await Promise.race([ask(), pause(answerMs, unanswered, { ref: false })]);
      if (answer !== unanswered) return answer;
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
    if (performance.now() > giveUpAt) throw new Trouble("The database does not come back.");
    await pause(50);
  }
}

/** Whether the database was away or two transactions met; Drizzle wraps what the driver raised. */
export function isPassing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isOutage(cause) || ("code" in cause && conflicts.has(String(cause.code)))) return true;
  }
  return false;
}

const unanswered = Symbol("no answer");

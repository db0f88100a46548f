import type { Stream } from "@/lib/mail/schema";

/** How long a mail may wait in this process for its turn; what would wait longer sleeps in the engine instead. */
const longestWaitMs = 4000;

/** The rate of this process, in mails a second: sign-in mails take the next place, reminders queue behind them. */
export interface Pace {
  /** Resolves to null when it is this mail's turn, or to the milliseconds after which to ask again. */
  turn(stream: Stream): Promise<number | null>;
  /** What the provider says it allows; 80 % of it is used. */
  learn(perSecond: number): void;
}

/** `clock` is monotonic, in milliseconds. */
export function createPace(perSecond: number, clock: () => number = () => performance.now()): Pace {
  const waiting: Record<Stream, (() => void)[]> = { "sign-in": [], reminder: [] };
  let gapMs = 1000 / perSecond;
  let lastAt = Number.NEGATIVE_INFINITY;
  let laterAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;

  return {
    turn(stream) {
      const places = waiting["sign-in"].length + waiting.reminder.length;
      if (stream === "reminder" && places * gapMs > longestWaitMs) {
        laterAt = Math.max(laterAt, clock() + longestWaitMs) + gapMs;
        return Promise.resolve(laterAt - clock());
      }
      return new Promise((resolve) => {
        waiting[stream].push(() => resolve(null));
        next();
      });
    },
    learn(allowed) {
      if (allowed > 0) gapMs = 1000 / (allowed * 0.8);
    },
  };

  function next(): void {
    if (timer) return;
    const inMs = lastAt + gapMs - clock();
    if (inMs > 0) {
      timer = setTimeout(() => {
        timer = null;
        next();
      }, inMs);
      return;
    }
    const go = waiting["sign-in"].shift() ?? waiting.reminder.shift();
    if (!go) return;
    lastAt = clock();
    go();
    if (waiting["sign-in"].length + waiting.reminder.length > 0) next();
  }
}

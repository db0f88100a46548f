import type { Stream } from "@/lib/mail/schema";

/** What takes a place: a mail, or a question about one. */
export type Errand = Stream | "question";

/** After so many sign-in mails in a row one reminder goes, so that no crowd at the door keeps everybody's waiting. */
const signInsInARow = 3;
/** How long a mail may wait in this process for its turn; what would wait longer sleeps in the engine instead. */
const longestWaitMs = 4000;

/** The rate of this process, in calls a second: sign-in mails take the next place, but one in four where reminders wait behind them; questions come last. */
export interface Pace {
  /** Resolves to null when it is this errand's turn, or to the milliseconds after which to ask again. */
  turn(errand: Errand): Promise<number | null>;
  /** What the provider says it allows; 80 % of it is used. */
  learn(perSecond: number): void;
}

/** `clock` is monotonic, in milliseconds. */
export function createPace(perSecond: number, clock: () => number = () => performance.now()): Pace {
  const waiting: Record<Errand, (() => void)[]> = { "sign-in": [], reminder: [], question: [] };
  let gapMs = 1000 / perSecond;
  let lastAt = Number.NEGATIVE_INFINITY;
  let laterAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let signIns = 0;

  return {
    turn(errand) {
      const places = waiting["sign-in"].length + waiting.reminder.length;
      // A question would only be pushed back by every mail that comes.
      if (errand === "question" && places > 0) {
        return Promise.resolve((places + 1) * gapMs);
      }
      if (errand === "reminder" && places * gapMs > longestWaitMs) {
        laterAt = Math.max(laterAt, clock() + longestWaitMs) + gapMs;
        return Promise.resolve(laterAt - clock());
      }
      return new Promise((resolve) => {
        waiting[errand].push(() => resolve(null));
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
    const go = nextInLine();
    if (!go) return;
    lastAt = clock();
    go();
    if (Object.values(waiting).some((line) => line.length > 0)) next();
  }

  function nextInLine(): (() => void) | undefined {
    const isTurnOfReminders = signIns >= signInsInARow && waiting.reminder.length > 0;
    const signIn = isTurnOfReminders ? undefined : waiting["sign-in"].shift();
    signIns = signIn ? signIns + 1 : 0;
    return signIn ?? waiting.reminder.shift() ?? waiting.question.shift();
  }
}

import { endOfQuiet, isQuiet } from "@/lib/follow-ups/quiet-hours/rules";
import { dayOf, plusDays, startOfDay, zoned } from "@/lib/moments/rules";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long a moment takes in what falls due after its first reminder (DESIGN.md, decision 6). */
export const momentMs = 10 * minuteMs;
/** From here on a mail comes late: it says so, and it keeps out of quiet hours. */
export const lateMs = 15 * minuteMs;
/** Mails with reminders to one user on one of their days; what goes beyond waits for the next (I10). */
export const mailsADay = 6;
/** The longest sleep of one hop; the free plan of Inngest ends at seven days. */
export const hopMs = 6 * dayMs;
/** No second reminder sooner after the first than this (T19). */
export const secondGapMs = 2 * hourMs;

export interface ReminderOfStep {
  slot: "due" | "second";
  dueAt: Date;
  /** After this the reminder would be stale: it is skipped and shown, not sent. */
  staleAt: Date;
}

export interface RemindedStep {
  kind: string;
  channel?: string;
  dueAt: Date;
  windowEndsAt: Date | null;
  lastCallAt: Date | null;
  snoozedUntil: Date | null;
}

/** The reminders that an open step wants: one when it is due, and a last call (T19) unless a snooze has eaten it. */
export function remindersOf(step: RemindedStep): ReminderOfStep[] {
  // With nobody to write to, a follow-up on an application is a line on Today and no mail (T17).
  if (step.kind === "application-follow-up" && step.channel === "none") {
    return [];
  }
  const dueAt = step.snoozedUntil ?? step.dueAt;
  const wanted: ReminderOfStep[] = [{ slot: "due", dueAt, staleAt: staleAt(step, dueAt) }];
  if (step.lastCallAt && step.lastCallAt.getTime() >= dueAt.getTime() + secondGapMs) {
    wanted.push({ slot: "second", dueAt: step.lastCallAt, staleAt: staleAt(step, step.lastCallAt) });
  }
  return wanted;
}

/** The end of the step's window; without one a debrief is stale after two days, anything else after seven. */
function staleAt(step: RemindedStep, dueAt: Date): Date {
  if (step.windowEndsAt && step.windowEndsAt > dueAt) {
    return step.windowEndsAt;
  }
  const days = step.windowEndsAt ? 1 : step.kind === "debrief" ? 2 : 7;
  return new Date(dueAt.getTime() + days * dayMs);
}

/** What decides when a reminder goes out with others; `open` lists are in the order of `dueAt`. */
interface Timed {
  dueAt: Date;
  staleAt: Date | null;
}

/**
 * When the mail of the moment goes that the earliest of these reminders opens: at the latest due time within the next ten
 * minutes, but before any of them is stale. Null when there are none.
 */
export function mailTimeOf(open: readonly Timed[]): Date | null {
  const [first] = open;
  if (!first) {
    return null;
  }
  let at = first.dueAt;
  let end = first.dueAt.getTime() + momentMs;
  for (const { dueAt, staleAt } of open) {
    if (dueAt.getTime() > end) {
      break;
    }
    at = dueAt;
    end = Math.min(end, staleAt?.getTime() ?? end);
  }
  return at;
}

/**
 * The reminders that came too late to be of use, the others, and when the mail of these goes. What only waited for the others of
 * its moment, and is not late with them, is of use (P5).
 */
export function withoutStale<T extends Timed>(
  open: readonly T[],
  now: Date,
): { fresh: T[]; stale: T[]; momentAt: Date | null } {
  let fresh = [...open];
  const stale: T[] = [];
  for (;;) {
    const momentAt = mailTimeOf(fresh);
    const found = momentAt && fresh.find(({ staleAt }) => isStale(staleAt, momentAt, now));
    if (!found) {
      return { fresh, stale, momentAt };
    }
    stale.push(found);
    fresh = fresh.filter((each) => each !== found);
  }
}

function isStale(staleAt: Date | null, momentAt: Date, now: Date): boolean {
  const isOnTime = staleAt !== null && staleAt >= momentAt && now.getTime() - momentAt.getTime() <= lateMs;
  return staleAt !== null && staleAt <= now && !isOnTime;
}

/** The end of the quiet hours that `now` lies in, or null when it lies in none. */
export function quietUntil(
  now: Date,
  { timeZone, quietFrom, quietTo }: { timeZone: string; quietFrom: string; quietTo: string },
): Date | null {
  const here = zoned(now, timeZone);
  const quiet = { from: quietFrom, to: quietTo };
  return isQuiet(here, quiet) ? new Date(endOfQuiet(here, quiet).epochMilliseconds) : null;
}

/** When mails may go again on the user's next day: as it begins, or after the quiet hours it begins with. */
export function nextMorning(
  now: Date,
  settings: { timeZone: string; quietFrom: string; quietTo: string },
): Date {
  const morning = startOfDay(plusDays(dayOf(now, settings.timeZone), 1), settings.timeZone);
  return quietUntil(morning, settings) ?? morning;
}

/** Whether a reminder loses nothing when it is told in the morning instead. A deadline never waits. */
export function canWaitUntil(morning: Date, reminder: { kind: string; staleAt: Date | null }): boolean {
  return reminder.kind !== "offer-deadline" && (reminder.staleAt === null || reminder.staleAt > morning);
}

/** When a run wakes next: at `at`, rounded up to a whole second, or at the end of a hop if that is sooner. */
export function wakeTime(at: Date, now: Date): Date {
  const whole = Math.ceil(at.getTime() / 1000) * 1000;
  return new Date(Math.min(whole, now.getTime() + hopMs));
}

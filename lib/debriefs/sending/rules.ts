const hourMs = 60 * 60 * 1000;

export interface SendingTimes {
  /** From when on a thank-you reads well (T2); null when it may go now. */
  fineFrom: Date | null;
  /** When we remind of the first of them; null when that is behind us. */
  remindAt: Date | null;
}

/** When the thank-yous of a round may go and when we remind of them; null where none is open. */
export function sendingTimes(
  interviewsEndAt: readonly Date[],
  thankYousDueAt: readonly Date[],
  now: Date,
): SendingTimes | null {
  if (interviewsEndAt.length === 0 || thankYousDueAt.length === 0) {
    return null;
  }
  const fineFrom = new Date(Math.max(...interviewsEndAt.map(Number)) + hourMs);
  const remindAt = new Date(Math.min(...thankYousDueAt.map(Number)));
  return { fineFrom: fineFrom > now ? fineFrom : null, remindAt: remindAt > now ? remindAt : null };
}

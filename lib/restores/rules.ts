import { plainAddress } from "@/lib/mail/events/rules";

/** A mail that the provider took and this database knows nothing of. */
export interface LostMail {
  providerId: string;
  to: string[];
  takenAt: Date;
  lastEvent: string;
  /** The mail's id here, for one that was frozen before the backup. */
  mailId: string | null;
  /** The reminders that spoke through it; null when it does not tell. */
  reminderIds: string[] | null;
}

/** What the provider tells of the time since the backup. All instants are product time. */
export interface Evidence {
  mails: LostMail[];
  /** From then on the provider's list is whole. Null: it was not asked. */
  wholeSince: Date | null;
}

/** `told` by a mail that went; `unsure`: perhaps; `not-sent`: certainly by none. */
export type Fate = { is: "told"; by: LostMail } | { is: "unsure" } | { is: "not-sent" };

export interface Restored {
  reminderId: string;
  /** No mail can have told of it before. */
  notBefore: Date;
}

/** Every plan of the provider keeps its list for a day; an hour of it is for clocks that differ. */
export const listKeptMs = 23 * 3_600_000;

/**
 * What became of a reminder that the backup holds as not sent (F36). A mail to its owner that does not tell its reminders may
 * have been the one; so may be one that the list no longer holds.
 */
export function fateOf(
  { reminderId, notBefore }: Restored,
  address: string,
  { mails, wholeSince }: Evidence,
): Fate {
  const by = mails.find((mail) => mail.reminderIds?.includes(reminderId));
  if (by) {
    return { is: "told", by };
  }
  const isPossible = ({ to, takenAt, reminderIds }: LostMail) =>
    reminderIds === null && takenAt >= notBefore && to.some((each) => plainAddress(each) === address);
  return wholeSince === null || notBefore < wholeSince || mails.some(isPossible)
    ? { is: "unsure" }
    : { is: "not-sent" };
}

/** From when on the list is whole, when it ended at `oldestAt` (null: it goes back further than anybody asked). */
export function wholeSince(askedSince: Date, oldestAt: Date | null, now: Date): Date {
  return oldestAt === null ? askedSince : new Date(Math.min(oldestAt.getTime(), now.getTime() - listKeptMs));
}

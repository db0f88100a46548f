/** The exact mail as the provider gets it, frozen before the first attempt (I6). */
export interface MailPayload {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
}

export type Stream = "sign-in" | "reminder";

/** How one attempt ended, told by what it means for the next one (F1-F8). */
export type SendOutcome =
  | { is: "accepted"; providerId: string }
  /** Certainly not taken: too fast, or the quota is used up. */
  | { is: "refused"; because: "rate" | "quota-day" | "quota-month"; retryInMs: number | null }
  /** Certainly not taken, and no other mail will be either: key or domain. */
  | { is: "locked-out"; code: string }
  /** Certainly not taken, and never will be. */
  | { is: "invalid"; code: string }
  /** The provider says that it could not: the same bytes go again under the same key, and in the end it counts as not taken (P9). */
  | { is: "unwell"; code: string; retryInMs: number | null }
  /** Perhaps taken: the same bytes go again under the same key. */
  | { is: "uncertain"; code: string; retryInMs: number | null }
  /** The provider knows the key with other bytes. Never sent again (F7). */
  | { is: "mismatch"; code: string };

/** What the provider says of a mail that it took: its last event, that it knows no such mail, or nothing at all. */
export type LookUp =
  | { is: "told"; lastEvent: string; to: string[]; tags: Record<string, string> }
  | { is: "not-known" }
  | { is: "no-answer"; code: string };

/** A mail in the provider's own list. */
export interface ListedMail {
  providerId: string;
  to: string[];
  /** When the provider took it; real time. */
  takenAt: Date;
}

/** A page of the provider's list, newest first. */
export type Listing =
  | { is: "listed"; mails: ListedMail[]; hasMore: boolean }
  | { is: "no-answer"; code: string };

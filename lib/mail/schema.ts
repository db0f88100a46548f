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

/** A mail and whose it is; sign-in mails are nobody's. */
export interface MailRef {
  ownerId: string | null;
  id: string;
}

/** How one attempt ended, told by what it means for the next one (F1-F8). */
export type SendOutcome =
  | { is: "accepted"; providerId: string }
  /** Certainly not taken: too fast, or the quota is used up. */
  | { is: "refused"; because: "rate" | "quota-day" | "quota-month"; retryInMs: number | null }
  /** Certainly not taken, and no other mail will be either: key or domain. */
  | { is: "locked-out"; code: string }
  /** Certainly not taken, and never will be. */
  | { is: "invalid"; code: string }
  /** Perhaps taken: the same bytes go again under the same key. */
  | { is: "uncertain"; code: string; retryInMs: number | null }
  /** The provider knows the key with other bytes. Never sent again (F7). */
  | { is: "mismatch"; code: string };

/** What became of a mail for now. `again` is product time. */
export type SendResult = { is: "done"; state: string } | { is: "again"; at: Date } | { is: "void" };

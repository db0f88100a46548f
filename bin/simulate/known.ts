import type { MailEntry, ReminderEntry } from "./journal";

/** What the model knows of a reminder, beside its row. */
export interface Reminder extends ReminderEntry {
  /** The version that its present mail was claimed for, and how that mail must name its time. */
  claimedVersion: number;
  words: string[];
  changedAt: number;
  changedIn: number;
  takenIn: string | null;
  /** How many transactions of the worker had begun when its version came to be. */
  versionAfter: number;
}

export interface Mail extends MailEntry {
  /** What the provider saw first, and when an attempt began that it may have taken. */
  key: string | null;
  body: string | null;
  begunAt: number | null;
  begunBefore: number | null;
  isRefused: boolean;
  taken: number;
}

export const unseen = { key: null, body: null, begunAt: null, begunBefore: null, isRefused: false, taken: 0 };

export interface Stop {
  until: number;
  /** Kinds of steps that what stopped the others has opened. */
  except: readonly string[];
}

export interface Request {
  mailId: string;
  key: string;
  /** A digest of all bytes; `text` is the plain text of the mail. */
  body: string;
  text: string;
  /** The steps that it has links to. */
  tells: readonly string[];
}

export interface Outage {
  from: number;
  to: number;
}

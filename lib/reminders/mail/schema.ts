export interface ReminderItem {
  stepId: string;
  kind: string;
  /** What to do and for whom: "Thank Ms. Ito". */
  headline: string;
  /** The plan's reason, one sentence. */
  why: string;
  /** When it is due, or when late was planned for, in words and with the zone: "due Tuesday, 24 November, 15:00 (Berlin)". */
  dueText: string;
  /** "Product designer at Acme". */
  applicationText: string;
  employerName: string;
  /** Whether it is a message to somebody, as opposed to notes, a call or a decision. */
  isMessage: boolean;
  draft: { subject: string; body: string; to: string | null } | null;
  /** Opens the page of this step; nothing happens before a button there is pressed. */
  actionUrl: string;
  /** What the button says: "Open the draft for Ms. Ito". */
  actionText: string;
}

export interface ReminderMailInput {
  greetingName: string | null;
  /** True when the mail comes well after its time; it then says when it was planned. */
  late: boolean;
  /** True when it waited for the morning, since the day before had all the mails that one day should have (I10). */
  waited: boolean;
  /** True when these reminders were mailed before: the last call (T19). */
  second: boolean;
  items: readonly ReminderItem[];
  settingsUrl: string;
  unsubscribeUrl: string;
}

export interface ReminderItem {
  stepId: string;
  kind: string;
  /** What to do and for whom: "Thank Ms. Ito". */
  headline: string;
  /** The plan's reason, one sentence. */
  why: string;
  /** When it is due, in words and with the zone: "Tuesday, 24 November, 15:00 (Berlin)". */
  dueText: string;
  /** "Product designer at Acme". */
  applicationText: string;
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
  /** True when these reminders were mailed before: the last call (T19). */
  second: boolean;
  items: readonly ReminderItem[];
  settingsUrl: string;
  unsubscribeUrl: string;
}

import type { Run } from "./engine";
import type { Model } from "./model";
import type { TakenMail } from "./network";
import type { Person } from "./people";

/** The sweep is for what is overdue by so much. */
const lateMs = 120_000;

export const webhooks = ["sent", "delivered", "bounced", "complained"] as const;

/** Something that is noted for a time to come. */
export type Happening =
  | { is: "alarm"; run: Run; wake: number }
  | { is: "late cancel"; run: Run }
  | { is: "act"; person: Person }
  | { is: "act on step"; person: Person; step: string }
  | { is: "sweep" }
  | { is: "relay" }
  | { is: "overdue"; id: string; due: number }
  | { is: "mail left"; id: string; next: number | null }
  | { is: "lease ends"; id: string; lease: string }
  | { is: "webhook"; mail: TakenMail; type: (typeof webhooks)[number]; delivery: string }
  | { is: "worker"; isUp: boolean; forMs: number }
  | { is: "provider"; isUp: boolean; forMs: number }
  | { is: "engine forgets" }
  | { is: "upkeep" };

/** What was noted long ago and is about nothing any more. */
export function isMoot(what: Happening, model: Model): boolean {
  const { now } = model;
  switch (what.is) {
    case "alarm":
      return what.run.isOver || what.run.wake !== what.wake;
    case "overdue": {
      const reminder = model.reminders.get(what.id);
      if (reminder?.state !== "scheduled") return true;
      const isLate = Math.max(reminder.due, reminder.wait ?? 0) + lateMs <= now;
      const isUnarmed = reminder.armed !== reminder.version && reminder.planned + lateMs < now;
      return !isLate && !isUnarmed;
    }
    case "mail left": {
      const mail = model.mails.get(what.id);
      return !mail || !isOpen(mail.state) || mail.lease !== null || mail.next !== what.next;
    }
    case "lease ends":
      return model.mails.get(what.id)?.lease !== what.lease;
    default:
      return false;
  }
}

/** What the worker does: while it is away, it has to wait. */
export function isBackground({ is }: Happening): boolean {
  return ["alarm", "sweep", "relay", "overdue", "mail left", "lease ends"].includes(is);
}

/** Whether a mail still has to go. */
export function isOpen(state: string): boolean {
  return state === "frozen" || state === "sending";
}

import type { Receipt } from "@/lib/applications/queries";
import { isUnconfirmed } from "@/lib/mail/rules";
import { inSentence, momentText } from "./moment";

/** What became of each reminder: planned, woke, sent, accepted, delivered, with its times. */
export function Delivery({
  reminders,
  zone,
  now,
}: {
  reminders: readonly Receipt[];
  zone: string;
  now: Date;
}) {
  if (reminders.length === 0) return null;
  return (
    <div>
      <h3 className="font-sans text-sm font-medium">Delivery</h3>
      <ul className="mt-1 flex flex-col gap-2">
        {reminders.map((reminder) => (
          <li key={reminder.id}>
            <p>
              {reminder.slot === "due" ? "Reminder" : "Second reminder"}
              {reminder.occurrence > 1 && `, time ${reminder.occurrence}`}: {outcome(reminder, zone, now)}
            </p>
            {reminder.stateReason && <p className="text-soft">{reminder.stateReason}</p>}
            <p className="text-soft">
              {stations(reminder)
                .map(([word, at]) => `${word} ${inSentence(momentText(at, zone, now))}`)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function outcome(reminder: Receipt, zone: string, now: Date): string {
  const { state, acceptedAt, waitUntil } = reminder;
  if (isUnconfirmed(state, acceptedAt, now)) return "accepted by the mail service, not confirmed";
  return state === "scheduled" && waitUntil && waitUntil > now
    ? `waits until ${inSentence(momentText(waitUntil, zone, now))}`
    : OUTCOMES[state];
}

function stations(reminder: Receipt): [string, Date][] {
  const passed: [string, Date | null][] = [
    ["planned for", reminder.dueAt],
    ["woke", reminder.wokeAt],
    ["sent", reminder.claimedAt],
    ["accepted", reminder.acceptedAt],
    ["delivered", reminder.deliveredAt],
  ];
  return passed.flatMap(([word, at]) => (at ? [[word, at] satisfies [string, Date]] : []));
}

const OUTCOMES: Record<Receipt["state"], string> = {
  scheduled: "planned",
  claimed: "on its way",
  accepted: "accepted by the mail service",
  delivered: "delivered",
  bounced: "your mailbox refused it",
  complained: "marked as spam in your mailbox",
  cancelled: "not needed any more",
  skipped: "too late to be of use, so it was not mailed",
  suppressed: "not mailed, because reminders to this address are stopped",
  failed: "could not be sent",
  unknown: "sent, but nobody confirmed it",
};

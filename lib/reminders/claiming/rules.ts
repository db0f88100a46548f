import { isMessage, titleForMail } from "@/lib/follow-ups/wording/rules";
import { placeOf } from "@/lib/time-zones/rules";
import type { ReminderItem, ReminderMailInput } from "../mail/schema";

export interface DueItem {
  stepId: string;
  kind: Parameters<typeof titleForMail>[0]["kind"];
  slot: "due" | "second";
  dueAt: Date;
  why: string;
  contactName: string | null;
  employerName: string;
  role: string;
  draft: {
    subject: string;
    body: string;
    to: { name: string; email: string | null } | null;
    handedOffAt?: Date | null;
  } | null;
}

/** After an outage both reminders of a step may be due: the mail speaks of the step once, by the first. */
export function onePerStep<Row extends { stepId: string; slot: "due" | "second" }>(
  reminders: readonly Row[],
): Row[] {
  return reminders.filter(
    (row) =>
      row.slot === "due" || !reminders.some((other) => other.stepId === row.stepId && other.slot === "due"),
  );
}

/** The application whose mails this one goes with (EM12); null when it speaks of several. */
export function threadOf(items: readonly { applicationId: string }[]): string | null {
  const [first, ...rest] = items.map(({ applicationId }) => applicationId);
  return first && rest.every((id) => id === first) ? first : null;
}

/** What the mail of one moment says. Made from stored facts alone, so that every attempt has the same bytes (I6). */
export function mailInput(
  items: readonly DueItem[],
  options: {
    name: string | null;
    timeZone: string;
    late: boolean;
    waited: boolean;
    actionUrl: string;
    settingsUrl: string;
    unsubscribeUrl: string;
  },
): ReminderMailInput {
  return {
    greetingName: options.name,
    late: options.late,
    waited: options.waited,
    second: items.every((item) => item.slot === "second"),
    items: items.map((item) => mailItem(item, options)),
    settingsUrl: options.settingsUrl,
    unsubscribeUrl: options.unsubscribeUrl,
  };
}

function mailItem(
  due: DueItem,
  { timeZone, actionUrl, late }: { timeZone: string; actionUrl: string; late: boolean },
): ReminderItem {
  const item = {
    ...due,
    contactName: due.contactName && isolated(due.contactName),
    employerName: isolated(due.employerName),
  };
  const { draft } = item;
  const openedAt = item.slot === "second" ? draft?.handedOffAt : null;
  return {
    stepId: item.stepId,
    kind: item.kind,
    headline: titleForMail(item),
    why: openedAt ? `You opened it on ${longMomentText(openedAt, timeZone)}. Did it go out?` : item.why,
    dueText: `${late ? "planned for" : "due"} ${longMomentText(item.dueAt, timeZone)} (${placeOf(timeZone)})`,
    applicationText: `${isolated(item.role)} at ${item.employerName}`,
    employerName: item.employerName,
    isMessage: isMessage(item.kind),
    draft: draft?.body ? { subject: draft.subject, body: draft.body, to: recipient(draft.to) } : null,
    actionUrl: `${actionUrl}#step-${item.stepId}`,
    actionText: openedAt ? "Say whether it went out" : buttonText(item),
  };
}

function recipient(to: { name: string; email: string | null } | null): string | null {
  return to && (to.email ? `${to.name} <${to.email}>` : to.name);
}

function buttonText({ kind, contactName }: DueItem): string {
  if (kind === "debrief") {
    return "Note how it went";
  }
  if (kind === "call") {
    return "Open the call card";
  }
  if (kind === "propose-close" || kind === "offer-deadline") {
    return "Decide";
  }
  return contactName ? `Open the draft for ${contactName}` : "Open the draft";
}

/** A name written from right to left must not turn round the words beside it (EM19). */
function isolated(name: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(name) ? `\u2068${name}\u2069` : name;
}

/** "Tuesday, 24 November, 15:00". */
function longMomentText(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(at);
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
  return `${day}, ${time}`;
}

import { lateMs } from "@/lib/reminders/rules";
import type { SendOutcome } from "./schema";

const secondMs = 1000;
const hourMs = 3_600_000;

/** How long the same key may be used to find out: Resend keeps it for 24 hours (K3, I8). */
export const keyLifeMs = 23 * hourMs;
/** From the first attempt on, retries go on for this long (F3). */
export const retryForMs = 20 * hourMs;
/** When to ask the provider about a mail that it took and tells nothing of: first after this long, and as often again (F9). */
export const confirmEveryMs = 6 * hourMs;
/** From here on nothing more is awaited: the provider repeats a webhook for 27 h 35 min, and then gives up (P10). */
export const confirmForMs = 27.5 * hourMs;
/** A mail that was frozen and never tried is frozen anew after this long. */
const freshForMs = hourMs;
/** How long one attempt holds the mail. Real time. */
export const leaseSeconds = 120;
/** How long sending rests at least after the provider refused our key or any more mails, before one mail tries again. */
export const shortestHoldMs = 10 * 60 * secondMs;

/** The idempotency key of a mail: of its id alone, never of time or attempt (I7). */
export function keyOf(mailId: string): string {
  return `mail/${mailId}`;
}

/** As many ids as a tag of the provider has room for: 256 letters and digits. */
const idsInTag = 8;

/** The tag that tells which reminders speak through a mail: what is asked for when the database has lost it (F36). */
export function reminderTag(ids: readonly string[]): string {
  return ids.length > idsInTag ? "many" : ids.map((id) => id.replaceAll("-", "")).join("");
}

/** The ids in a tag made by `reminderTag`; null when it does not tell them. */
export function remindersOfTag(tag: string): string[] | null {
  if (!/^([0-9a-f]{32})+$/.test(tag)) {
    return null;
  }
  const ids = tag.match(/.{32}/g) ?? [];
  return ids.map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
}

/** Milliseconds to the next attempt: doubling from 15 s to an hour, full jitter. `random` is in [0, 1). */
export function backoffMs(attempts: number, random: number): number {
  const most = Math.min(hourMs, 15 * secondMs * 2 ** Math.min(attempts - 1, 10));
  return Math.round(secondMs + random * most);
}

/** When a used-up quota is there again: at the next midnight or month in UTC. */
export function quotaResetAt(kind: "quota-day" | "quota-month", now: Date): Date {
  return kind === "quota-day"
    ? new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
    : new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
}

/** How many of a day's mails may be taken before reminders wait; the last tenth is for sign-in mails (F2). */
export function reminderShareOf(mailsPerDay: number): number {
  return Math.floor(mailsPerDay * 0.9);
}

/** Whether nobody said what became of a mail within the time in which the provider would have (F9). */
export function isUnconfirmed(state: string, acceptedAt: Date | null, now: Date): boolean {
  return state === "accepted" && acceptedAt !== null && now.getTime() - acceptedAt.getTime() >= confirmForMs;
}

/** What is wrong with our settings is wrong with every mail: a sender or an address of the provider that is not one. */
const meetsEveryMail = new Set(["invalid_from_address", "missing_required_field", "invalid_access"]);

/**
 * What a provider's error means (F1-F8). Without a status nothing came back, so the fate is open; so it is when a gateway had no
 * answer in time (504).
 */
export function outcomeOfError(
  error: { name: string; statusCode: number | null },
  retryInMs: number | null,
): SendOutcome {
  const { name: code, statusCode: status } = error;
  if (status === 429) {
    const because =
      code === "daily_quota_exceeded"
        ? "quota-day"
        : code === "monthly_quota_exceeded"
          ? "quota-month"
          : "rate";
    return { is: "refused", because, retryInMs };
  }
  if (status === 409 && code !== "concurrent_idempotent_requests") {
    return { is: "mismatch", code };
  }
  if (status === 401 || status === 403 || status === 404 || status === 405 || meetsEveryMail.has(code)) {
    return { is: "locked-out", code };
  }
  if (status !== null && status >= 400 && status < 500 && status !== 408 && status !== 409) {
    return { is: "invalid", code };
  }
  return status !== null && status >= 500 && status !== 504
    ? { is: "unwell", code, retryInMs }
    : { is: "uncertain", code, retryInMs };
}

/**
 * Whether a mail that nobody has tried to send says what is no longer so: it was made in time and would come late by now, or
 * has lain for an hour. Frozen anew, it keeps out of quiet hours, says that it is late, and tells all that is due.
 */
export function isOutdated({ momentAt, createdAt }: { momentAt: Date; createdAt: Date }, now: Date): boolean {
  const isLateAt = (at: Date) => at.getTime() - momentAt.getTime() > lateMs;
  return (isLateAt(now) && !isLateAt(createdAt)) || now.getTime() - createdAt.getTime() > freshForMs;
}

/** Seconds or an HTTP date, as milliseconds from `now`. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (!header) {
    return null;
  }
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * secondMs : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, secondMs), 24 * hourMs) : null;
}

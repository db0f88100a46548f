import { Resend } from "resend";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { keepLocalMail } from "@/lib/local-mailbox/commands";
import { outcomeOfError, retryAfterMs } from "@/lib/mail/rules";
import type { Listing, LookUp, MailPayload, SendOutcome } from "@/lib/mail/schema";
import { createPace, type Errand } from "./pace";

/** What stands between the product and the outside: one provider, or the local mailbox. */
export interface Mailer {
  /** Null when this errand may go now, else the milliseconds after which to ask again. */
  turn(errand: Errand): Promise<number | null>;
  /** Hands these bytes over under this key. Never throws for the provider's faults; the outcome tells them (K5). */
  send(key: string, payload: MailPayload): Promise<SendOutcome>;
  /** Asks what became of a mail that was taken under this id (F9). Never throws for the provider's faults. */
  lookUp(providerId: string): Promise<LookUp>;
  /** Asks for a page of all mails that were taken, newest first, after this id. Never throws for the provider's faults. */
  list(after: string | null): Promise<Listing>;
}

/** Resend allows five requests a second; 80 % of it until its headers say otherwise (F1). */
const mailsPerSecond = 4;

let memo: Mailer | undefined;

/** The mailer of this process: Resend when its key is set, else the mailbox of local mode. */
export function mailer(): Mailer {
  const { RESEND_API_KEY, RESEND_BASE_URL } = env();
  memo ??= RESEND_API_KEY ? resendMailer(RESEND_API_KEY, RESEND_BASE_URL) : localMailer();
  return memo;
}

export function resendMailer(apiKey: string, baseUrl: string | undefined, timeoutMs = 10_000): Mailer {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl: baseUrl.replace(/\/+$/, "") } : {});
  const pace = createPace(mailsPerSecond);
  return {
    turn: (errand) => pace.turn(errand),
    async send(key, payload) {
      // The SDK's fetch has no timeout of its own (F4).
      const options = { idempotencyKey: key, signal: AbortSignal.timeout(timeoutMs) };
      const { data, error, headers } = await resend.emails.send(payload, options).catch(faultOf);
      const allowed = Number(headers?.["ratelimit-limit"]);
      if (allowed > 0) pace.learn(allowed);
      if (error) {
        return outcomeOfError(error, retryAfterMs(headers?.["retry-after"], systemClock()));
      }
      return typeof data?.id === "string" && data.id !== ""
        ? { is: "accepted", providerId: data.id }
        : { is: "uncertain", code: "no_id", retryInMs: null };
    },
    async lookUp(providerId) {
      const { data, error } = await resend.emails
        .get(providerId, { signal: AbortSignal.timeout(timeoutMs) })
        .catch(faultOf);
      if (error) {
        return error.statusCode === 404 ? { is: "not-known" } : { is: "no-answer", code: error.name };
      }
      return typeof data?.last_event === "string"
        ? { is: "told", lastEvent: data.last_event, to: data.to ?? [], tags: tagsOf(data.tags) }
        : { is: "no-answer", code: "no_event" };
    },
    async list(after) {
      const { data, error } = await resend.emails
        .list({ limit: 100, ...(after && { after }) }, { signal: AbortSignal.timeout(timeoutMs) })
        .catch(faultOf);
      if (error || !Array.isArray(data?.data)) {
        return { is: "no-answer", code: error?.name ?? "no_list" };
      }
      const mails = data.data.map(({ id, to, created_at }) => ({
        providerId: id,
        to: to ?? [],
        takenAt: new Date(created_at),
      }));
      return { is: "listed", mails, hasMore: data.has_more === true && mails.length > 0 };
    },
  };
}

/** Mails of local mode are kept for /local/mail, under the same keys as at the provider. */
export function localMailer(): Mailer {
  return {
    turn: async () => null,
    send: keepLocalMail,
    // What lies in the mailbox of local mode has arrived.
    lookUp: async () => ({ is: "told", lastEvent: "delivered", to: [], tags: {} }),
    // It lies in the database, and so it holds no mail that the database does not know of.
    list: async () => ({ is: "listed", mails: [], hasMore: false }),
  };
}

function tagsOf(tags: { name: string; value: string }[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ name, value }) => [name, value]));
}

/** An aborted call throws instead of answering; so does one whose answer ends too soon. */
function faultOf(error: unknown) {
  const name = error instanceof Error ? error.name : "unknown";
  return { data: null, error: { name, message: "", statusCode: null }, headers: null };
}

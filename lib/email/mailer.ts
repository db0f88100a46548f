import { Resend } from "resend";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { keepLocalMail } from "@/lib/local-mailbox/commands";
import { outcomeOfError, retryAfterMs } from "@/lib/mail/rules";
import type { MailPayload, SendOutcome, Stream } from "@/lib/mail/schema";
import { createPace } from "./pace";

/** What stands between the product and the outside: one provider, or the local mailbox. */
export interface Mailer {
  /** Null when this mail may go now, else the milliseconds after which to ask again. */
  turn(stream: Stream): Promise<number | null>;
  /** Hands these bytes over under this key. Never throws for the provider's faults; the outcome tells them (K5). */
  send(key: string, payload: MailPayload): Promise<SendOutcome>;
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
    turn: (stream) => pace.turn(stream),
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
  };
}

/** Mails of local mode are kept for /local/mail, under the same keys as at the provider. */
export function localMailer(): Mailer {
  return { turn: async () => null, send: keepLocalMail };
}

/** An aborted call throws instead of answering; so does one whose answer ends too soon. */
function faultOf(error: unknown) {
  const name = error instanceof Error ? error.name : "unknown";
  return { data: null, error: { name, message: "", statusCode: null }, headers: null };
}

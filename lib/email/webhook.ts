import "server-only";
import { Resend } from "resend";
import { env } from "@/lib/env";

/** What Resend signed, or null when the signature, the id or the time is not right (P10). `body` is the raw text. */
export function verifiedWebhook(body: string, headers: Headers, webhookSecret: string): unknown {
  const id = headers.get("svix-id") ?? headers.get("webhook-id");
  const timestamp = headers.get("svix-timestamp") ?? headers.get("webhook-timestamp");
  const signature = headers.get("svix-signature") ?? headers.get("webhook-signature");
  if (!id || !timestamp || !signature) {
    return null;
  }
  // Verifying needs no key of the API, but the SDK wants one.
  const { webhooks } = new Resend(env().RESEND_API_KEY ?? "unused");
  try {
    return webhooks.verify({ payload: body, headers: { id, timestamp, signature }, webhookSecret });
  } catch {
    // The SDK tells a bad signature by throwing, and there is nothing else that it does here.
    return null;
  }
}

/** The delivery's own id, the same at every repetition. */
export function webhookDeliveryId(headers: Headers): string {
  return headers.get("svix-id") ?? headers.get("webhook-id") ?? "";
}

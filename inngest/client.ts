import { createHash } from "node:crypto";
import { Inngest } from "inngest";
import { env } from "@/lib/env";

const settings = env();

/**
 * The product's one Inngest client; every engine calls the functions through it. Without Inngest's keys it has a signing key
 * of its own, so that /api/inngest refuses strangers while the embedded engine runs.
 */
export const inngest = new Inngest({
  id: "afterword",
  isDev: Boolean(settings.INNGEST_DEV) && settings.AFTERWORD_MODE !== "production",
  eventKey: settings.INNGEST_EVENT_KEY,
  signingKey: settings.INNGEST_SIGNING_KEY ?? ownSigningKey(settings.AUTH_SECRET),
  baseUrl: settings.INNGEST_BASE_URL,
});

function ownSigningKey(secret: string): string {
  return `signkey-local-${createHash("sha256").update(`inngest ${secret}`).digest("hex")}`;
}

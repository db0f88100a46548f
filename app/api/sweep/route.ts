import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** For hosts without a worker: their own cron calls this each minute with the secret as a bearer token (decision 1). */
export async function POST(request: Request): Promise<Response> {
  const secret = env().SWEEP_SECRET;
  if (!secret) {
    return new Response(null, { status: 404 });
  }
  if (!isSame(request.headers.get("authorization") ?? "", `Bearer ${secret}`)) {
    return new Response(null, { status: 401 });
  }
  // Loaded here: the engine's client reads the settings, which the build must not need.
  const [{ relayEvents }, { sendLateSignInMails, sweep }] = await Promise.all([
    import("@/inngest/relay"),
    import("@/lib/reminders/sweep/commands"),
  ]);
  const relayed = await relayEvents();
  const signIn = await sendLateSignInMails();
  return Response.json({ relayed, signIn, ...(await sweep()) });
}

/** In constant time, whatever the lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

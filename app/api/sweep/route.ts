import { refusedBearer } from "@/lib/auth/bearer";
import { env } from "@/lib/env";

/** For hosts without a worker: their own cron calls this each minute with the secret as a bearer token (decision 1). */
export async function POST(request: Request): Promise<Response> {
  const refused = refusedBearer(request, env().SWEEP_SECRET);
  if (refused) {
    return refused;
  }
  // Loaded here: the engine's client reads the settings, which the build must not need.
  const [{ relayEvents }, { sendLateSignInMails, sweep }, { confirmAcceptedMails }, { keepZoneDataDaily }] =
    await Promise.all([
      import("@/inngest/relay"),
      import("@/lib/reminders/sweep/commands"),
      import("@/lib/mail/confirming/commands"),
      import("@/lib/time-zones/upkeep/commands"),
    ]);
  const relayed = await relayEvents();
  const signIn = await sendLateSignInMails();
  const swept = await sweep();
  await keepZoneDataDaily();
  return Response.json({ relayed, signIn, ...swept, confirmed: await confirmAcceptedMails() });
}

import { refusedBearer } from "@/lib/auth/bearer";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/**
 * For hosts without a worker: their own cron calls this each minute with the secret as a bearer token (decision 1). One part that
 * fails, such as the hand-over to an Inngest that is down, keeps no other from its work; the answer is 500 then, and names it.
 */
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
  const parts: [string, () => Promise<unknown>][] = [
    ["signIn", sendLateSignInMails],
    ["swept", sweep],
    ["relayed", relayEvents],
    ["zones", keepZoneDataDaily],
    ["confirmed", confirmAcceptedMails],
  ];
  const done: Record<string, unknown> = {};
  const failed: string[] = [];
  for (const [part, work] of parts) {
    try {
      done[part] = await work();
    } catch (error) {
      log.error({ err: error, work: part }, "background work failed");
      failed.push(part);
    }
  }
  return Response.json({ ...done, failed }, { status: failed.length > 0 ? 500 : 200 });
}

import type { IncomingMessage } from "node:http";

/**
 * Next calls this once before it serves. In production a missing setting refuses the boot, with all faults in one message.
 * After that every request passes here before Next sees it.
 */
export async function register(): Promise<void> {
  // Next leaves out what is behind this condition where Node's modules are missing, so all of it stands in here.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { engineKind, env, faultsAtStart } = await import("@/lib/env");
    const faults = faultsAtStart();
    if (faults) {
      process.stderr.write(`${faults}\n`);
      process.exit(1);
    }

    const { subscribe } = await import("node:diagnostics_channel");
    const { believableForwardedFor } = await import("@/lib/http/callers/rules");
    subscribe("http.server.request.start", (message) => {
      // What Node documents for this channel.
      const { request } = message as { request: IncomingMessage };
      // Next believes a caller's own header.
      request.headers["x-forwarded-for"] = believableForwardedFor(
        request.headers["x-forwarded-for"]?.toString(),
        request.socket.remoteAddress,
        env().TRUSTED_PROXIES,
      );
      // Next has no word for TRACE and answers it with a fault; a method that nothing here takes is refused properly.
      if (request.method === "TRACE") request.method = "PATCH";
    });

    if (engineKind() === "inngest") {
      const { after } = await import("next/server");
      const { relayEvents } = await import("@/inngest/relay");
      const { log } = await import("@/lib/log");
      const { whenEventsAreWritten } = await import("@/lib/outbox/commands");
      // The worker's relay, or the host's cron, hands on what this could not.
      const relay = () =>
        relayEvents().catch((error) => log.error({ err: error }, "events were not handed on"));
      whenEventsAreWritten(() => after(relay));
    }
  }
}

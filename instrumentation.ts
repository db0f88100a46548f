import type { IncomingMessage } from "node:http";

/**
 * Next calls this once before it serves. In production a missing setting refuses the boot, with all faults in one message.
 * After that every request passes here before Next sees it.
 */
export async function register(): Promise<void> {
  // Next leaves out what is behind this condition where Node's modules are missing, so all of it stands in here.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { checkProductionSettings } = await import("@/lib/env");
    const faults = process.env.AFTERWORD_MODE === "production" ? checkProductionSettings(process.env) : null;
    if (faults) {
      process.stderr.write(`${faults}\n`);
      process.exit(1);
    }

    const { subscribe } = await import("node:diagnostics_channel");
    const { believableForwardedFor } = await import("@/lib/http/callers/rules");
    const trustedProxies = Number(process.env.TRUSTED_PROXIES?.trim() || 0);
    subscribe("http.server.request.start", (message) => {
      // What Node documents for this channel.
      const { request } = message as { request: IncomingMessage };
      // Next believes a caller's own header.
      request.headers["x-forwarded-for"] = believableForwardedFor(
        request.headers["x-forwarded-for"]?.toString(),
        request.socket.remoteAddress,
        trustedProxies,
      );
      // Next has no word for TRACE and answers it with a fault; a method that nothing here takes is refused properly.
      if (request.method === "TRACE") request.method = "PATCH";
    });
  }
}

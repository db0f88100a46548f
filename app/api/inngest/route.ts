import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { engineKind, env } from "@/lib/env";

let served: Promise<ReturnType<typeof serve>> | undefined;

/** Inngest calls the functions here, signed; an unsigned call is refused (F23). Other methods than these answer 405. */
export async function GET(request: NextRequest, context: unknown): Promise<Response> {
  return (await handlers()).GET(request, context);
}

export async function POST(request: NextRequest, context: unknown): Promise<Response> {
  return (await handlers()).POST(request, context);
}

/**
 * Inngest's servers ask for the functions to be registered again, and that request is not signed. With the embedded engine
 * there is nobody to register with, and a stranger must not make us call out.
 */
export async function PUT(request: NextRequest, context: unknown): Promise<Response> {
  if (engineKind() === "embedded")
    return new Response(null, { status: 405, headers: { allow: "GET, POST" } });
  return (await handlers()).PUT(request, context);
}

// Loaded on the first call: the client reads the settings, which the build must not need.
function handlers() {
  served ??= Promise.all([import("@/inngest/client"), import("@/inngest")]).then(
    ([{ inngest }, { functions }]) =>
      // The address to register is ours, never the Host that a stranger sent.
      serve({ client: inngest, functions, serveOrigin: env().AFTERWORD_URL }),
  );
  return served;
}

import type { NextRequest } from "next/server";
import { handlers } from "@/lib/auth/session";

const readable = new Set(["session", "csrf", "providers"]);

/** Auth.js answers who is signed in. Its own sign-in callbacks are closed: codes are redeemed by our pages alone. */
export async function GET(request: NextRequest): Promise<Response> {
  const action = request.nextUrl.pathname.split("/").at(3) ?? "";
  return readable.has(action) ? handlers.GET(request) : notAllowed();
}

export async function POST(): Promise<Response> {
  return notAllowed();
}

function notAllowed(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}

import type { NextRequest } from "next/server";
import { returnFromGoogle } from "@/lib/auth/google/round-trip";
import { googleSettings } from "@/lib/env";

/** Where Google sends the browser back, by GET as the protocol wants it (docs/decisions/0017). Without keys it is as closed as the rest. */
export async function GET(request: NextRequest): Promise<Response> {
  if (!googleSettings()) {
    return new Response(null, { status: 405, headers: { allow: "GET" } });
  }
  return new Response(null, {
    status: 303,
    headers: { location: await returnFromGoogle(request.nextUrl.search) },
  });
}

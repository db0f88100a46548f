import { type NextRequest, NextResponse } from "next/server";
import { env, googleSettings } from "@/lib/env";
import { isOriginAllowed, isTooLarge, nonceFrom, refusal, responseHeaders } from "@/lib/http/rules";

/** Headers and the origin rule for every request. Who may see or do what is decided at the data, never here (K8). */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  const own = new URL(env().AFTERWORD_URL);
  const nonce = nonceFrom(crypto.getRandomValues(new Uint8Array(16)));
  const google = googleSettings();
  const headers = responseHeaders({
    pathname,
    nonce,
    secure: own.protocol === "https:",
    development: process.env.NODE_ENV === "development",
    signInElsewhere: google && new URL(google.issuer).origin,
  });

  const allowed = isOriginAllowed({
    method: request.method,
    pathname,
    secFetchSite: request.headers.get("sec-fetch-site"),
    origin: request.headers.get("origin"),
    host: request.headers.get("host"),
    ownOrigin: own.origin,
  });
  const tooLarge = isTooLarge({
    method: request.method,
    pathname,
    contentLength: request.headers.get("content-length"),
  });
  const response = !allowed
    ? refuse(pathname, "foreign", 403)
    : tooLarge
      ? refuse(pathname, "too-large", 413)
      : pass(request, nonce, headers);
  for (const { key, value } of headers) response.headers.set(key, value);
  return response;
}

export const config = { matcher: ["/((?!_next/static/).*)"] };

function pass(request: NextRequest, nonce: string, headers: { key: string; value: string }[]): NextResponse {
  const forwarded = new Headers(request.headers);
  forwarded.delete("x-middleware-subrequest");
  forwarded.set("x-nonce", nonce);
  for (const { key, value } of headers) {
    // Next reads the nonce for its own scripts from the policy on the request.
    if (key === "Content-Security-Policy") forwarded.set(key, value);
  }
  return NextResponse.next({ request: { headers: forwarded } });
}

function refuse(pathname: string, why: "foreign" | "too-large", status: number): NextResponse {
  const { contentType, body } = refusal(pathname, why);
  return new NextResponse(body, { status, headers: { "Content-Type": contentType } });
}

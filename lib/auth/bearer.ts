import { createHash, timingSafeEqual } from "node:crypto";

/** What a request for machines gets that does not show this secret: 404 where none is set, else 401. Null when it does. */
export function refusedBearer(request: Request, secret: string | undefined): Response | null {
  if (!secret) {
    return new Response(null, { status: 404 });
  }
  return isSame(request.headers.get("authorization") ?? "", `Bearer ${secret}`)
    ? null
    : new Response(null, { status: 401, headers: { "WWW-Authenticate": "Bearer" } });
}

/** In constant time, whatever the lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

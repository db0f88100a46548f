export type Header = { key: string; value: string };

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const OPEN_POSTS = new Set(["/api/plan", "/api/draft-check", "/api/inngest", "/api/sweep"]);
const OPEN_POST_PATTERNS = [/^\/api\/webhooks\/[\w-]+$/, /^\/u\/[\w-]+$/];
const TOKEN_FOLDERS = ["/r/", "/u/", "/sign-in/link/"];
const SIGN_IN_PAGE = "/sign-in";
const PUBLIC_PAGES = new Set(["/", "/plan", "/rules", "/privacy", "/about", "/check", "/demo"]);
const OPEN_DOCUMENTS = new Set(["/api/openapi.json"]);
const PUBLIC_FILE = /^\/(?:[\w-]+\.(?:svg|png|ico|txt|webmanifest|woff2)|\.well-known\/[\w.-]+)$/;

const PERMISSIONS = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "usb",
  "browsing-topics",
];

/** The headers that are the same on every response. next.config.ts sends them, and so does proxy.ts. */
export const EVERY_RESPONSE: readonly Header[] = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: PERMISSIONS.map((feature) => `${feature}=()`).join(", ") },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** For the static files that the proxy does not see; the shape of `headers()` in next.config.ts. */
export function staticHeaders(): { source: string; headers: Header[] }[] {
  const policy = { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" };
  return [
    { source: "/:path*", headers: [...EVERY_RESPONSE] },
    { source: "/_next/static/:path*", headers: [policy] },
  ];
}

/** All headers of a response that the proxy sees, the content security policy included. */
export function responseHeaders(request: {
  pathname: string;
  nonce: string;
  secure: boolean;
  development: boolean;
  /** Where a sign-in form may lead besides here, when signing in with Google is on. */
  signInElsewhere?: string | null;
}): Header[] {
  const headers = EVERY_RESPONSE.map((header) =>
    header.key === "Referrer-Policy" ? { ...header, value: referrerPolicy(request.pathname) } : header,
  );
  const formsTo = request.pathname === SIGN_IN_PAGE ? request.signInElsewhere : null;
  headers.push({ key: "Content-Security-Policy", value: contentSecurityPolicy({ ...request, formsTo }) });
  const caching = cacheControl(request.pathname);
  if (caching) headers.push({ key: "Cache-Control", value: caching });
  if (isTokenPage(request.pathname)) headers.push({ key: "X-Robots-Tag", value: "noindex, nofollow" });
  if (request.secure) {
    headers.push({ key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" });
  }
  return headers;
}

/**
 * Scripts run by nonce alone; in development, hot reloading needs eval and a socket. A browser holds form-action against the
 * redirects after a form too, so the one page whose form leads to another origin names it.
 */
export function contentSecurityPolicy({
  nonce,
  secure,
  development,
  formsTo,
}: {
  nonce: string;
  secure: boolean;
  development: boolean;
  formsTo?: string | null;
}): string {
  const directives = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self'${formsTo ? ` ${formsTo}` : ""}`,
    "frame-ancestors 'none'",
  ];
  if (secure) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}

/** A nonce of 128 bits from the given random bytes, as base64. */
export function nonceFrom(bytes: Uint8Array): string {
  if (bytes.length < 16) throw new RangeError("A nonce needs at least 16 random bytes.");
  return btoa(String.fromCharCode(...bytes));
}

/**
 * Whether a request may change something, as far as its origin goes (decision 11): Sec-Fetch-Site same-origin or none
 * where the browser sends it, else an Origin that is ours. It says nothing about who is asking.
 */
export function isOriginAllowed(request: {
  method: string;
  pathname: string;
  secFetchSite: string | null;
  origin: string | null;
  host: string | null;
  ownOrigin?: string | null;
}): boolean {
  if (SAFE_METHODS.has(request.method.toUpperCase())) return true;
  if (isOpenPost(request.method, request.pathname)) return true;
  if (request.secFetchSite !== null) {
    return request.secFetchSite === "same-origin" || request.secFetchSite === "none";
  }
  return isOwnOrigin(request);
}

/** The most a form of ours may send; what is open to programs has limits of its own. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/** Whether a body says of itself that it is longer than any form (413, B12). Next would answer a long one with a fault. */
export function isTooLarge(request: {
  method: string;
  pathname: string;
  contentLength: string | null;
}): boolean {
  if (SAFE_METHODS.has(request.method.toUpperCase()) || isOpenPost(request.method, request.pathname))
    return false;
  return Number(request.contentLength ?? 0) > LARGEST_BODY_BYTES;
}

function isOpenPost(method: string, pathname: string): boolean {
  if (pathname === "/api/inngest") return true;
  if (method.toUpperCase() !== "POST") return false;
  return OPEN_POSTS.has(pathname) || OPEN_POST_PATTERNS.some((pattern) => pattern.test(pathname));
}

function isOwnOrigin({
  origin,
  host,
  ownOrigin,
}: {
  origin: string | null;
  host: string | null;
  ownOrigin?: string | null;
}): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  if (ownOrigin && origin === ownOrigin) return true;
  return host !== null && new URL(origin).host === host.toLowerCase();
}

export function referrerPolicy(pathname: string): string {
  return isTokenPage(pathname) ? "same-origin" : "strict-origin-when-cross-origin";
}

/** Private unless known to be public; null leaves public files to the server's own answer. */
export function cacheControl(pathname: string): string | null {
  if (PUBLIC_FILE.test(pathname) || OPEN_DOCUMENTS.has(pathname)) return null;
  return PUBLIC_PAGES.has(pathname) ? "private, no-cache" : "private, no-store";
}

function isTokenPage(pathname: string): boolean {
  return TOKEN_FOLDERS.some((folder) => pathname.startsWith(folder));
}

const REFUSALS = {
  foreign: {
    code: "forbidden",
    message:
      "This request came from another site, so nothing was changed. Open Afterword and try it again there.",
  },
  "too-large": {
    code: "too-large",
    message:
      "That was more text than Afterword takes at once, so nothing was changed. Go back and send less.",
  },
} as const;

/** The answer to a request that is refused at the door: JSON for the API, a plain page for people. */
export function refusal(
  pathname: string,
  why: keyof typeof REFUSALS = "foreign",
): { contentType: string; body: string } {
  const { code, message } = REFUSALS[why];
  if (pathname.startsWith("/api/")) {
    return {
      contentType: "application/json; charset=utf-8",
      body: JSON.stringify({ error: { code, message } }),
    };
  }
  return {
    contentType: "text/html; charset=utf-8",
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Nothing was changed · Afterword</title><body style="font:1.0625rem/1.6 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1.25rem"><h1 style="font:500 1.75rem/1.2 Georgia,serif">Nothing was changed</h1><p>${message}</p><p><a href="/">Go to Afterword</a></p></body></html>`,
  };
}

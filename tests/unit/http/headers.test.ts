import { describe, expect, test } from "vitest";
import {
  cacheControl,
  contentSecurityPolicy,
  EVERY_RESPONSE,
  nonceFrom,
  refusal,
  responseHeaders,
  staticHeaders,
} from "@/lib/http/rules";

const request = { pathname: "/today", nonce: "bm9uY2U=", secure: true, development: false };

function headersOf(overrides: Partial<typeof request> = {}): Map<string, string> {
  return new Map(responseHeaders({ ...request, ...overrides }).map(({ key, value }) => [key, value]));
}

describe("the content security policy", () => {
  test("lets scripts run by nonce only, and closes what is not used (ASVS 3.4.3)", () => {
    const policy = contentSecurityPolicy(request).split("; ");
    expect(policy).toContain("script-src 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
  });

  test("allows eval and sockets in development alone", () => {
    expect(contentSecurityPolicy(request)).not.toMatch(/unsafe-eval|ws:/);
    expect(contentSecurityPolicy({ ...request, development: true })).toMatch(/'unsafe-eval'.* ws:/);
  });

  test("upgrades insecure requests only where the site itself is secure", () => {
    expect(contentSecurityPolicy(request)).toContain("upgrade-insecure-requests");
    expect(contentSecurityPolicy({ ...request, secure: false })).not.toContain("upgrade-insecure-requests");
  });
});

describe("where forms may lead", () => {
  const signInElsewhere = "https://accounts.google.com";
  const formAction = (pathname: string, elsewhere: string | null) =>
    /form-action [^;]+/.exec(
      new Map(
        responseHeaders({ ...request, pathname, signInElsewhere: elsewhere }).map((h) => [h.key, h.value]),
      ).get("Content-Security-Policy") ?? "",
    )?.[0];

  test("is to Google from the sign-in page alone, and only when signing in with it is on", () => {
    expect(formAction("/sign-in", signInElsewhere)).toBe("form-action 'self' https://accounts.google.com");
    expect(formAction("/sign-in", null)).toBe("form-action 'self'");
  });

  test.each([
    "/",
    "/today",
    "/settings",
    "/sign-in/code",
    "/sign-in/link/x",
    "/r/x",
    "/api/auth/callback/google",
  ])("is nowhere else from %s", (pathname) => {
    expect(formAction(pathname, signInElsewhere)).toBe("form-action 'self'");
  });
});

describe("a nonce", () => {
  test("carries 128 bits and stays within what a policy may hold", () => {
    expect(nonceFrom(new Uint8Array(16).fill(255))).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  });

  test("refuses fewer random bytes", () => {
    expect(() => nonceFrom(new Uint8Array(15))).toThrow(RangeError);
  });
});

describe("the headers of a response", () => {
  test("name HSTS exactly when the site is served over https (ASVS 3.4.1)", () => {
    expect(headersOf().get("Strict-Transport-Security")).toBe("max-age=63072000; includeSubDomains");
    expect(headersOf({ secure: false }).has("Strict-Transport-Security")).toBe(false);
  });

  test.each(["/r/token", "/u/token"])(
    "keep the address of %s from other sites and from indexes",
    (pathname) => {
      expect(headersOf({ pathname }).get("Referrer-Policy")).toBe("same-origin");
      expect(headersOf({ pathname }).get("X-Robots-Tag")).toBe("noindex, nofollow");
    },
  );

  test("say strict-origin-when-cross-origin elsewhere", () => {
    expect(headersOf().get("Referrer-Policy")).toBe("strict-origin-when-cross-origin");
  });

  test("include everything that goes on every response", () => {
    for (const { key } of EVERY_RESPONSE) expect(headersOf().has(key)).toBe(true);
    expect(headersOf().get("X-Content-Type-Options")).toBe("nosniff");
  });

  test("never repeat a header", () => {
    const keys = responseHeaders({ ...request, pathname: "/r/x" }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("caching", () => {
  test.each(["/today", "/applications/1", "/r/token", "/api/me", "/anything-new"])(
    "forbids storing %s (ASVS 14.3.2)",
    (pathname) => {
      expect(cacheControl(pathname)).toBe("private, no-store");
    },
  );

  test.each(["/", "/plan", "/rules", "/privacy"])("lets the back button reuse %s", (pathname) => {
    expect(cacheControl(pathname)).toBe("private, no-cache");
  });

  test.each(["/icon.svg", "/i-192.png", "/manifest.webmanifest", "/.well-known/security.txt"])(
    "leaves %s to the file server",
    (pathname) => {
      expect(cacheControl(pathname)).toBeNull();
    },
  );

  test.each(["/export/all.json", "/feed/secret.ics", "/attachments/a.png"])(
    "takes %s for private",
    (pathname) => {
      expect(cacheControl(pathname)).toBe("private, no-store");
    },
  );
});

describe("a refusal", () => {
  test("answers the API in JSON and people in a page, both saying that nothing changed", () => {
    expect(JSON.parse(refusal("/api/things").body)).toMatchObject({ error: { code: "forbidden" } });
    expect(refusal("/today").contentType).toContain("text/html");
    expect(refusal("/today").body).toContain("nothing was changed");
  });
});

test("static files get the headers of every response from the configuration", () => {
  expect(staticHeaders()[0]).toEqual({ source: "/:path*", headers: [...EVERY_RESPONSE] });
});

import { describe, expect, test } from "vitest";
import { isOriginAllowed } from "@/lib/http/rules";

const post = {
  method: "POST",
  pathname: "/today",
  secFetchSite: null,
  origin: null,
  host: "afterword.example",
};

describe("the origin rule", () => {
  test.each(["GET", "HEAD", "OPTIONS", "get"])("lets %s pass, since it changes nothing (K7)", (method) => {
    expect(isOriginAllowed({ ...post, method, secFetchSite: "cross-site" })).toBe(true);
  });

  test.each(["same-origin", "none"])("lets a POST pass when the browser says %s", (secFetchSite) => {
    expect(isOriginAllowed({ ...post, secFetchSite })).toBe(true);
  });

  test.each(["cross-site", "same-site", "", "SAME-ORIGIN", "nonsense"])(
    "refuses a POST when the browser says %j, whatever the Origin claims",
    (secFetchSite) => {
      expect(isOriginAllowed({ ...post, secFetchSite, origin: "https://afterword.example" })).toBe(false);
    },
  );

  test("takes an Origin of the same host when the browser does not send Sec-Fetch-Site", () => {
    expect(isOriginAllowed({ ...post, origin: "https://afterword.example" })).toBe(true);
    expect(isOriginAllowed({ ...post, origin: "http://localhost:3000", host: "localhost:3000" })).toBe(true);
  });

  test("takes the configured origin behind a reverse proxy that rewrites Host", () => {
    const behindProxy = { ...post, origin: "https://afterword.example", host: "10.0.0.7:3000" };
    expect(isOriginAllowed({ ...behindProxy, ownOrigin: "https://afterword.example" })).toBe(true);
    expect(isOriginAllowed(behindProxy)).toBe(false);
  });

  test.each([
    null,
    "null",
    "",
    "https://evil.example",
    "https://afterword.example.evil.example",
    "https://evil.example/afterword.example",
    "https://afterword.example:8443",
    "not a url",
  ])("refuses a POST with neither Sec-Fetch-Site nor our Origin: %j", (origin) => {
    expect(isOriginAllowed({ ...post, origin })).toBe(false);
  });

  test.each(["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])("treats %s like a POST", (method) => {
    expect(isOriginAllowed({ ...post, method, secFetchSite: "cross-site" })).toBe(false);
  });

  test.each([
    "/api/plan",
    "/api/draft-check",
    "/api/inngest",
    "/api/sweep",
    "/api/webhooks/resend",
    "/u/abcdef",
  ])("leaves %s open to machines of others", (pathname) => {
    expect(isOriginAllowed({ ...post, pathname, secFetchSite: "cross-site" })).toBe(true);
  });

  test("lets the engine register itself with PUT", () => {
    expect(isOriginAllowed({ ...post, method: "PUT", pathname: "/api/inngest" })).toBe(true);
  });

  test.each([
    "/api/planx",
    "/api/plan/extra",
    "/api/webhooks",
    "/api/inngest/x",
    "/api/auth/callback",
    "/unsubscribe",
    "/u",
    "/u/abcdef/stop",
    "/api/webhooks/resend/more",
    "/r/abcdef",
    "/U/abcdef",
  ])("keeps %s closed to other sites", (pathname) => {
    expect(isOriginAllowed({ ...post, pathname, secFetchSite: "cross-site" })).toBe(false);
  });

  test.each(["DELETE", "PUT", "PATCH"])("opens only POST on the open APIs, not %s", (method) => {
    expect(isOriginAllowed({ ...post, method, pathname: "/api/plan" })).toBe(false);
  });
});

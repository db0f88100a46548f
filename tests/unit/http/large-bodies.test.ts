import { describe, expect, test } from "vitest";
import { isTooLarge, refusal, responseHeaders } from "@/lib/http/rules";

const post = { method: "POST", pathname: "/add", contentLength: String(1024 * 1024 + 1) };

describe("a body that is longer than any form", () => {
  test("is refused before it is read (B12)", () => {
    expect(isTooLarge(post)).toBe(true);
    expect(isTooLarge({ ...post, contentLength: String(1024 * 1024) })).toBe(false);
    expect(isTooLarge({ ...post, contentLength: null })).toBe(false);
  });

  test.each(["/api/plan", "/api/draft-check", "/api/webhooks/resend", "/u/abc"])(
    "is left to %s, which has a limit of its own",
    (pathname) => {
      expect(isTooLarge({ ...post, pathname })).toBe(false);
    },
  );

  test("is told so in words", () => {
    expect(refusal("/add", "too-large").body).toContain("nothing was changed");
    expect(JSON.parse(refusal("/api/x", "too-large").body).error.code).toBe("too-large");
  });
});

test("the page behind a mailed sign-in link tells its address to nobody (14.2.1)", () => {
  const headers = responseHeaders({
    pathname: "/sign-in/link/abc",
    nonce: "bm9uY2U=",
    secure: true,
    development: false,
  });
  expect(headers).toContainEqual({ key: "Referrer-Policy", value: "same-origin" });
  expect(headers).toContainEqual({ key: "X-Robots-Tag", value: "noindex, nofollow" });
});

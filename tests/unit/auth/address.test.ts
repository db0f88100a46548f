import { describe, expect, it } from "vitest";
import { canonicalAddress, safeReturnPath } from "@/lib/auth/address";
import { networkOf } from "@/lib/rate-limits/rules";

describe("an email address (B5)", () => {
  it.each([
    ["Kim@Example.COM", "kim@example.com"],
    ["  kim+jobs@example.co.uk ", "kim+jobs@example.co.uk"],
    ["kim＠example.com", "kim@example.com"],
    ["o'neill@example.com", "o'neill@example.com"],
  ])("%s is read as %s", (typed, canonical) => {
    expect(canonicalAddress(typed)).toBe(canonical);
  });

  it.each([
    "",
    "a@b",
    "kim",
    "a@b@example.com",
    '"a@evil"@victim.com',
    "a@example.com,b@example.com",
    "Kim <kim@example.com>",
    "kim@example.com.",
    "kim@-example.com",
    "kim@example.com\nBcc: x@example.com",
    "kim @example.com",
    ".kim@example.com",
    "ki..m@example.com",
    `${"a".repeat(65)}@example.com`,
    `kim@${"a".repeat(250)}.com`,
    "kim@exämple.com",
  ])("%j is refused", (typed) => {
    expect(canonicalAddress(typed)).toBeNull();
  });

  it("is refused when it is no text", () => {
    expect(canonicalAddress(["a@example.com"])).toBeNull();
    expect(canonicalAddress(undefined)).toBeNull();
  });
});

describe("the way back after signing in (B7)", () => {
  it("keeps a path of ours with its query and fragment", () => {
    expect(safeReturnPath("/applications?stage=offer#plan")).toBe("/applications?stage=offer#plan");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "https:evil.example",
    "https://evil.example/",
    "/%2f%2fevil.example",
    "/\t/evil.example",
    "/%5cevil.example",
    "javascript:alert(1)",
    "",
    "today",
  ])("%j leads home instead", (path) => {
    expect(safeReturnPath(path)).toBeNull();
  });
});

describe("a limit by IP", () => {
  it("counts an IPv6 household once and an IPv4 address by itself (6.4)", () => {
    expect(networkOf("2001:db8:1:2:aaaa::1")).toBe(networkOf("2001:0db8:0001:0002:bbbb:cccc:dddd:eeee"));
    expect(networkOf("2001:db8:1:3::1")).not.toBe(networkOf("2001:db8:1:2::1"));
    expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("192.0.2.7")).not.toBe(networkOf("192.0.2.8"));
  });
});

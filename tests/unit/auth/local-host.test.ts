import { describe, expect, test } from "vitest";
import { isLoopbackHost } from "@/lib/auth/local";

describe("the pages of this computer without a key", () => {
  test.each([
    "localhost:3000",
    "LOCALHOST",
    "127.0.0.1:3000",
    "127.8.8.8",
    "[::1]:3000",
    "app.localhost:3000",
  ])("open for %s", (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  test.each([
    null,
    "",
    "evil.example",
    "evil.example:3000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "127.evil.example",
    "notlocalhost",
    "192.168.1.5:3000",
    "localhost:3000, evil.example",
    "localhost:3000\nevil",
  ])("stay closed for %j, a name that somebody pointed at this machine", (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { believableForwardedFor } from "@/lib/http/callers/rules";

const socket = "198.51.100.7";

describe("the address of a caller (v5.0.0-4.1.3)", () => {
  test.each(["203.0.113.9", "203.0.113.9, 203.0.113.10", "", "  ,  ", "localhost"])(
    "is the socket's where no proxy is trusted, whatever the caller sends: %j",
    (sent) => {
      expect(believableForwardedFor(sent, socket, 0)).toBe(socket);
    },
  );

  test("is what the trusted proxies wrote, from the right; what the caller put before it is cut off", () => {
    expect(believableForwardedFor("203.0.113.9", socket, 1)).toBe("203.0.113.9");
    expect(believableForwardedFor("10.0.0.1, 203.0.113.9", socket, 1)).toBe("203.0.113.9");
    expect(believableForwardedFor("10.0.0.1, 203.0.113.9, 192.0.2.1", socket, 2)).toBe(
      "203.0.113.9, 192.0.2.1",
    );
  });

  test("is the socket's when fewer proxies wrote than are trusted: somebody came around them", () => {
    expect(believableForwardedFor(undefined, socket, 1)).toBe(socket);
    expect(believableForwardedFor("203.0.113.9", socket, 2)).toBe(socket);
    expect(believableForwardedFor(undefined, undefined, 0)).toBe("unknown");
  });
});

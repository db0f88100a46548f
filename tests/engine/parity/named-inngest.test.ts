import { expect, test } from "vitest";
import { addressOf, HOW_TO_NAME, type NamedServer, namedServerOf } from "@/bin/testing/named-inngest";

function named(env: Record<string, string>): NamedServer {
  const server = namedServerOf(env);
  if (typeof server === "string") throw new Error(server);
  return server;
}

test("without a server the command says what to set and how to start one", () => {
  expect(namedServerOf({})).toBe(HOW_TO_NAME);
  expect(namedServerOf({ INNGEST_DEV: "0" })).toBe(HOW_TO_NAME);
  expect(HOW_TO_NAME).toContain("INNGEST_DEV=");
  expect(HOW_TO_NAME).toContain("INNGEST_BASE_URL=");
});

test("a server that is no dev server needs its two keys", () => {
  const server = { INNGEST_BASE_URL: "http://10.0.0.2:8288" };
  expect(namedServerOf(server)).toMatch(/^INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY are missing/);
  const keys = { INNGEST_EVENT_KEY: "event", INNGEST_SIGNING_KEY: "signkey-test-00" };
  expect(named({ ...server, ...keys }).settings).toEqual({ ...server, ...keys });
});

test("a dev server is named by its address, or stands at its usual one", () => {
  expect(addressOf(named({ INNGEST_DEV: "http://10.0.0.2:9000" }))).toBe("http://10.0.0.2:9000");
  expect(addressOf(named({ INNGEST_DEV: "1" }))).toBe("http://127.0.0.1:8288");
  expect(named({ INNGEST_DEV: "1", INNGEST_SERVE_HOST: "http://10.0.0.1:4000" }).appOrigin).toBe(
    "http://10.0.0.1:4000",
  );
});

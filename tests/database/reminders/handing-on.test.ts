import { afterEach, expect, test, vi } from "vitest";
import { whenEventsAreWritten } from "@/lib/outbox/commands";
import { testDatabase } from "../../support/database";
import { newInterview, newUser } from "../../support/factories";

testDatabase();

afterEach(() => whenEventsAreWritten(() => {}));

const now = new Date("2026-11-24T09:00:00Z");

test("a web server without a worker is told of each event, so that it hands it on (decision 1)", async () => {
  const relaySoon = vi.fn();
  whenEventsAreWritten(relaySoon);
  const owner = await newUser();
  expect(relaySoon).not.toHaveBeenCalled();
  await newInterview(owner, now);
  expect(relaySoon).toHaveBeenCalled();
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomeOfLastEvent, strongest } from "@/lib/mail/events/rules";
import {
  backoffMs,
  isOutdated,
  isUnconfirmed,
  keyOf,
  outcomeOfError,
  quotaResetAt,
  reminderShareOf,
  retryAfterMs,
} from "@/lib/mail/rules";

const hour = 3_600_000;
const now = new Date("2026-12-31T22:30:00Z");

describe("what an error of the provider means", () => {
  test.each([
    ["F1", 429, "rate_limit_exceeded", { is: "refused", because: "rate" }],
    ["F2", 429, "daily_quota_exceeded", { is: "refused", because: "quota-day" }],
    ["F2", 429, "monthly_quota_exceeded", { is: "refused", because: "quota-month" }],
    ["F3", 500, "internal_server_error", { is: "unwell" }],
    ["F3", 502, "application_error", { is: "unwell" }],
    ["F3", 503, "service_unavailable", { is: "unwell" }],
    ["F4", 504, "gateway_timeout", { is: "uncertain" }],
    ["F4", null, "application_error", { is: "uncertain" }],
    ["F4", 408, "request_timeout", { is: "uncertain" }],
    ["F6", 409, "concurrent_idempotent_requests", { is: "uncertain" }],
    ["F7", 409, "invalid_idempotent_request", { is: "mismatch" }],
    ["F8", 404, "not_found", { is: "locked-out" }],
    ["F8", 405, "method_not_allowed", { is: "locked-out" }],
    ["F8", 422, "invalid_from_address", { is: "locked-out" }],
    ["F8", 400, "validation_error", { is: "invalid" }],
    ["F8", 422, "invalid_parameter", { is: "invalid" }],
    ["F8", 401, "restricted_api_key", { is: "locked-out" }],
    ["F8", 403, "validation_error", { is: "locked-out" }],
  ])("%s: %s %s", (_row, statusCode, name, outcome) => {
    expect(outcomeOfError({ name, statusCode }, null)).toMatchObject(outcome);
  });
});

test("F1: retry-after is read as seconds or as a date, at least a second and at most a day", () => {
  expect(retryAfterMs("90", now)).toBe(90_000);
  expect(retryAfterMs("0", now)).toBe(1000);
  expect(retryAfterMs("99999999", now)).toBe(24 * hour);
  expect(retryAfterMs("Thu, 31 Dec 2026 22:31:00 GMT", now)).toBe(60_000);
  expect(retryAfterMs("soon", now)).toBeNull();
  expect(retryAfterMs(undefined, now)).toBeNull();
});

test("F2: a used-up quota is there again at the next midnight or month in UTC", () => {
  expect(quotaResetAt("quota-day", now)).toEqual(new Date("2027-01-01T00:00:00Z"));
  expect(quotaResetAt("quota-month", now)).toEqual(new Date("2027-01-01T00:00:00Z"));
  expect(quotaResetAt("quota-month", new Date("2026-11-22T00:00:00Z"))).toEqual(
    new Date("2026-12-01T00:00:00Z"),
  );
});

test("F3: each wait is between a second and an hour, and can be longer after each failure", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempts, random) => {
        const wait = backoffMs(attempts, random);
        expect(wait).toBeGreaterThanOrEqual(1000);
        expect(wait).toBeLessThanOrEqual(hour + 1000);
        expect(backoffMs(attempts + 1, random)).toBeGreaterThanOrEqual(wait);
      },
    ),
  );
});

test("I7, EM7: the key is of the mail's id alone, and short enough", () => {
  const id = "0198a000-0000-7000-8000-000000000000";
  expect(keyOf(id)).toBe(`mail/${id}`);
  expect(keyOf(id).length).toBeLessThanOrEqual(256);
});

test("F9: accepted and not confirmed is what nobody told the end of in 27 and a half hours", () => {
  const at = (hours: number) => new Date(now.getTime() - hours * hour);
  expect(isUnconfirmed("accepted", at(27), now)).toBe(false);
  expect(isUnconfirmed("accepted", at(28), now)).toBe(true);
  expect(isUnconfirmed("delivered", at(28), now)).toBe(false);
  expect(isUnconfirmed("scheduled", null, now)).toBe(false);
});

test("I16: of all that was told the strongest counts, in whatever order", () => {
  expect(strongest([])).toBeNull();
  expect(strongest(["delivered", "sent"])).toBe("delivered");
  expect(strongest(["complained", "delivered", "bounced"])).toBe("complained");
  expect(["opened", "clicked", "delivery_delayed"].map(outcomeOfLastEvent)).toEqual([
    ...["delivered", "delivered", "delivery_delayed"],
  ]);
});

test("F2: a tenth of a day's mails is kept for sign-in, and one at least", () => {
  expect([1, 5, 10, 100, 50_000].map(reminderShareOf)).toEqual([0, 4, 9, 90, 45_000]);
});

describe("a mail that nobody has tried to send", () => {
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  test("is made anew when it was in time and would come late by now (P5)", () => {
    const mail = { momentAt: now, createdAt: later(1) };
    expect(isOutdated(mail, later(15))).toBe(false);
    expect(isOutdated(mail, later(16))).toBe(true);
  });

  test("is made anew after an hour, when it was late already (I10)", () => {
    const mail = { momentAt: now, createdAt: later(30) };
    expect(isOutdated(mail, later(89))).toBe(false);
    expect(isOutdated(mail, later(91))).toBe(true);
  });
});

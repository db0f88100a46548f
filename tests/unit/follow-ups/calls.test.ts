import { expect, test } from "vitest";
import { type CallFacts, callTime } from "@/lib/follow-ups/calls/rules";

const BERLIN = "Europe/Berlin";

/** Monday 7 December 2026, 10:00 in Berlin, seen the day before. */
function called(given: Partial<CallFacts>) {
  const { from, until, ...rest } = callTime({
    dueAt: new Date("2026-12-07T09:00:00Z"),
    now: new Date("2026-12-06T12:00:00Z"),
    timeZone: BERLIN,
    theirZone: BERLIN,
    quietHours: { from: "21:00", to: "08:00" },
    theirHolidays: new Set(),
    ...given,
  });
  return { span: `${from.toISOString().slice(0, 16)} ${until.toISOString().slice(0, 16)}`, ...rest };
}

test("T10: on one clock the hour of the plan lies in their working day, and the call may wait until 17:00", () => {
  expect(called({})).toEqual({
    span: "2026-12-07T09:00 2026-12-07T16:00",
    dueFits: true,
    isNow: false,
    inQuietHours: false,
  });
});

test("T10: across the ocean the call waits for their morning", () => {
  expect(called({ theirZone: "America/New_York" })).toMatchObject({
    span: "2026-12-07T14:00 2026-12-07T20:00",
    dueFits: false,
  });
});

test("T10: far in the east the rest of their afternoon is left, and when that is over their next day", () => {
  expect(called({ theirZone: "Asia/Kolkata" })).toMatchObject({
    span: "2026-12-07T09:00 2026-12-07T11:30",
    dueFits: true,
  });
  expect(called({ theirZone: "Asia/Tokyo" })).toMatchObject({
    span: "2026-12-08T07:00 2026-12-08T08:00",
    dueFits: false,
  });
});

test("T10: a public holiday of theirs and a weekend are no days for a call", () => {
  expect(called({ theirHolidays: new Set(["2026-12-07", "2026-12-08"]) })).toMatchObject({
    span: "2026-12-09T08:00 2026-12-09T16:00",
    dueFits: false,
  });
  const friday = new Date("2026-12-11T18:00:00Z");
  expect(called({ dueAt: friday, now: friday }).span).toBe("2026-12-14T08:00 2026-12-14T16:00");
});

test("T18: the user's evening is spared where their day leaves room, and told where it leaves none", () => {
  expect(called({ theirZone: "America/Los_Angeles" })).toMatchObject({
    span: "2026-12-07T17:00 2026-12-07T20:00",
    inQuietHours: false,
  });
  expect(called({ theirZone: "Pacific/Honolulu", quietHours: { from: "19:00", to: "08:00" } })).toMatchObject(
    {
      span: "2026-12-07T19:00 2026-12-08T03:00",
      inQuietHours: true,
    },
  );
  expect(called({ quietHours: { from: "12:00", to: "12:00" } }).span).toBe(
    "2026-12-07T09:00 2026-12-07T16:00",
  );
  expect(called({ quietHours: { from: "09:30", to: "13:00" } }).span).toBe(
    "2026-12-07T12:00 2026-12-07T16:00",
  );
});

test("W8: during their day it says now, and a quarter of an hour before its end the next day", () => {
  expect(called({ now: new Date("2026-12-07T13:20:00Z") })).toMatchObject({
    span: "2026-12-07T13:20 2026-12-07T16:00",
    isNow: true,
  });
  expect(called({ now: new Date("2026-12-07T15:50:00Z") })).toMatchObject({
    span: "2026-12-08T08:00 2026-12-08T16:00",
    isNow: false,
  });
});

test("clocks that change in between count: New York is five hours away for two weeks in March", () => {
  const dueAt = new Date("2027-03-15T09:00:00Z");
  expect(called({ dueAt, now: dueAt, theirZone: "America/New_York" }).span).toBe(
    "2027-03-15T13:00 2027-03-15T20:00",
  );
});

import { expect, test } from "vitest";
import { readingsOf } from "@/lib/time-zones/data/rules";
import { meantTimes, presentInstant } from "@/lib/time-zones/meant/rules";

const NOW = new Date("2027-03-20T12:00:00Z");

test("V20: what was meant by old rules of Asunción stands at the same wall clock by the new ones", () => {
  const byOldRules = new Date("2027-03-28T04:00:00Z");
  const meant = "2027-03-28T00:00:00-04:00[America/Asuncion]";
  expect(presentInstant(byOldRules, meant, NOW)).toEqual(new Date("2027-03-28T03:00:00Z"));
});

test("by unchanged rules nothing moves, in the hour that comes twice either", () => {
  for (const at of ["2027-10-31T00:30:00.123Z", "2027-10-31T01:30:00.000Z", "2027-07-01T08:00:00.000Z"]) {
    const dueAt = new Date(at);
    const meant = meantTimes(
      { dueAt, windowEndsAt: dueAt, lastCallAt: null, snoozedUntil: null },
      "Europe/Berlin",
    );
    expect(presentInstant(dueAt, meant.dueAt, NOW)).toEqual(dueAt);
    expect(meant.lastCallAt).toBeNull();
  }
});

test("what was written for another instant, and what is over, says nothing", () => {
  const meant = "2027-03-28T00:00:00-04:00[America/Asuncion]";
  const moved = new Date("2027-03-29T13:00:00Z");
  expect(presentInstant(moved, meant, NOW)).toEqual(moved);
  expect(presentInstant(moved, null, NOW)).toEqual(moved);
  const over = new Date("2027-03-28T04:00:00Z");
  expect(presentInstant(over, meant, new Date("2027-04-01T00:00:00Z"))).toEqual(over);
});

test("readings show both sides of a change of clocks", () => {
  const minutes = readingsOf(["Europe/Berlin", "Asia/Kathmandu"], NOW).map((each) => each.minutes);
  expect(new Set(minutes)).toEqual(new Set([60, 120, 345]));
});

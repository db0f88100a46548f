import { expect, test } from "vitest";
import { dayOf, instantOf, momentAt, plusDays, startOfDay } from "@/lib/moments/rules";

test("what was typed as a moment is read in the user's zone, unless it has an offset", () => {
  const berlin = (typed: string | Date) => momentAt(typed, "Europe/Berlin", "10:00").toISOString();
  expect(berlin("2026-12-01")).toBe("2026-12-01T09:00:00.000Z");
  expect(berlin("2026-12-01T15:30")).toBe("2026-12-01T14:30:00.000Z");
  expect(berlin("2026-12-01T15:30:00Z")).toBe("2026-12-01T15:30:00.000Z");
  expect(berlin("2026-12-01T15:30+05:00")).toBe("2026-12-01T10:30:00.000Z");
});

test("a wall time in a gap is the later instant, one that comes twice the first", () => {
  expect(instantOf("2027-03-28", "02:30", "Europe/Berlin").toISOString()).toBe("2027-03-28T01:30:00.000Z");
  expect(instantOf("2027-10-31", "02:30", "Europe/Berlin").toISOString()).toBe("2027-10-31T00:30:00.000Z");
});

test("local days are counted in the zone, also where midnight does not exist", () => {
  expect(dayOf(new Date("2026-11-24T20:00:00Z"), "Asia/Tokyo")).toBe("2026-11-25");
  expect(plusDays("2027-02-28", 1)).toBe("2027-03-01");
  expect(startOfDay("2027-03-14", "America/Havana").toISOString()).toBe("2027-03-14T05:00:00.000Z");
});

test("tomorrow is the next local day on a day of 25 hours too, where 24 hours later is still today", () => {
  const justPastMidnight = new Date("2027-10-30T22:30:00Z");
  const today = dayOf(justPastMidnight, "Europe/Berlin");
  expect(dayOf(new Date("2027-10-31T22:30:00Z"), "Europe/Berlin")).toBe(today);
  expect(plusDays(today, 1)).toBe("2027-11-01");
});

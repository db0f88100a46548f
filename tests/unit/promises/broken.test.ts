import { expect, test } from "vitest";
import { isBroken } from "@/lib/promises/rules";

const byFriday = {
  kind: "date",
  byOn: "2026-11-27",
  spanDays: null,
  saidOn: "2026-11-24",
  keptAt: null,
  brokenAt: null,
  replacedAt: null,
} as const;
const zone = "Europe/Berlin";
const at = (local: string) => new Date(`${local}:00+01:00`);

test("a promise is broken once its day has passed without an answer, by the user's calendar (T6)", () => {
  expect(isBroken(byFriday, at("2026-11-27T23:59"), zone)).toBe(false);
  expect(isBroken(byFriday, at("2026-11-28T00:00"), zone)).toBe(true);
  expect(isBroken(byFriday, at("2026-11-28T00:00"), "America/New_York")).toBe(false);
});

test("a span is broken once it is over (T7)", () => {
  const aWeek = { ...byFriday, kind: "span", byOn: null, spanDays: 7 } as const;
  expect(isBroken(aWeek, at("2026-12-01T12:00"), zone)).toBe(false);
  expect(isBroken(aWeek, at("2026-12-02T00:00"), zone)).toBe(true);
});

test("an answer in time keeps it for good, and one that came too late breaks it", () => {
  const later = at("2027-01-15T12:00");
  expect(isBroken({ ...byFriday, keptAt: at("2026-11-26T10:00") }, later, zone)).toBe(false);
  expect(isBroken({ ...byFriday, brokenAt: at("2026-12-01T10:00") }, later, zone)).toBe(true);
});

test("a new date given in time replaces it unbroken, one given afterwards does not", () => {
  const later = at("2027-01-15T12:00");
  expect(isBroken({ ...byFriday, replacedAt: at("2026-11-26T10:00") }, later, zone)).toBe(false);
  expect(isBroken({ ...byFriday, replacedAt: at("2026-12-01T10:00") }, later, zone)).toBe(true);
});

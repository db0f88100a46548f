import { expect, test } from "vitest";
import { snoozeChips } from "@/app/(signed-in)/_components/snooze-choices";
import { readsLateAfter, snoozeChoices } from "@/lib/follow-ups/snoozing/rules";

const none = new Set<string>();
const told = (now: string, zone = "Europe/Berlin", holidays: ReadonlySet<string> = none) =>
  snoozeChoices(new Date(now), zone, holidays).map(({ label, until }) => `${label} ${until}`);

test("a step can be put off to five moments, each with its instant", () => {
  expect(told("2026-11-24T09:07:00Z")).toEqual([
    "In two hours 2026-11-24T11:00:00Z",
    "This evening 2026-11-24T17:00:00Z",
    "Tomorrow morning 2026-11-25T08:00:00Z",
    "In two working days 2026-11-26T08:00:00Z",
    "In a week 2026-12-01T08:00:00Z",
  ]);
});

test("two working days pass over a weekend and over holidays", () => {
  expect(told("2026-12-23T09:00:00Z", "Europe/Berlin", new Set(["2026-12-25"]))).toContain(
    "In two working days 2026-12-28T08:00:00Z",
  );
});

test("the evening is not offered when it is nearly there, nor the same moment twice", () => {
  const labels = told("2026-11-24T16:30:00Z").map((choice) => choice.split(" 2026")[0]);
  expect(labels).not.toContain("This evening");
  const late = snoozeChoices(new Date("2026-11-24T06:00:00Z"), "Europe/Berlin", none).map(
    ({ until }) => until,
  );
  expect(new Set(late).size).toBe(late.length);
});

test("V25: tomorrow morning is nine by the clock when clocks change in between", () => {
  expect(told("2027-03-27T12:00:00Z")).toContain("Tomorrow morning 2027-03-28T07:00:00Z");
});

test("a thank-you put off past its window reads late, and says so (T1); nothing else does", () => {
  const windowEndsAt = new Date("2026-11-26T09:00:00Z");
  expect(readsLateAfter({ kind: "thank-you", windowEndsAt })).toEqual(windowEndsAt);
  expect(readsLateAfter({ kind: "check-in", windowEndsAt })).toBeNull();
  const chips = snoozeChips(
    snoozeChoices(new Date("2026-11-25T08:30:00Z"), "Europe/Berlin", none),
    "Europe/Berlin",
    windowEndsAt,
  );
  expect(chips.map(({ label, hint }) => `${label}: ${hint}`)).toEqual([
    "In two hours: Wed 25 Nov, 11:30",
    "This evening: Wed 25 Nov, 18:00",
    "Tomorrow morning: Thu 26 Nov, 09:00",
    "In two working days: Fri 27 Nov, 09:00, late by then",
    "In a week: Wed 2 Dec, 09:00, late by then",
  ]);
});

import { expect, test } from "vitest";
import { addresseeOf } from "@/lib/follow-ups/addressee/rules";
import { firstFreeMoment, keepApart, type Surroundings } from "@/lib/follow-ups/calm/rules";
import { planRound } from "@/lib/follow-ups/plan";
import { facts, lines, type Told } from "./facts";

const interview: Told = { from: "2026-11-24 14:00", to: "2026-11-24 15:00", phoneCalls: false };

/** The plan of the interview above, kept apart from what else is going on. */
function calm(around: Partial<Surroundings>, told: Partial<Told> = {}): string[] {
  const given = facts({ ...interview, ...told });
  const plan = planRound(given);
  const steps = keepApart(given, plan.steps, {
    taken: new Map(),
    personOf: () => ["ito"],
    awayUntil: () => null,
    fixedDay: () => null,
    ...around,
  });
  return lines({ ...plan, steps });
}

const takenOn = (...days: string[]) => new Map([["ito", new Set(days)]]);

test("a plan that meets nobody else's day is left as it is", () => {
  expect(calm({ taken: takenOn("2026-11-27") })).toEqual(lines(planRound(facts(interview))));
});

test("a message on a taken day moves to the first free business day, later ones keep their gaps (T12)", () => {
  expect(calm({ taken: takenOn("2026-11-30", "2026-12-01") })).toEqual([
    "debrief 2026-11-24 15:30 T16",
    "thank-you 2026-11-25 09:00 T4",
    "second-follow-up 2026-12-02 10:00 T8 T12",
    "last-note 2026-12-09 10:00 T11 T12",
    "propose-close 2026-12-19 10:00 T15",
  ]);
  expect(calm({ taken: takenOn("2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03") }).slice(2)).toEqual([
    "second-follow-up 2026-12-04 10:00 T8 T12",
    "last-note 2026-12-11 10:00 T11 T12",
    "propose-close 2026-12-21 10:00 T15",
  ]);
});

test("a thank-you moves for calm within two days of the interview, but not beyond (T1 before T12)", () => {
  expect(calm({ taken: takenOn("2026-11-25") })[1]).toBe("thank-you 2026-11-26 09:00 T4 T12");
  expect(calm({ taken: takenOn("2026-11-25", "2026-11-26") })[1]).toBe("thank-you 2026-11-25 09:00 T4");
});

test("what is due to somebody who is away waits until after their return (T13)", () => {
  expect(
    calm({ awayUntil: (step) => (step.kind === "second-follow-up" ? "2026-12-04" : null) }).slice(2),
  ).toEqual([
    "second-follow-up 2026-12-07 10:00 T8 T13",
    "last-note 2026-12-14 10:00 T11 T12",
    "propose-close 2026-12-24 10:00 T15",
  ]);
  expect(calm({ awayUntil: () => "2026-11-20" })).toEqual(lines(planRound(facts(interview))));
});

test("a step that stands elsewhere is left alone, and the later ones keep their distance to it", () => {
  const fixedDay: Surroundings["fixedDay"] = (step) =>
    step.kind === "second-follow-up" ? "2026-12-04" : null;
  expect(calm({ fixedDay }).slice(2)).toEqual([
    "second-follow-up 2026-11-30 10:00 T8",
    "last-note 2026-12-11 10:00 T11 T12",
    "propose-close 2026-12-21 10:00 T15",
  ]);
});

test("moved steps stay out of quiet hours and off holidays (T18)", () => {
  const told = { quietHours: { from: "21:00", to: "11:00" }, holidays: ["2026-12-01"] };
  expect(calm({ taken: takenOn("2026-11-30") }, told)[2]).toBe(
    "second-follow-up 2026-12-02 11:00 T8 T12 T18",
  );
});

test("a snooze onto a taken day goes on to the next free business day at the same time of day", () => {
  const around = {
    timeZone: "Europe/Berlin",
    holidays: new Set<string>(),
    taken: takenOn("2026-12-04"),
    keys: ["ito"],
  };
  const friday = new Date("2026-12-04T13:30:00Z");
  expect(firstFreeMoment(friday, around)).toEqual(new Date("2026-12-07T13:30:00Z"));
  expect(firstFreeMoment(friday, { ...around, keys: ["somebody else"] })).toBe(friday);
});

test("the addressee is chosen in the order of W9", () => {
  const ito = { id: "ito", email: null };
  const park = { id: "park", email: "park@acme.example" };
  const rita = { id: "rita", email: "rita@agency.example" };
  const round = { timelineBy: null, recruiters: [], interviewers: [ito, park] };
  expect(addresseeOf({ ...round, interviewers: [] })).toBeNull();
  expect(addresseeOf({ ...round, interviewers: [ito] })).toBe(ito);
  expect(addresseeOf(round)).toBe(park);
  expect(addresseeOf({ ...round, recruiters: [rita] })).toBe(rita);
  expect(addresseeOf({ ...round, recruiters: [rita], timelineBy: "ito" })).toBe(ito);
  expect(addresseeOf({ ...round, recruiters: [rita], timelineBy: "ito", chosen: "park" })).toBe(park);
});

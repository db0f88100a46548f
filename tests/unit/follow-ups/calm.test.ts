import { expect, test } from "vitest";
import { addresseeOf } from "@/lib/follow-ups/addressee/rules";
import { firstFreeMoment, keepApart, type Surroundings } from "@/lib/follow-ups/calm/rules";
import { type PlannedStep, planRound } from "@/lib/follow-ups/plan";
import { facts, lines, type Told, wall } from "./facts";

const interview: Told = { from: "2026-11-24 14:00", to: "2026-11-24 15:00", phoneCalls: false };

/** The plan of the interview above, kept apart from what else is going on. */
function calmSteps(around: Partial<Surroundings>, told: Partial<Told> = {}, order = inOrder): PlannedStep[] {
  const given = facts({ ...interview, ...told });
  return keepApart(given, order(planRound(given).steps), {
    taken: new Map(),
    personOf: () => ["ito"],
    awayUntil: () => null,
    fixedDay: () => null,
    ...around,
  });
}

const inOrder = (steps: PlannedStep[]) => steps;

function calm(...told: Parameters<typeof calmSteps>): string[] {
  return lines({ steps: calmSteps(...told), notes: [] });
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

test("steps come back by due time, whatever the order they were given in", () => {
  const taken = takenOn("2026-11-30", "2026-12-01");
  const turned = calm({ taken }, {}, (steps) => [...steps].reverse());
  expect(turned).toEqual(calm({ taken }));
});

test("steps of one moment come back with the debrief first", () => {
  const late = { now: "2026-11-26 11:00" };
  const kinds = calmSteps({}, late, (steps) => [...steps].reverse()).map(({ kind }) => kind);
  expect(kinds.slice(0, 2)).toEqual(["debrief", "thank-you"]);
});

test("a debrief goes to nobody, so no day is taken for it", () => {
  const taken = takenOn("2026-11-24");
  expect(calm({ taken })).toEqual(lines(planRound(facts(interview))));
  expect(calm({ awayUntil: () => "2026-11-24" })[0]).toBe("debrief 2026-11-24 15:30 T16");
});

test("one thank-you that moves leaves those to others where they are", () => {
  const interviewers = ["ito", "bell"].map((key) => ({ key, name: key }));
  const personOf = (step: PlannedStep) => [step.to ?? "ito"];
  expect(calm({ taken: takenOn("2026-11-25"), personOf }, { interviewers }).slice(1, 3)).toEqual([
    "thank-you 2026-11-25 09:00 T4",
    "thank-you 2026-11-26 09:00 T4 T12",
  ]);
});

test("a thank-you waits for who is away past its two days, and stays open for a day (T13 before T1)", () => {
  const [, thanks] = calmSteps({ awayUntil: () => "2026-11-30" }, { cadence: "patient" });
  expect(thanks && [thanks.kind, wall(thanks.dueAt), wall(thanks.windowEndsAt ?? thanks.dueAt)]).toEqual([
    "thank-you",
    "2026-12-01 09:00",
    "2026-12-02 09:00",
  ]);
});

test("a thank-you does not move for calm to exactly two days after the end (T1)", () => {
  const late = { now: "2026-11-25 15:00" };
  expect(calm({ taken: takenOn("2026-11-25") }, late)[1]).toBe("thank-you 2026-11-25 15:00 T4 T1");
});

test("a step that stands elsewhere stays, though its own day is taken", () => {
  const fixedDay: Surroundings["fixedDay"] = (step) =>
    step.kind === "second-follow-up" ? "2026-11-30" : null;
  expect(calm({ fixedDay, taken: takenOn("2026-11-30") })).toEqual(lines(planRound(facts(interview))));
});

test("what moved keeps a window of its own, a last note that of two weeks (T11)", () => {
  const steps = calmSteps({ taken: takenOn("2026-11-30") });
  const windows = steps.map((step) => `${step.kind} ${step.windowEndsAt && wall(step.windowEndsAt)}`);
  expect(windows.slice(2)).toEqual([
    "second-follow-up 2026-12-03 18:00",
    "last-note 2026-12-15 18:00",
    "propose-close null",
  ]);
});

test("what moved says why, after the reason of its own rule", () => {
  const said = (around: Partial<Surroundings>) =>
    calmSteps(around)
      .slice(2, 4)
      .map((step) => [step.why.split(". ").at(-1), step.chain.at(-1)?.text]);
  const room = "It leaves some room after the message before, which moved.";
  const crowded = "They get another message from you that day, so this one comes later.";
  expect(said({ taken: takenOn("2026-11-30") })).toEqual([
    [crowded, crowded],
    [room, room],
  ]);
  const away = "They are away until then, so it waits for their return.";
  const awayUntil = (step: PlannedStep) => (step.kind === "second-follow-up" ? "2026-12-04" : null);
  expect(said({ awayUntil })).toEqual([
    [away, away],
    [room, room],
  ]);
  const [plain] = planRound(facts(interview)).steps.slice(2);
  const [moved] = calmSteps({ taken: takenOn("2026-11-30") }).slice(2);
  expect(moved?.why).toBe(`${plain?.why} ${crowded}`);
  expect(moved?.chain).toEqual([...(plain?.chain ?? []), { rule: "T12", text: crowded }]);
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
  const alsoByAddress = { ...around, keys: ["ito@acme.example", "ito"] };
  expect(firstFreeMoment(friday, alsoByAddress)).toEqual(new Date("2026-12-07T13:30:00Z"));
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

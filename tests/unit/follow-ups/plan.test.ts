import { describe, expect, it } from "vitest";
import { PlanError, planRound } from "@/lib/follow-ups/plan";
import { facts, planLines, stepOf } from "./facts";

// 2026-11-23 is a Monday.
const MONDAY_AFTERNOON = { from: "2026-11-23 14:00", to: "2026-11-23 15:00" };
const MONDAY_MORNING = { from: "2026-11-23 10:00", to: "2026-11-23 11:00" };

describe("the thank-you", () => {
  it("T3: after a morning interview is due the same day at 15:00, with a second reminder that respects the night", () => {
    expect(stepOf(MONDAY_MORNING, "thank-you")).toEqual({
      due: "2026-11-23 15:00",
      windowEnds: "2026-11-24 11:00",
      lastCall: "2026-11-24 08:00",
      rules: "T3",
      why: "The interview ended before noon, so the thank-you fits the same afternoon.",
    });
  });

  it("T4: after an interview that ended at noon is due the next morning at 09:00", () => {
    expect(stepOf({ from: "2026-11-23 11:00", to: "2026-11-23 12:00" }, "thank-you")).toMatchObject({
      due: "2026-11-24 09:00",
      windowEnds: "2026-11-24 12:00",
      lastCall: null,
      rules: "T4",
    });
    expect(stepOf({ from: "2026-11-23 11:00", to: "2026-11-23 11:59" }, "thank-you")?.rules).toBe("T3");
  });

  it("T3: asks what noon is in the user's zone", () => {
    const interview = facts({ ...MONDAY_AFTERNOON, timeZone: "Europe/Berlin" });
    const plan = planRound({ ...interview, timeZone: "America/New_York" });
    expect(plan.steps.find((step) => step.kind === "thank-you")?.rules).toEqual(["T3"]);
  });

  it.each([
    ["14:10", "2026-11-27 16:00"],
    ["15:01", "2026-11-27 16:15"],
    ["16:45", "2026-11-27 17:45"],
    ["17:00", "2026-11-27 18:00"],
    ["17:01", "2026-11-28 09:00"],
    ["23:30", "2026-11-28 09:00"],
  ])("T5: after an interview that ended on Friday at %s is due %s", (end, due) => {
    const step = stepOf({ from: "2026-11-27 12:30", to: `2026-11-27 ${end}` }, "thank-you");
    expect(step).toMatchObject({ due, rules: "T5" });
  });

  it("T5: counts a holiday as no business day, and a Sunday's next day as one (T4)", () => {
    const wednesday = { from: "2026-12-23 14:00", to: "2026-12-23 15:00", holidays: ["2026-12-24"] };
    expect(stepOf(wednesday, "thank-you")).toMatchObject({ due: "2026-12-23 16:00", rules: "T5" });
    const sunday = { from: "2026-11-29 14:00", to: "2026-11-29 15:00" };
    expect(stepOf(sunday, "thank-you")).toMatchObject({ due: "2026-11-30 09:00", rules: "T4" });
  });

  it("W4: goes to each of five interviewers, in the order given, after the debrief of the same moment", () => {
    const people = ["a", "b", "c", "d", "e"].map((key) => ({ key, name: "Same Name" }));
    const plan = planRound(facts({ ...MONDAY_AFTERNOON, interviewers: people, now: "2026-11-24 10:00" }));
    expect(plan.steps.slice(0, 6).map((step) => `${step.kind} ${step.to}`)).toEqual([
      "debrief null",
      "thank-you a",
      "thank-you b",
      "thank-you c",
      "thank-you d",
      "thank-you e",
    ]);
  });

  it("W4: is one to nobody in particular when no interviewer is named", () => {
    const plan = planRound(facts({ ...MONDAY_AFTERNOON, interviewers: [] }));
    expect(plan.steps.filter((step) => step.kind === "thank-you").map((step) => step.to)).toEqual([null]);
  });
});

describe("the debrief", () => {
  it("T16: is due half an hour after the end and open until the first thank-you is due", () => {
    expect(stepOf(MONDAY_AFTERNOON, "debrief")).toMatchObject({
      due: "2026-11-23 15:30",
      windowEnds: "2026-11-24 09:00",
      lastCall: null,
      rules: "T16",
    });
  });

  it("T16: is open for 48 hours when no thank-you is", () => {
    const done = [{ kind: "thank-you" as const, at: "2026-11-23 15:10" }];
    expect(stepOf({ ...MONDAY_AFTERNOON, done }, "debrief")?.windowEnds).toBe("2026-11-25 15:00");
  });

  it("T18: waits for the end of quiet hours", () => {
    const late = { from: "2026-11-23 20:00", to: "2026-11-23 20:45" };
    expect(stepOf(late, "debrief")).toMatchObject({ due: "2026-11-24 08:00", rules: "T16 T18" });
  });
});

describe("the cadences, with no timeline", () => {
  it("T8, T10, T15: standard sends a thank-you, one follow-up, and offers a call", () => {
    expect(planLines(MONDAY_AFTERNOON)).toEqual([
      "debrief 2026-11-23 15:30 T16",
      "thank-you 2026-11-24 09:00 T4",
      "second-follow-up 2026-11-30 10:00 T8",
      "call 2026-12-04 10:00 T10",
      "propose-close 2026-12-14 10:00 T15",
    ]);
    expect(stepOf(MONDAY_AFTERNOON, "second-follow-up")).toMatchObject({
      windowEnds: "2026-11-30 18:00",
      lastCall: null,
    });
    expect(stepOf(MONDAY_AFTERNOON, "call")).toMatchObject({
      windowEnds: "2026-12-08 18:00",
      lastCall: "2026-12-08 10:00",
    });
  });

  it("T8: patient waits a week, has neither call nor last note, and closes after ten days more", () => {
    expect(planLines({ ...MONDAY_AFTERNOON, cadence: "patient" }).slice(2)).toEqual([
      "second-follow-up 2026-11-30 10:00 T8",
      "propose-close 2026-12-10 10:00 T15",
    ]);
    expect(stepOf({ ...MONDAY_AFTERNOON, cadence: "patient" }, "second-follow-up")).toMatchObject({
      windowEnds: "2026-12-03 18:00",
      lastCall: "2026-12-03 10:00",
    });
  });

  it("T9: persistent adds a light check-in", () => {
    expect(stepOf({ ...MONDAY_AFTERNOON, cadence: "persistent" }, "check-in")).toMatchObject({
      due: "2026-11-25 10:00",
      windowEnds: "2026-11-26 18:00",
      lastCall: "2026-11-26 10:00",
      rules: "T9",
    });
  });

  it("T12: a check-in over the weekend pushes the second follow-up to three days later", () => {
    const thursday = {
      from: "2026-11-26 14:00",
      to: "2026-11-26 15:00",
      cadence: "persistent" as const,
    };
    expect(planLines(thursday).slice(2)).toEqual([
      "check-in 2026-11-30 10:00 T9",
      "second-follow-up 2026-12-03 10:00 T8 T12",
      "call 2026-12-07 10:00 T10",
      "propose-close 2026-12-17 10:00 T15",
    ]);
    expect(stepOf(thursday, "second-follow-up")?.windowEnds).toBe("2026-12-03 18:00");
  });

  it("T11: where no call may be proposed, one last note follows a week after the message before", () => {
    expect(stepOf({ ...MONDAY_AFTERNOON, phoneCalls: false }, "last-note")).toMatchObject({
      due: "2026-12-07 10:00",
      windowEnds: "2026-12-14 18:00",
      lastCall: "2026-12-14 10:00",
      rules: "T11",
    });
  });

  it("moves a window that would end on a holiday to 18:00 of the next business day", () => {
    const wednesday = { from: "2026-11-25 14:00", to: "2026-11-25 15:00", holidays: ["2026-12-02"] };
    expect(stepOf(wednesday, "second-follow-up")).toMatchObject({
      due: "2026-11-30 10:00",
      windowEnds: "2026-12-03 18:00",
    });
  });
});

describe("a timeline", () => {
  it("T6: a Friday before a holiday Monday means Tuesday, with the call after it by its gap", () => {
    const told = {
      ...MONDAY_AFTERNOON,
      timeline: { kind: "date" as const, date: "2026-11-27" },
      holidays: ["2026-11-30"],
    };
    expect(planLines(told).slice(2)).toEqual([
      "after-timeline 2026-12-01 10:00 T6",
      "call 2026-12-04 10:00 T10",
      "propose-close 2026-12-14 10:00 T15",
    ]);
    expect(stepOf(told, "after-timeline")).toMatchObject({
      windowEnds: "2026-12-03 18:00",
      lastCall: "2026-12-03 10:00",
    });
  });

  it("T6: a promise on a holiday is asked after on the business day that follows", () => {
    const timeline = { kind: "date" as const, date: "2026-12-25" };
    const holidays = ["2026-12-25", "2026-12-28"];
    expect(stepOf({ ...MONDAY_AFTERNOON, timeline, holidays }, "after-timeline")?.due).toBe(
      "2026-12-29 10:00",
    );
  });

  it("T12: a decision promised for the same day still leaves three days after the thank-you", () => {
    const timeline = { kind: "date" as const, date: "2026-11-23" };
    expect(stepOf({ ...MONDAY_AFTERNOON, timeline }, "after-timeline")).toMatchObject({
      due: "2026-11-27 10:00",
      rules: "T6 T12",
    });
  });

  it("T7: a week means day 10, and the call keeps three days of distance", () => {
    const timeline = { kind: "span" as const, days: 7 };
    expect(planLines({ ...MONDAY_AFTERNOON, timeline, cadence: "persistent" }).slice(2)).toEqual([
      "after-timeline 2026-12-03 10:00 T7",
      "call 2026-12-07 10:00 T10 T12",
      "propose-close 2026-12-17 10:00 T15",
    ]);
  });

  it("T7: is counted from the day it was said", () => {
    const timeline = { kind: "span" as const, days: 7, saidOn: "2026-11-25" };
    expect(stepOf({ ...MONDAY_AFTERNOON, timeline }, "after-timeline")?.due).toBe("2026-12-07 10:00");
  });

  it("T7: patient has no call after it either", () => {
    const timeline = { kind: "span" as const, days: 7 };
    expect(planLines({ ...MONDAY_AFTERNOON, timeline, cadence: "patient" }).slice(2)).toEqual([
      "after-timeline 2026-12-03 10:00 T7",
      "propose-close 2026-12-13 10:00 T15",
    ]);
  });

  it("T6, T7: one that ends before the interview's own day is an error", () => {
    const date = facts({ ...MONDAY_AFTERNOON, timeline: { kind: "date", date: "2026-11-22" } });
    expect(() => planRound(date)).toThrow(PlanError);
    const span = { kind: "span" as const, days: 1, saidOn: "2026-11-21" };
    expect(() => planRound(facts({ ...MONDAY_AFTERNOON, timeline: span }))).toThrow(PlanError);
  });
});

describe("reasons", () => {
  it("every step says why in one sentence, without rule ids, and shows the chain behind it", () => {
    const plan = planRound(facts({ ...MONDAY_AFTERNOON, cadence: "persistent" }));
    for (const step of plan.steps) {
      expect(step.why).toMatch(/^[A-Z].*\.$/);
      expect(step.why).not.toMatch(/\bT\d|!/);
      expect(step.chain.length).toBeGreaterThanOrEqual(3);
    }
    const call = planRound(facts({ ...MONDAY_AFTERNOON, timeline: { kind: "span", days: 7 } })).steps.at(-2);
    expect(call?.chain.map((link) => link.rule)).toEqual(["T10", "T10", "T12", "T10"]);
  });
});

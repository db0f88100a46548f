import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { PlanError, planRound, type StepKind } from "@/lib/follow-ups/plan";
import { isQuiet } from "@/lib/follow-ups/quiet-hours/rules";
import { leastGap, STEP_KINDS, slotOf } from "@/lib/follow-ups/rules";
import { facts, planLines, stepOf, type Told, wall } from "./facts";

// 2026-11-23 is a Monday.
const MONDAY = { from: "2026-11-23 14:00", to: "2026-11-23 15:00" };

/** All that is said of a step: its own sentence, and the chain behind it. */
function saidOf(told: Told, kind: StepKind) {
  const step = planRound(facts(told)).steps.find((each) => each.kind === kind);
  return step && { why: step.why, chain: step.chain.map(({ rule, text }) => `${rule} ${text}`) };
}

describe("the table of least gaps (T12)", () => {
  const others = ["second-follow-up", "after-timeline", "call", "last-note"] as const;

  it("a message keeps its own distance to a thank-you, to a check-in, and to any other message", () => {
    expect(leastGap("thank-you", "check-in")).toBe(1);
    for (const later of others) expect(leastGap("thank-you", later)).toBe(3);
    expect(others.map((later) => leastGap("check-in", later))).toEqual([3, 5, 3, 5]);
    for (const earlier of others) {
      expect(others.map((later) => leastGap(earlier, later))).toEqual([5, 5, 3, 5]);
    }
  });

  it("nothing waits for a debrief or a proposal to close", () => {
    for (const kind of STEP_KINDS) {
      expect([leastGap("debrief", kind), leastGap("propose-close", kind)]).toEqual([0, 0]);
    }
  });

  it("each message has its place in the round, and call and last note share one", () => {
    const places = Object.fromEntries(STEP_KINDS.map((kind) => [kind, slotOf(kind)]));
    expect(places).toEqual({
      debrief: null,
      "thank-you": null,
      "check-in": 1,
      "second-follow-up": 2,
      "after-timeline": 3,
      call: 4,
      "last-note": 4,
      "propose-close": null,
    });
  });
});

describe("what a step is", () => {
  it("a step goes by mail, by phone, or to nobody", () => {
    const channels = (told: Partial<Told>) =>
      planRound(facts({ ...MONDAY, ...told })).steps.map(({ kind, channel }) => `${kind} ${channel}`);
    expect(channels({ cadence: "persistent" })).toEqual([
      "debrief none",
      "thank-you email",
      "check-in email",
      "second-follow-up email",
      "call call",
      "propose-close none",
    ]);
    expect(channels({ phoneCalls: false, timeline: { kind: "span", days: 7 } }).slice(2, 4)).toEqual([
      "after-timeline email",
      "last-note email",
    ]);
  });

  it("steps come by due time, and those of one moment as the table names them, people as given", () => {
    const interviewers = ["c", "a", "b"].map((key) => ({ key, name: key }));
    const late = planRound(facts({ ...MONDAY, interviewers, now: "2026-11-25 11:00" })).steps;
    expect(late.slice(0, 4).map(({ kind, to, dueAt }) => `${kind} ${to} ${wall(dueAt)}`)).toEqual([
      "debrief null 2026-11-25 11:00",
      "thank-you c 2026-11-25 11:00",
      "thank-you a 2026-11-25 11:00",
      "thank-you b 2026-11-25 11:00",
    ]);
    const away = { from: "2026-11-23", to: "2026-11-24" };
    expect(planLines({ ...MONDAY, away }).slice(0, 2)).toEqual([
      "thank-you 2026-11-24 09:00 T4",
      "debrief 2026-11-25 10:00 T16 T21",
    ]);
  });
});

describe("what was done", () => {
  it("with nobody named, one thank-you to anybody was the thank-you", () => {
    const done = [{ kind: "thank-you" as const, at: "2026-11-24 09:00", to: "ito" }];
    const told = { ...MONDAY, interviewers: [], done, now: "2026-11-24 10:00" };
    expect(planLines(told).some((line) => line.startsWith("thank-you"))).toBe(false);
  });

  it("T11: a last note does not count from a proposal to close", () => {
    const done = [
      { kind: "thank-you" as const, at: "2026-11-24 09:00" },
      { kind: "second-follow-up" as const, at: "2026-11-30 10:00" },
      { kind: "propose-close" as const, at: "2026-12-03 10:00" },
    ];
    const told = { ...MONDAY, phoneCalls: false, done, now: "2026-12-03 11:00" };
    expect(stepOf(told, "last-note")?.due).toBe("2026-12-07 10:00");
  });

  it("T15: a proposal to close counts from the thank-you that is still to come, when that is last", () => {
    const done = [{ kind: "second-follow-up" as const, at: "2026-11-23 16:00" }];
    const told = { ...MONDAY, cadence: "patient" as const, done, now: "2026-11-23 17:00" };
    expect(stepOf(told, "propose-close")?.due).toBe("2026-12-04 10:00");
  });
});

describe("dates at the edge", () => {
  it.each([
    ["2026-11-30", "2026-12-01 10:00"],
    ["2026-12-01", "2026-12-02 10:00"],
    ["2026-11-27", "2026-11-30 10:00"],
  ])("T6: a date they named, %s, is followed on the first business day after it", (date, due) => {
    const timeline = { kind: "date", date } as const;
    expect(stepOf({ ...MONDAY, timeline }, "after-timeline")?.due).toBe(due);
  });

  it("T18: a thank-you exactly 24 hours after the end, at noon, is still moved later", () => {
    const told = { from: "2026-11-23 11:00", to: "2026-11-23 12:00" };
    const quietHours = { from: "20:00", to: "12:00" };
    expect(stepOf({ ...told, quietHours }, "thank-you")?.due).toBe("2026-11-24 12:00");
    const quietLonger = { from: "20:00", to: "12:01" };
    expect(stepOf({ ...told, quietHours: quietLonger }, "thank-you")?.due).toBe("2026-11-23 19:59");
  });

  it("T18: quiet hours begin with their first minute and end before their last, by day as by night", () => {
    const at = (time: string) =>
      Temporal.PlainDateTime.from(`2026-11-23T${time}`).toZonedDateTime("Europe/Berlin");
    for (const [from, to] of [
      ["12:00", "14:00"],
      ["22:00", "06:00"],
    ] as const) {
      expect([isQuiet(at(from), { from, to }), isQuiet(at(to), { from, to })]).toEqual([true, false]);
    }
  });

  it("a timeline that ends before the interview's day is refused, and the fault is named", () => {
    const fault = (timeline: NonNullable<Told["timeline"]>) => {
      try {
        planRound(facts({ ...MONDAY, timeline }));
        return null;
      } catch (error) {
        return error instanceof PlanError ? [error.name, error.field, error.message] : error;
      }
    };
    const message = "The timeline ends before the day of the interview. Check the date.";
    expect(fault({ kind: "date", date: "2026-11-22" })).toEqual(["PlanError", "timeline.date", message]);
    const span = { kind: "span", days: 3, saidOn: "2026-11-19" } as const;
    expect(fault(span)).toEqual(["PlanError", "timeline.days", message]);
    expect(fault({ ...span, days: 4 })).toBeNull();
  });
});

describe("what a plan says", () => {
  it("nothing is noted where nothing is left out", () => {
    expect(planRound(facts({ ...MONDAY, cadence: "persistent" })).notes).toEqual([]);
  });

  it("a message that is left out is noted with the reason", () => {
    const late = { ...MONDAY, cadence: "persistent" as const, now: "2026-12-02 10:00" };
    expect(planRound(facts(late)).notes).toEqual([
      "More than two days have passed since the interview, so the next message says the thanks.",
      "The check-in is left out, because its day has passed and the next message takes its place.",
    ]);
    const done = [
      { kind: "thank-you" as const, at: "2026-11-24 09:00" },
      { kind: "call" as const, at: "2026-11-25 09:00" },
    ];
    expect(planRound(facts({ ...MONDAY, done, now: "2026-11-25 10:00" })).notes).toEqual([
      "The follow-up note is left out, because you have already done what comes after it.",
    ]);
  });

  it("T21: a proposal to close that waits is noted, though nothing else waits", () => {
    const plan = planRound(facts({ ...MONDAY, away: { from: "2026-12-10", to: null } }));
    expect(plan.steps.map(({ kind }) => kind)).not.toContain("propose-close");
    expect(plan.notes).toEqual([
      "Everything is paused. For now only thank-yous are offered; the rest comes after.",
    ]);
  });

  it("T21: nothing is closed while a message is paused, though the day would be free", () => {
    const timeline = { kind: "date", date: "2026-12-28" } as const;
    const away = { from: "2026-12-20", to: null };
    expect(planLines({ ...MONDAY, cadence: "patient", timeline, away })).toEqual([
      "debrief 2026-11-23 15:30 T16",
      "thank-you 2026-11-24 09:00 T4",
    ]);
  });

  it("T1: the chain of a late thank-you tells that it is late", () => {
    expect(saidOf({ ...MONDAY, now: "2026-11-24 23:00" }, "thank-you")).toEqual({
      why: "A thank-you is still welcome within two days of the interview, so it goes out as soon as it can; it also stays clear of your quiet hours.",
      chain: [
        "T4 The interview ended on Mon 23 Nov at 15:00.",
        "T4 The interview ended at noon or later, so the thank-you goes out the next morning.",
        "T1 A thank-you is still welcome within two days of the interview, so it goes out as soon as it can.",
        "T18 It would fall into your quiet hours, so it comes later.",
        "T4 Due on Wed 25 Nov at 08:00.",
      ],
    });
  });

  it("the chain of what is in time says nothing of being moved", () => {
    expect(saidOf(MONDAY, "debrief")?.chain).toEqual([
      "T16 The interview ended on Mon 23 Nov at 15:00.",
      "T16 What was said is best written down while it is fresh.",
      "T16 Due on Mon 23 Nov at 15:30.",
    ]);
    expect(saidOf(MONDAY, "thank-you")?.chain).toHaveLength(3);
    expect(saidOf(MONDAY, "propose-close")?.chain.slice(1)).toEqual([
      "T15 Ten days after the last step without an answer, it may be time to let this one rest.",
      "T15 Due on Mon 14 Dec at 10:00.",
    ]);
  });

  it("T10, T15: the chains of a late call and a late proposal to close tell that they are late", () => {
    const told = { ...MONDAY, now: "2026-12-15 12:00" };
    expect(saidOf(told, "call")?.why).toBe(
      "The day planned for it has passed, so it comes as soon as a working day allows; it also leaves some room after the message before.",
    );
    const done = [{ kind: "second-follow-up" as const, at: "2026-11-30 10:00" }];
    const rest = { ...MONDAY, cadence: "patient" as const, done, now: "2026-12-20 12:00" };
    expect(saidOf(rest, "propose-close")?.why).toBe(
      "It has been quiet for a long while, so it may be time to let this one rest.",
    );
  });
});

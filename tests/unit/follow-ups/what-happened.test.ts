import { describe, expect, it } from "vitest";
import { planRound } from "@/lib/follow-ups/plan";
import { facts, planLines, stepOf } from "./facts";

// 2026-11-23 is a Monday.
const MONDAY_AFTERNOON = { from: "2026-11-23 14:00", to: "2026-11-23 15:00" };

describe("what happened counts", () => {
  it("what was done is no longer a step, and later steps count from the day it was done (T12, T15)", () => {
    const done = [
      { kind: "debrief" as const, at: "2026-11-23 15:40" },
      { kind: "thank-you" as const, at: "2026-11-23 16:00" },
      { kind: "second-follow-up" as const, at: "2026-12-03 18:00" },
    ];
    expect(planLines({ ...MONDAY_AFTERNOON, done, now: "2026-12-03 19:00" })).toEqual([
      "call 2026-12-07 10:00 T10 T12",
      "propose-close 2026-12-17 10:00 T15",
    ]);
  });

  it("a thank-you without a name counts for everybody, one with a name for that person", () => {
    const interviewers = ["a", "b"].map((key) => ({ key, name: key }));
    const at = "2026-11-23 16:00";
    const open = (done: { kind: "thank-you"; at: string; to?: string }[]) =>
      planRound(facts({ ...MONDAY_AFTERNOON, interviewers, done }))
        .steps.filter((step) => step.kind === "thank-you")
        .map((step) => step.to);
    expect(open([{ kind: "thank-you", at }])).toEqual([]);
    expect(open([{ kind: "thank-you", at, to: "a" }])).toEqual(["b"]);
    expect(open([{ kind: "thank-you", at, to: "somebody else" }])).toEqual(["a", "b"]);
  });

  it("a check-in that stands before a follow-up already sent is left out, with a note", () => {
    const done = [{ kind: "second-follow-up" as const, at: "2026-11-24 12:00" }];
    const plan = planRound(
      facts({ ...MONDAY_AFTERNOON, cadence: "persistent", done, now: "2026-11-24 13:00" }),
    );
    expect(plan.steps.map((step) => step.kind)).toEqual(["debrief", "thank-you", "call", "propose-close"]);
    expect(plan.notes).toHaveLength(1);
  });

  it("T12: a check-in made early counts though the cadence has none", () => {
    const done = [{ kind: "check-in" as const, at: "2026-11-27 12:00" }];
    expect(stepOf({ ...MONDAY_AFTERNOON, done }, "second-follow-up")).toMatchObject({
      due: "2026-11-30 10:00",
      rules: "T8",
    });
    const later = [{ kind: "check-in" as const, at: "2026-11-28 12:00" }];
    expect(stepOf({ ...MONDAY_AFTERNOON, done: later }, "second-follow-up")).toMatchObject({
      due: "2026-12-01 10:00",
      rules: "T8 T12",
    });
  });

  it("T10, T11: a call or a last note settles the slot of both, and what stands before it", () => {
    for (const kind of ["call", "last-note"] as const) {
      const plan = planRound(
        facts({ ...MONDAY_AFTERNOON, done: [{ kind, at: "2026-11-26 12:00" }], now: "2026-11-26 13:00" }),
      );
      expect(plan.steps.map((step) => step.kind)).toEqual(["propose-close"]);
      expect(plan.steps[0]?.dueAt.toPlainDate().toString()).toBe("2026-12-06");
      expect(plan.notes).toHaveLength(2);
    }
  });

  it("T12: a message after a timeline keeps five days to a follow-up already sent", () => {
    const done = [{ kind: "second-follow-up" as const, at: "2026-12-03 12:00" }];
    const timeline = { kind: "date" as const, date: "2026-12-04" };
    expect(
      stepOf({ ...MONDAY_AFTERNOON, done, timeline, now: "2026-12-03 13:00" }, "after-timeline"),
    ).toMatchObject({
      due: "2026-12-08 10:00",
      rules: "T6 T12",
    });
  });

  it("T15: counts neither an open debrief nor one that was done", () => {
    const evening = { from: "2026-11-23 20:00", to: "2026-11-23 20:45", cadence: "patient" as const };
    const kinds = ["thank-you", "second-follow-up"] as const;
    const done = kinds.map((kind) => ({ kind, at: "2026-11-23 20:50" }));
    expect(planLines({ ...evening, done })).toEqual([
      "debrief 2026-11-24 08:00 T16 T18",
      "propose-close 2026-12-03 10:00 T15",
    ]);
    const debrief = { kind: "debrief" as const, at: "2026-11-25 12:00" };
    expect(planLines({ ...evening, done: [...done, debrief] })).toEqual([
      "propose-close 2026-12-03 10:00 T15",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { planRound } from "@/lib/follow-ups/plan";
import { facts, planLines, stepOf, wall } from "./facts";

// 2026-11-23 is a Monday.
const MONDAY = { from: "2026-11-23 14:00", to: "2026-11-23 15:00" };
const AWAY = { away: { from: "2026-11-28", to: "2026-12-05" } };

describe("T21: while the user is away", () => {
  it("what falls into it moves to the first business day after, with its gaps", () => {
    expect(planLines({ ...MONDAY, ...AWAY })).toEqual([
      "debrief 2026-11-23 15:30 T16",
      "thank-you 2026-11-24 09:00 T4",
      "second-follow-up 2026-12-07 10:00 T8 T21",
      "call 2026-12-10 10:00 T10 T12",
      "propose-close 2026-12-20 10:00 T15",
    ]);
    expect(stepOf({ ...MONDAY, ...AWAY }, "second-follow-up")).toMatchObject({
      windowEnds: "2026-12-07 18:00",
      why: "They gave no date, so a second message fits five to seven days after the interview; it also waits until you are back.",
    });
  });

  it("a holiday after it is no business day", () => {
    const told = { ...MONDAY, ...AWAY, holidays: ["2026-12-07"] };
    expect(stepOf(told, "second-follow-up")?.due).toBe("2026-12-08 10:00");
  });

  it("thank-yous are still offered, as if they were at home", () => {
    const away = { from: "2026-11-20", to: "2026-12-05" };
    expect(stepOf({ ...MONDAY, away }, "thank-you")).toEqual(stepOf(MONDAY, "thank-you"));
  });

  it("T16: the debrief waits too, and is left out with a note when that is too late for it", () => {
    const short = { ...MONDAY, away: { from: "2026-11-23", to: "2026-11-24" } };
    expect(stepOf(short, "debrief")).toMatchObject({
      due: "2026-11-25 10:00",
      windowEnds: "2026-11-25 15:00",
      rules: "T16 T21",
    });
    const long = planRound(facts({ ...MONDAY, away: { from: "2026-11-23", to: "2026-11-25" } }));
    expect(long.steps.some((step) => step.kind === "debrief")).toBe(false);
    expect(long.notes).toContain("You are away until Wed 25 Nov, so nobody asks how it went this time.");
  });

  it("T15: the proposal to close counts from the moved steps, and moves itself", () => {
    const away = { from: "2026-12-12", to: "2026-12-16" };
    expect(stepOf({ ...MONDAY, away }, "propose-close")).toMatchObject({
      due: "2026-12-17 10:00",
      rules: "T15 T21",
    });
  });

  it("T19: no second reminder comes while away, and a thank-you's still does", () => {
    const away = { from: "2026-12-05", to: "2026-12-09" };
    expect(stepOf(MONDAY, "call")?.lastCall).toBe("2026-12-08 10:00");
    expect(stepOf({ ...MONDAY, away }, "call")).toMatchObject({ due: "2026-12-04 10:00", lastCall: null });
    const now = { ...MONDAY, away: { from: "2026-11-23", to: null } };
    expect(stepOf(now, "thank-you")?.lastCall).toBe("2026-11-24 12:00");
  });

  it("a note and the chain say so", () => {
    const plan = planRound(facts({ ...MONDAY, ...AWAY }));
    expect(plan.notes).toEqual([
      "You are away until Sat 5 Dec. Until then only thank-yous are offered; the rest comes after.",
    ]);
    const moved = plan.steps.find((step) => step.kind === "second-follow-up");
    expect(moved?.chain).toContainEqual({
      rule: "T21",
      text: "You are away until Sat 5 Dec, so it waits for the first working day after.",
    });
  });

  it("T18: quiet hours that push a message into it push it past it", () => {
    const quietHours = { from: "09:00", to: "01:00" };
    const away = { from: "2026-12-01", to: "2026-12-02" };
    expect(stepOf({ ...MONDAY, quietHours, away }, "second-follow-up")).toMatchObject({
      due: "2026-12-04 01:00",
      rules: "T8 T18 T21",
    });
  });

  it("a plan made late while away starts after it", () => {
    const told = { ...MONDAY, ...AWAY, now: "2026-12-03 12:00" };
    expect(planLines(told)).toEqual([
      "second-follow-up 2026-12-07 10:00 T8 T21",
      "call 2026-12-10 10:00 T10 T12",
      "propose-close 2026-12-20 10:00 T15",
    ]);
  });

  it("an absence that touches nothing, or is over, changes nothing", () => {
    const plain = planLines(MONDAY);
    for (const away of [
      { from: "2026-11-25", to: "2026-11-29" },
      { from: "2026-11-01", to: "2026-11-22" },
      { from: "2026-12-10", to: "2026-12-01" },
    ]) {
      expect(planLines({ ...MONDAY, away })).toEqual(plain);
    }
    expect(planRound(facts({ ...MONDAY, away: { from: "2026-11-25", to: "2026-11-29" } })).notes).toEqual([]);
  });
});

describe("T21: while everything is paused", () => {
  it("only thank-yous are offered, and a note says that the rest comes later", () => {
    const plan = planRound(facts({ ...MONDAY, away: { from: "2026-11-23", to: null } }));
    expect(plan.steps.map((step) => `${step.kind} ${wall(step.dueAt)}`)).toEqual([
      "thank-you 2026-11-24 09:00",
    ]);
    expect(plan.notes).toEqual([
      "Everything is paused, so nobody asks how it went this time.",
      "Everything is paused. For now only thank-yous are offered; the rest comes after.",
    ]);
  });

  it("what comes before the pause stays, and nothing is closed meanwhile", () => {
    expect(planLines({ ...MONDAY, away: { from: "2026-12-01", to: null } })).toEqual([
      "debrief 2026-11-23 15:30 T16",
      "thank-you 2026-11-24 09:00 T4",
      "second-follow-up 2026-11-30 10:00 T8",
    ]);
  });
});

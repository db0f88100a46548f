import { describe, expect, it } from "vitest";
import { planRound } from "@/lib/follow-ups/plan";
import { facts, planLines, stepOf } from "./facts";

// 2026-11-23 is a Monday.
const MONDAY = { from: "2026-11-23 14:00", to: "2026-11-23 15:00" };

describe("a plan made late", () => {
  it("T1: a thank-you within 48 hours is due now and open until then", () => {
    expect(stepOf({ ...MONDAY, now: "2026-11-25 11:00" }, "thank-you")).toMatchObject({
      due: "2026-11-25 11:00",
      windowEnds: "2026-11-25 15:00",
      lastCall: null,
      rules: "T4 T1",
    });
  });

  it("T18: at night it waits until quiet hours end", () => {
    expect(stepOf({ ...MONDAY, now: "2026-11-24 23:00" }, "thank-you")).toMatchObject({
      due: "2026-11-25 08:00",
      windowEnds: "2026-11-25 15:00",
      lastCall: "2026-11-25 12:00",
      rules: "T4 T1 T18",
    });
  });

  it("T1: is gone when quiet hours end 48 hours after the interview, with a note", () => {
    const morning = { from: "2026-11-23 07:00", to: "2026-11-23 08:00" };
    const plan = planRound(facts({ ...morning, now: "2026-11-24 22:00" }));
    expect(plan.steps.map((step) => step.kind)).toEqual(["second-follow-up", "call", "propose-close"]);
    expect(plan.notes).toHaveLength(1);
    const justInTime = { from: "2026-11-23 07:00", to: "2026-11-23 08:01" };
    expect(stepOf({ ...justInTime, now: "2026-11-24 22:00" }, "thank-you")?.due).toBe("2026-11-25 08:00");
  });

  it("T16: the debrief is due now too, up to 48 hours after the end", () => {
    expect(stepOf({ ...MONDAY, now: "2026-11-25 11:00" }, "debrief")).toMatchObject({
      due: "2026-11-25 11:00",
      windowEnds: "2026-11-25 15:00",
      rules: "T16",
    });
    expect(stepOf({ ...MONDAY, now: "2026-11-25 15:00" }, "debrief")).toBeNull();
  });

  it("a step due at this very moment is not late", () => {
    expect(stepOf({ ...MONDAY, now: "2026-11-24 09:00" }, "thank-you")?.rules).toBe("T4");
    expect(stepOf({ ...MONDAY, now: "2026-11-30 10:00" }, "second-follow-up")?.windowEnds).toBe(
      "2026-11-30 18:00",
    );
  });

  it("nine days late: only the latest message is kept, on the next business morning, and the call follows", () => {
    const late = { ...MONDAY, cadence: "persistent" as const, now: "2026-12-02 10:00" };
    expect(planLines(late)).toEqual([
      "second-follow-up 2026-12-03 10:00 T8",
      "call 2026-12-07 10:00 T10 T12",
      "propose-close 2026-12-17 10:00 T15",
    ]);
    expect(stepOf(late, "second-follow-up")).toMatchObject({
      windowEnds: "2026-12-07 18:00",
      lastCall: "2026-12-07 10:00",
    });
    expect(planRound(facts(late)).notes).toHaveLength(2);
  });

  it("T9: a passed check-in is re-dated when the second follow-up need not move for it", () => {
    const late = { ...MONDAY, cadence: "persistent" as const, now: "2026-11-25 12:00" };
    const done = [{ kind: "thank-you" as const, at: "2026-11-24 09:00" }];
    expect(stepOf({ ...late, done }, "check-in")).toMatchObject({
      due: "2026-11-26 10:00",
      windowEnds: "2026-11-30 18:00",
      rules: "T9",
    });
    expect(stepOf({ ...late, done }, "second-follow-up")?.due).toBe("2026-11-30 10:00");
  });

  it("T9: is left out with a note when the second follow-up would have to move", () => {
    const wednesday = { from: "2026-11-25 09:00", to: "2026-11-25 10:00", cadence: "persistent" as const };
    const done = [{ kind: "thank-you" as const, at: "2026-11-25 15:00" }];
    const told = { ...wednesday, done, now: "2026-11-27 12:00" };
    expect(stepOf(told, "check-in")).toBeNull();
    expect(stepOf(told, "second-follow-up")).toMatchObject({ due: "2026-11-30 10:00", rules: "T8" });
    expect(planRound(facts(told)).notes).toHaveLength(1);
  });

  it("T9: what is left out has no gaps, so a follow-up it had pushed back may be late itself", () => {
    const sunday = { from: "2026-11-22 14:00", to: "2026-11-22 15:00", cadence: "persistent" as const };
    const done = [{ kind: "thank-you" as const, at: "2026-11-23 09:00" }];
    const told = { ...sunday, done, holidays: ["2026-11-24"] };
    expect(stepOf(told, "second-follow-up")).toMatchObject({ due: "2026-11-30 10:00", rules: "T8 T12" });
    const late = { ...told, now: "2026-11-28 12:00" };
    expect(stepOf(late, "check-in")).toBeNull();
    expect(stepOf(late, "second-follow-up")).toMatchObject({
      due: "2026-11-30 10:00",
      windowEnds: "2026-12-02 18:00",
      rules: "T8",
    });
  });

  it("T12: a check-in still to come makes room for a late thank-you", () => {
    const late = { ...MONDAY, cadence: "persistent" as const, now: "2026-11-25 09:30" };
    expect(planLines(late).slice(1, 3)).toEqual([
      "thank-you 2026-11-25 09:30 T4 T1",
      "check-in 2026-11-26 10:00 T9 T12",
    ]);
  });

  it("T10: a call whose day has passed comes on the next business morning", () => {
    const done = [{ kind: "second-follow-up" as const, at: "2026-11-30 10:00" }];
    expect(stepOf({ ...MONDAY, done, now: "2026-12-11 10:00" }, "call")).toMatchObject({
      due: "2026-12-14 10:00",
      windowEnds: "2026-12-16 18:00",
      rules: "T10",
    });
  });

  it("T11: a late last note counts its week from the message before, thank-yous included", () => {
    const done = [
      { kind: "second-follow-up" as const, at: "2026-11-30 10:00" },
      { kind: "thank-you" as const, at: "2026-12-04 10:00" },
    ];
    expect(
      stepOf({ ...MONDAY, phoneCalls: false, done, now: "2026-12-04 11:00" }, "last-note"),
    ).toMatchObject({
      due: "2026-12-11 10:00",
      windowEnds: "2026-12-18 18:00",
    });
    expect(
      stepOf({ ...MONDAY, phoneCalls: false, done, now: "2026-12-18 11:00" }, "last-note"),
    ).toMatchObject({
      due: "2026-12-21 10:00",
      windowEnds: "2026-12-23 18:00",
    });
  });

  it("T15: when all is done long ago, closing is proposed the next day", () => {
    const done = [
      { kind: "thank-you" as const, at: "2026-11-24 09:00" },
      { kind: "second-follow-up" as const, at: "2026-11-30 10:00" },
      { kind: "call" as const, at: "2026-12-04 10:00" },
    ];
    expect(planLines({ ...MONDAY, done, now: "2026-12-14 10:00" })).toEqual([
      "propose-close 2026-12-14 10:00 T15",
    ]);
    expect(planLines({ ...MONDAY, done, now: "2026-12-14 10:01" })).toEqual([
      "propose-close 2026-12-15 10:00 T15",
    ]);
  });
});

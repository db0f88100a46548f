import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { planRound } from "@/lib/follow-ups/plan";
import { facts, planLines, stepOf } from "./facts";

describe("weeks in which the clock changes (F32, P4, P16, I11)", () => {
  it.each([
    ["Australia/Lord_Howe", "2027-10-01 14:00", "+10:30", "+11:00"],
    ["Australia/Lord_Howe", "2027-04-02 14:00", "+11:00", "+10:30"],
    ["Africa/Cairo", "2027-04-27 14:00", "+02:00", "+03:00"],
    ["America/Santiago", "2027-09-01 14:00", "-04:00", "-03:00"],
    ["America/New_York", "2027-03-11 14:00", "-05:00", "-04:00"],
    ["Pacific/Apia", "2027-03-31 14:00", "+13:00", "+13:00"],
  ])("%s: 10:00 stays 10:00 and 24 hours stay 24 hours", (timeZone, from, before, after) => {
    const told = facts({ timeZone, from, to: from.replace("14:00", "14:30") });
    const { steps } = planRound(told);
    const thankYou = steps.find((step) => step.kind === "thank-you");
    const second = steps.find((step) => step.kind === "second-follow-up");
    expect(told.startsAt.toZonedDateTimeISO(timeZone).offset).toBe(before);
    expect(second?.dueAt.toPlainTime().toString()).toBe("10:00:00");
    expect(second?.dueAt.offset).toBe(after);
    const window = thankYou?.windowEndsAt?.epochMilliseconds ?? 0;
    expect(window - told.endsAt.epochMilliseconds).toBe(24 * 60 * 60 * 1000);
  });

  it("T5: on the evening before a day that never was, the thank-you goes out the morning after (V18)", () => {
    const thursday = { timeZone: "Pacific/Apia", from: "2011-12-29 17:00", to: "2011-12-29 18:00" };
    expect(stepOf({ ...thursday, holidays: ["2011-12-30"] }, "thank-you")).toMatchObject({
      due: "2011-12-31 09:00",
      rules: "T5",
    });
  });

  it("T18: quiet hours that end in a midnight gap end after it (V12)", () => {
    const quietHours = { from: "20:00", to: "00:30" };
    const told = { timeZone: "Africa/Cairo", from: "2027-04-29 18:00", to: "2027-04-29 21:00", quietHours };
    expect(stepOf(told, "debrief")).toMatchObject({ due: "2027-04-30 01:30", rules: "T16 T18" });
  });

  it("day N is the user's day, not the interviewer's and not UTC's (V22)", () => {
    const startsAt = Temporal.Instant.from("2026-12-31T19:00:00Z");
    const told = facts({ from: "2026-01-01 09:00", to: "2026-01-01 10:00" });
    const plan = planRound({
      ...told,
      timeZone: "Pacific/Kiritimati",
      startsAt,
      endsAt: startsAt.add({ hours: 1 }),
      now: startsAt,
    });
    expect(plan.steps.map((step) => step.dueAt.toPlainDate().toString()).slice(0, 3)).toEqual([
      "2027-01-01",
      "2027-01-01",
      "2027-01-06",
    ]);
  });

  it("T3: an interview over midnight counts days from its start and noon from its end", () => {
    expect(planLines({ from: "2026-11-23 23:00", to: "2026-11-24 00:30" }).slice(0, 3)).toEqual([
      "debrief 2026-11-24 08:00 T16 T18",
      "thank-you 2026-11-24 15:00 T3",
      "second-follow-up 2026-11-30 10:00 T8",
    ]);
  });
});

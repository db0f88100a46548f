import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { previewOf } from "@/lib/follow-ups/cadences/preview/plan";
import { chosenCadence, type OwnDays, ownCadence, ownDayLimits } from "@/lib/follow-ups/cadences/rules";
import { ownDaysSchema } from "@/lib/follow-ups/cadences/schema";
import { planRound } from "@/lib/follow-ups/plan";
import { CADENCES, leastGap, type PlanFacts } from "@/lib/follow-ups/rules";
import { facts } from "./facts";

const MONDAY = { from: "2026-11-23 14:00", to: "2026-11-23 15:00" };
const lines = (given: Partial<PlanFacts>) =>
  planRound({ ...facts(MONDAY), ...given }).steps.map(
    ({ kind, dueAt, windowEndsAt, why }) =>
      `${kind} ${dueAt.toPlainDate()} ${windowEndsAt?.toPlainDate() ?? "open"} ${why}`,
  );
const parsed = (days: Record<keyof OwnDays, string>) => ownDaysSchema.safeParse(days);
const problems = (days: Record<keyof OwnDays, string>) =>
  parsed(days).error?.issues.map(({ path }) => path.join(".")) ?? [];

/** Every cadence that the form lets through. */
const ownDays = fc
  .record({
    checkInDay: fc.option(fc.integer({ min: 2, max: 10 })),
    followUpDay: fc.option(fc.integer({ min: 4, max: 28 })),
    lastWordDay: fc.option(fc.integer({ min: 4, max: 42 })),
  })
  .filter((days) => {
    const text = (day: number | null) => String(day ?? "");
    return parsed({
      checkInDay: text(days.checkInDay),
      followUpDay: text(days.followUpDay),
      lastWordDay: text(days.lastWordDay),
    }).success;
  });

describe("a cadence of one's own", () => {
  it("is made of the same blocks as the three of the rulebook: their days give their plans", () => {
    const standard = ownCadence({ checkInDay: null, followUpDay: 5, lastWordDay: 11 });
    const persistent = ownCadence({ checkInDay: 2, followUpDay: 5, lastWordDay: 11 });
    for (const phoneCalls of [true, false]) {
      const dates = (cadence: PlanFacts["cadence"]) =>
        lines({ cadence, phoneCalls }).map((line) => line.split(" ").slice(0, 3).join(" "));
      expect(dates(standard)).toEqual(dates("standard"));
      expect(dates(persistent)).toEqual(dates("persistent"));
    }
    for (const name of CADENCES) expect(chosenCadence(name, null)).toBe(name);
  });

  it("says in its reasons that the days are the user's own", () => {
    const cadence = ownCadence({ checkInDay: 3, followUpDay: 9, lastWordDay: 20 });
    const plan = lines({ cadence, phoneCalls: true });
    expect(plan.slice(2, 5)).toEqual([
      "check-in 2026-11-26 2026-11-27 They gave no date, so a light check-in comes 3 days after the interview, as your own rhythm has it.",
      "second-follow-up 2026-12-02 2026-12-04 They gave no date, so a second message comes 9 days after the interview, as your own rhythm has it.",
      "call 2026-12-14 2026-12-16 A call comes 20 days after the interview, as your own rhythm has it, or one last short note instead.",
    ]);
    expect(lines({ cadence, phoneCalls: false })[4]).toContain(
      "one last short note follows 11 days after the message before",
    );
  });

  it("gives way to a timeline of the employer's (T6, T7)", () => {
    const cadence = ownCadence({ checkInDay: 3, followUpDay: null, lastWordDay: null });
    const kinds = planRound({ ...facts(MONDAY), cadence, timeline: { kind: "span", days: 7 } }).steps.map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(["debrief", "thank-you", "after-timeline", "propose-close"]);
  });

  it("T12: the form refuses days that come too close, or a last word too late", () => {
    expect(problems({ checkInDay: "3", followUpDay: "9", lastWordDay: "20" })).toEqual([]);
    expect(problems({ checkInDay: "", followUpDay: "", lastWordDay: "" })).toEqual([]);
    expect(problems({ checkInDay: "1", followUpDay: "", lastWordDay: "" })).toEqual(["checkInDay"]);
    expect(problems({ checkInDay: "3", followUpDay: "5", lastWordDay: "" })).toEqual(["followUpDay"]);
    expect(problems({ checkInDay: "", followUpDay: "3", lastWordDay: "" })).toEqual(["followUpDay"]);
    expect(problems({ checkInDay: "", followUpDay: "9", lastWordDay: "11" })).toEqual(["lastWordDay"]);
    expect(problems({ checkInDay: "", followUpDay: "9", lastWordDay: "24" })).toEqual(["lastWordDay"]);
    expect(problems({ checkInDay: "x", followUpDay: "-4", lastWordDay: "1e3" })).toHaveLength(3);
    expect(ownDayLimits({ checkInDay: null, followUpDay: null }).lastWord).toEqual({ from: 4, to: 15 });
  });

  it("T9, T8, T10, T12: whatever its days, no message is early and all gaps are kept", () => {
    fc.assert(
      fc.property(
        ownDays,
        fc.boolean(),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 40 }),
        (days, phoneCalls, startsIn, late) => {
          const startsAt = Temporal.Instant.from("2026-01-01T13:00Z").add({ hours: startsIn * 24 });
          const plan = planRound({
            ...facts(MONDAY),
            cadence: ownCadence(days),
            phoneCalls,
            startsAt,
            endsAt: startsAt.add({ hours: 1 }),
            now: startsAt.add({ hours: late * 24 }),
          });
          const messages = plan.steps.filter(({ kind }) => kind !== "debrief" && kind !== "propose-close");
          const start = startsAt.toZonedDateTimeISO("Europe/Berlin").toPlainDate();
          const least = {
            "check-in": days.checkInDay,
            "second-follow-up": days.followUpDay,
            call: days.lastWordDay,
          };
          for (const [index, step] of messages.entries()) {
            const day = step.dueAt.toPlainDate();
            const asked = step.kind in least ? (least[step.kind as keyof typeof least] ?? 99) : 0;
            expect(start.until(day).days).toBeGreaterThanOrEqual(asked);
            expect(
              step.windowEndsAt && step.windowEndsAt.epochMilliseconds > step.dueAt.epochMilliseconds,
            ).toBe(true);
            for (const before of messages.slice(0, index)) {
              if (before.kind === step.kind) continue;
              const gap = before.dueAt.toPlainDate().until(day).days;
              expect(gap).toBeGreaterThanOrEqual(leastGap(before.kind, step.kind));
              if (step.kind === "last-note") expect(gap).toBeGreaterThanOrEqual(7);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("shows itself on a Tuesday to come, by the same planner", () => {
    for (const now of ["2026-11-22T09:00:00Z", "2026-11-24T23:00:00Z", "2026-11-25T00:00:00Z"]) {
      const preview = previewOf({ checkInDay: 3, followUpDay: 9, lastWordDay: 20 }, true, new Date(now));
      expect(preview.map(({ kind, day }) => `${kind} ${day}`)).toEqual([
        "thank-you 1",
        "check-in 3",
        "second-follow-up 9",
        "call 20",
        "propose-close 30",
      ]);
      expect(new Date(`${preview[0]?.on}T12:00:00Z`).getUTCDay()).toBe(3);
    }
  });
});

import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { endOfQuiet, isQuiet, lastMinuteBeforeQuiet } from "@/lib/follow-ups/quiet-hours/rules";
import { stepOf, wall } from "./facts";

const MONDAY_MORNING = { from: "2026-11-23 10:00", to: "2026-11-23 11:00" };
const FRIDAY = { from: "2026-11-20 14:00", to: "2026-11-20 15:00" };

function at(local: string, zone = "Europe/Berlin") {
  return Temporal.PlainDateTime.from(local.replace(" ", "T")).toZonedDateTime(zone);
}

describe("quiet hours", () => {
  it("T18: are half-open and may cross midnight", () => {
    const night = { from: "21:00", to: "08:00" };
    const quiet = ["20:59", "21:00", "23:59", "00:00", "07:59", "08:00"].map((time) =>
      isQuiet(at(`2026-11-23 ${time}`), night),
    );
    expect(quiet).toEqual([false, true, true, true, true, false]);
    expect(isQuiet(at("2026-11-23 12:00"), { from: "12:00", to: "12:00" })).toBe(false);
  });

  it("T18: end on the second 01:30 when the clock went back in between (V2)", () => {
    const night = { from: "21:00", to: "01:30" };
    const second = Temporal.Instant.from("2027-11-07T06:10:00Z").toZonedDateTimeISO("America/New_York");
    expect(endOfQuiet(second, night).toInstant().toString()).toBe("2027-11-07T06:30:00Z");
    const first = Temporal.Instant.from("2027-11-07T05:10:00Z").toZonedDateTimeISO("America/New_York");
    expect(endOfQuiet(first, night).toInstant().toString()).toBe("2027-11-07T05:30:00Z");
  });

  it("T18: end after a gap that swallows their end (V12)", () => {
    const quiet = { from: "21:00", to: "00:30" };
    expect(wall(endOfQuiet(at("2027-04-29 22:00", "Africa/Cairo"), quiet))).toBe("2027-04-30 01:30");
  });

  it("T18: the last minute before them may be yesterday's", () => {
    expect(wall(lastMinuteBeforeQuiet(at("2026-11-23 06:00"), { from: "21:00", to: "08:00" }))).toBe(
      "2026-11-22 20:59",
    );
    expect(wall(lastMinuteBeforeQuiet(at("2026-11-23 06:00"), { from: "00:00", to: "08:00" }))).toBe(
      "2026-11-22 23:59",
    );
  });

  it("T18: that begin in a gap are left to before the gap (V1)", () => {
    const quiet = { from: "02:30", to: "16:00" };
    const last = lastMinuteBeforeQuiet(at("2027-03-14 09:00", "America/New_York"), quiet);
    expect(wall(last)).toBe("2027-03-14 01:29");
    expect(isQuiet(last, quiet)).toBe(false);
  });
});

describe("a thank-you in quiet hours", () => {
  it("T18: moves later while that is not after noon", () => {
    const quietHours = { from: "21:00", to: "10:00" };
    const monday = { from: "2026-11-23 14:00", to: "2026-11-23 15:00", quietHours };
    expect(stepOf(monday, "thank-you")).toMatchObject({ due: "2026-11-24 10:00", rules: "T4 T18" });
    expect(stepOf({ ...monday, quietHours: { from: "21:00", to: "12:00" } }, "thank-you")?.due).toBe(
      "2026-11-24 12:00",
    );
  });

  it("T18: moves earlier when later would be after noon", () => {
    const quietHours = { from: "14:00", to: "16:00" };
    expect(stepOf({ ...MONDAY_MORNING, quietHours }, "thank-you")).toMatchObject({
      due: "2026-11-23 13:59",
      rules: "T3 T18",
    });
  });

  it("T2: moves later after all when earlier would be within the first hour", () => {
    const quietHours = { from: "12:00", to: "16:00" };
    expect(stepOf({ ...MONDAY_MORNING, quietHours }, "thank-you")?.due).toBe("2026-11-23 16:00");
    const anHour = { from: "12:01", to: "16:00" };
    expect(stepOf({ ...MONDAY_MORNING, quietHours: anHour }, "thank-you")?.due).toBe("2026-11-23 12:00");
  });

  it("T1: moves earlier when later would be past 24 hours", () => {
    const quietHours = { from: "14:30", to: "11:30" };
    expect(stepOf({ ...MONDAY_MORNING, quietHours }, "thank-you")?.due).toBe("2026-11-23 14:29");
  });
});

describe("a message in quiet hours", () => {
  it("T18: moves later on the same day", () => {
    const quietHours = { from: "20:00", to: "11:15" };
    expect(stepOf({ ...FRIDAY, quietHours }, "second-follow-up")).toMatchObject({
      due: "2026-11-25 11:15",
      rules: "T8 T18",
    });
  });

  it("T18: moved onto a weekend it goes on to the next business day, and windows count from there", () => {
    const quietHours = { from: "09:30", to: "07:00" };
    const told = { from: "2026-11-23 14:00", to: "2026-11-23 15:00", quietHours };
    const call = stepOf({ ...told, done: [{ kind: "second-follow-up", at: "2026-11-30 08:00" }] }, "call");
    expect(call).toMatchObject({ due: "2026-12-07 07:00", windowEnds: "2026-12-09 18:00", rules: "T10 T18" });
  });

  it("a window that would end before the step is due ends on the next business day", () => {
    const quietHours = { from: "09:30", to: "19:00" };
    const told = { from: "2026-11-23 14:00", to: "2026-11-23 15:00", quietHours };
    expect(stepOf(told, "second-follow-up")).toMatchObject({
      due: "2026-11-30 19:00",
      windowEnds: "2026-12-01 18:00",
      lastCall: "2026-12-01 09:29",
    });
  });
});

describe("the second reminder", () => {
  it("T19: in quiet hours it comes later while two hours are left, else earlier", () => {
    expect(stepOf({ from: "2026-11-23 09:00", to: "2026-11-23 10:00" }, "thank-you")?.lastCall).toBe(
      "2026-11-24 08:00",
    );
    expect(stepOf({ from: "2026-11-23 08:00", to: "2026-11-23 09:59" }, "thank-you")?.lastCall).toBe(
      "2026-11-23 20:59",
    );
  });
});

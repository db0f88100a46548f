import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type AnswerPlan, planOffer, planRejection } from "@/lib/follow-ups/answers-plan/plan";
import type { QuietHours } from "@/lib/follow-ups/quiet-hours/rules";
import { wall } from "./facts";

const TIME_ZONE = "Europe/Berlin";
const at = (local: string) =>
  Temporal.PlainDateTime.from(local.replace(" ", "T")).toZonedDateTime(TIME_ZONE).toInstant();

interface Told {
  logged?: string;
  now?: string;
  holidays?: string[];
  quietHours?: QuietHours;
  away?: { from: string; to: string | null };
}

// 2026-11-24 is a Tuesday.
function calendar({ logged = "2026-11-24 16:00", now = logged, holidays = [], ...rest }: Told) {
  return {
    timeZone: TIME_ZONE,
    quietHours: { from: "21:00", to: "08:00" },
    ...rest,
    holidays: new Set(holidays),
    loggedAt: at(logged),
    now: at(now),
  };
}

const rejection = (told: Told = {}, replied = false) => planRejection({ ...calendar(told), replied });

const offer = (told: Told = {}, decideBy: string | null = null, thanked = false) =>
  planOffer({ ...calendar(told), decideBy, thanked });

const lines = (plan: AnswerPlan) =>
  plan.steps.map((step) => `${step.kind} ${wall(step.dueAt)} ${step.rules.join(" ")}`);

describe("T14: a rejection", () => {
  it("opens one reply, on the next business morning, for 48 hours", () => {
    const plan = rejection();
    expect(lines(plan)).toEqual(["rejection-reply 2026-11-25 09:00 T14"]);
    const [step] = plan.steps;
    expect(step?.windowEndsAt && wall(step.windowEndsAt)).toBe("2026-11-27 09:00");
    expect(step?.lastCallAt).toBeNull();
    expect(step?.why).toMatch(/^[A-Z][^!]*\.$/);
    expect(step?.chain[0]).toEqual({ rule: "T14", text: "The rejection came on Tue 24 Nov at 16:00." });
  });

  it.each([
    ["2026-11-27 16:00", [], "2026-11-30 09:00"],
    ["2026-11-28 10:00", [], "2026-11-30 09:00"],
    ["2026-11-24 00:05", [], "2026-11-25 09:00"],
    ["2026-11-24 23:55", ["2026-11-25"], "2026-11-26 09:00"],
  ])("logged at %s, holidays %j, is answered at %s", (logged, holidays, due) => {
    expect(lines(rejection({ logged, holidays }))).toEqual([`rejection-reply ${due} T14`]);
  });

  it("that was answered opens nothing", () => {
    expect(rejection({}, true)).toEqual({ steps: [], notes: [] });
  });

  it("T18: waits for the end of quiet hours, and 48 hours count from there", () => {
    const [step] = rejection({ quietHours: { from: "22:00", to: "11:00" } }).steps;
    expect(step && [wall(step.dueAt), step.rules.join(" ")]).toEqual(["2026-11-25 11:00", "T14 T18"]);
    expect(step?.windowEndsAt && wall(step.windowEndsAt)).toBe("2026-11-27 11:00");
    // 10:00 of its last day lies in quiet hours: the last minute before them.
    expect(step?.lastCallAt && wall(step.lastCallAt)).toBe("2026-11-26 21:59");
  });

  it("made late is due now while the 48 hours last, then left out with a note", () => {
    expect(lines(rejection({ now: "2026-11-26 14:00" }))).toEqual(["rejection-reply 2026-11-26 14:00 T14"]);
    expect(lines(rejection({ now: "2026-11-26 23:00" }))).toEqual([
      "rejection-reply 2026-11-27 08:00 T14 T18",
    ]);
    const gone = rejection({ now: "2026-11-27 09:00" });
    expect(gone).toEqual({
      steps: [],
      notes: ["More than two days have passed since a reply was due, so it is left out."],
    });
  });

  it("T21: waits until the user is back, and rests while everything is paused", () => {
    const away = { from: "2026-11-25", to: "2026-11-27" };
    expect(lines(rejection({ away }))).toEqual(["rejection-reply 2026-11-30 09:00 T14 T21"]);
    const [step] = rejection({ away }).steps;
    expect(step?.windowEndsAt && wall(step.windowEndsAt)).toBe("2026-12-02 09:00");
    const missed = { away: { from: "2026-11-26", to: "2026-11-27" }, now: "2026-11-26 12:00" };
    expect(lines(rejection(missed))).toEqual(["rejection-reply 2026-11-30 09:00 T14 T21"]);
    const paused = rejection({ away: { from: "2026-11-24", to: null } });
    expect(paused.steps).toEqual([]);
    expect(paused.notes).toHaveLength(1);
  });
});

describe("T20: an offer", () => {
  it("opens thanks on the next business morning, and reminders of its deadline", () => {
    expect(lines(offer({}, "2026-12-04"))).toEqual([
      "offer-thanks 2026-11-25 09:00 T20",
      "offer-deadline 2026-12-02 10:00 T20",
      "offer-deadline 2026-12-04 10:00 T20",
    ]);
    expect(lines(offer())).toEqual(["offer-thanks 2026-11-25 09:00 T20"]);
  });

  it("counts two business days back from a deadline, which may itself be a Sunday", () => {
    expect(lines(offer({}, "2026-12-06", true))).toEqual([
      "offer-deadline 2026-12-03 10:00 T20",
      "offer-deadline 2026-12-06 10:00 T20",
    ]);
    const holidays = ["2026-12-03"];
    expect(lines(offer({ holidays }, "2026-12-04", true))[0]).toBe("offer-deadline 2026-12-01 10:00 T20");
  });

  it("leaves out a reminder whose day has passed; the deadline's own day lasts until midnight", () => {
    expect(lines(offer({}, "2026-11-25"))).toEqual([
      "offer-thanks 2026-11-25 09:00 T20",
      "offer-deadline 2026-11-25 10:00 T20",
    ]);
    expect(lines(offer({}, "2026-11-24", true))).toEqual(["offer-deadline 2026-11-24 16:00 T20"]);
    expect(lines(offer({ now: "2026-11-24 22:00" }, "2026-11-24", true))).toEqual([]);
    expect(lines(offer({}, "2026-11-23", true))).toEqual([]);
  });

  it("thanked for, and with no deadline named, opens nothing", () => {
    expect(offer({}, null, true)).toEqual({ steps: [], notes: [] });
  });

  it("T18: reminders stay out of quiet hours", () => {
    expect(lines(offer({ quietHours: { from: "22:00", to: "12:30" } }, "2026-12-04", true))).toEqual([
      "offer-deadline 2026-12-02 12:30 T20 T18",
      "offer-deadline 2026-12-04 12:30 T20 T18",
    ]);
  });

  it("T21: a deadline does not wait for anybody to be back", () => {
    const away = { from: "2026-11-25", to: "2026-12-10" };
    expect(lines(offer({ away }, "2026-12-04"))).toEqual([
      "offer-deadline 2026-12-02 10:00 T20",
      "offer-deadline 2026-12-04 10:00 T20",
      "offer-thanks 2026-12-11 09:00 T20 T21",
    ]);
  });

  it("says why in one sentence each", () => {
    expect(offer({}, "2026-12-04").steps.map((step) => step.why)).toEqual([
      "Thanks for an offer are due the next working morning, whatever you decide.",
      "They want your answer by Fri 4 Dec, so there is still time to think.",
      "They want your answer on Fri 4 Dec, so this is the day to give it.",
    ]);
  });
});

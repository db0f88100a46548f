import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type ApplicationFacts, planApplication } from "@/lib/follow-ups/application-plan/plan";
import { wall } from "./facts";

const TIME_ZONE = "Europe/Berlin";
const at = (local: string) =>
  Temporal.PlainDateTime.from(local.replace(" ", "T")).toZonedDateTime(TIME_ZONE).toInstant();

interface Told extends Partial<Omit<ApplicationFacts, "done" | "now" | "holidays">> {
  done?: string[];
  now?: string;
  holidays?: string[];
}

/** An application sent on Monday 2 November 2026. */
function plan({ done = [], now = "2026-11-02 12:00", holidays = [], ...rest }: Told = {}) {
  return planApplication({
    timeZone: TIME_ZONE,
    quietHours: { from: "21:00", to: "08:00" },
    sentOn: "2026-11-02",
    hasContact: true,
    ...rest,
    holidays: new Set(holidays),
    done: done.map(at),
    now: at(now),
  });
}

const lines = (told?: Told) =>
  plan(told).steps.map((step) =>
    [step.kind, step.nth, wall(step.dueAt), step.rules.join(" ")].filter((part) => part !== null).join(" "),
  );

describe("T17: the follow-ups on an application", () => {
  it("come 7 business days after it was sent and 7 after that, then T15", () => {
    expect(lines()).toEqual([
      "application-follow-up 1 2026-11-11 10:00 T17",
      "application-follow-up 2 2026-11-20 10:00 T17",
      "propose-close 2026-11-30 10:00 T15",
    ]);
    const [first] = plan().steps;
    expect(first && [first.channel, first.windowEndsAt && wall(first.windowEndsAt)]).toEqual([
      "email",
      "2026-11-13 18:00",
    ]);
    expect(first?.lastCallAt && wall(first.lastCallAt)).toBe("2026-11-13 10:00");
  });

  it("count business days: holidays are none, and one sent on a Saturday counts from Monday", () => {
    expect(lines({ holidays: ["2026-11-11"] })[0]).toBe("application-follow-up 1 2026-11-12 10:00 T17");
    expect(lines({ sentOn: "2026-10-31" })[0]).toBe("application-follow-up 1 2026-11-10 10:00 T17");
  });

  it("without a contact are lines on Today, so no mail and no second reminder is for them", () => {
    const { steps } = plan({ hasContact: false });
    expect(steps.map((step) => step.channel)).toEqual(["none", "none", "none"]);
    expect(steps.map((step) => step.lastCallAt)).toEqual([null, null, null]);
  });

  it("count from the day on which one was in fact sent, and end after two", () => {
    expect(lines({ done: ["2026-11-05 09:00"], now: "2026-11-05 09:00" })).toEqual([
      "application-follow-up 2 2026-11-16 10:00 T17",
      "propose-close 2026-11-26 10:00 T15",
    ]);
    const both = ["2026-11-05 09:00", "2026-11-16 09:00"];
    expect(lines({ done: both, now: "2026-11-16 09:00" })).toEqual(["propose-close 2026-11-26 10:00 T15"]);
  });

  it("T18: stay out of quiet hours, and the second counts from where the first landed", () => {
    expect(lines({ quietHours: { from: "09:00", to: "01:00" } })).toEqual([
      "application-follow-up 1 2026-11-12 01:00 T17 T18",
      "application-follow-up 2 2026-11-24 01:00 T17 T18",
      "propose-close 2026-12-05 01:00 T15 T18",
    ]);
  });

  it("give their reason in one sentence, without a rule's id", () => {
    for (const step of plan().steps) {
      expect(step.why).toMatch(/^[A-Z][^!]*\.$/);
      expect(step.why).not.toMatch(/\bT\d/);
      expect(step.chain[0]?.text).toBe("The application was sent on Mon 2 Nov.");
    }
  });
});

describe("T17, planned late", () => {
  it("keeps a first one that leaves the second its room (T12)", () => {
    expect(lines({ now: "2026-11-12 12:00" })).toEqual([
      "application-follow-up 1 2026-11-13 10:00 T17",
      "application-follow-up 2 2026-11-20 10:00 T17",
      "propose-close 2026-11-30 10:00 T15",
    ]);
  });

  it("leaves out one that does not, with a note", () => {
    const late = { now: "2026-11-16 12:00" };
    expect(lines(late)).toEqual([
      "application-follow-up 2 2026-11-20 10:00 T17",
      "propose-close 2026-11-30 10:00 T15",
    ]);
    expect(plan(late).notes).toEqual([
      "The first follow-up is left out, because its day has passed and the next one takes its place.",
    ]);
  });

  it("keeps only the latest of two that have passed, on the next business day", () => {
    const late = { now: "2026-12-04 12:00" };
    expect(lines(late)).toEqual([
      "application-follow-up 2 2026-12-07 10:00 T17",
      "propose-close 2026-12-17 10:00 T15",
    ]);
    const [step] = plan(late).steps;
    expect(step?.windowEndsAt && wall(step.windowEndsAt)).toBe("2026-12-09 18:00");
    expect(plan(late).notes).toHaveLength(1);
  });

  it("T15: long after both were sent, closing is proposed the next day", () => {
    const told = { done: ["2026-11-11 10:00", "2026-11-20 10:00"], now: "2027-01-08 10:30" };
    expect(lines(told)).toEqual(["propose-close 2027-01-09 10:00 T15"]);
  });
});

describe("T17 and T21", () => {
  it("what falls into an absence moves past it, with its distance", () => {
    const told = { away: { from: "2026-11-09", to: "2026-11-13" } };
    expect(lines(told)).toEqual([
      "application-follow-up 1 2026-11-16 10:00 T17 T21",
      "application-follow-up 2 2026-11-25 10:00 T17",
      "propose-close 2026-12-05 10:00 T15",
    ]);
    expect(plan(told).notes).toHaveLength(1);
  });

  it("nothing is offered while everything is paused", () => {
    const { steps, notes } = plan({ away: { from: "2026-11-02", to: null } });
    expect(steps).toEqual([]);
    expect(notes).toEqual([
      "Everything is paused. For now only thank-yous are offered; the rest comes after.",
    ]);
  });
});

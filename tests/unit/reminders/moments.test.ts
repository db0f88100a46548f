import { describe, expect, test } from "vitest";
import { mailTimeOf, withoutStale } from "@/lib/reminders/rules";

function at(time: string): Date {
  return new Date(`2026-11-24T${time}:00Z`);
}

/** Due, and from when on it is stale, if ever. */
function reminder(due: string, stale?: string) {
  return { dueAt: at(due), staleAt: stale ? at(stale) : null };
}

describe("the mail of a moment", () => {
  test("goes at the latest due time within ten minutes of the first (decision 6)", () => {
    expect(mailTimeOf([reminder("15:00"), reminder("15:06"), reminder("15:10")])).toEqual(at("15:10"));
    expect(mailTimeOf([reminder("15:00"), reminder("15:11")])).toEqual(at("15:00"));
    expect(mailTimeOf([])).toBeNull();
  });

  test("goes while all that is in it is of use", () => {
    expect(mailTimeOf([reminder("14:52", "15:00"), reminder("15:00")])).toEqual(at("15:00"));
    expect(mailTimeOf([reminder("14:58", "15:02"), reminder("15:05")])).toEqual(at("14:58"));
    expect(mailTimeOf([reminder("14:58"), reminder("15:00", "15:03"), reminder("15:05")])).toEqual(
      at("15:00"),
    );
  });
});

describe("a reminder", () => {
  const question = reminder("14:52", "15:00");
  const thankYou = reminder("15:00", "18:00");

  test("is not stale for having waited for its moment (P5)", () => {
    const { fresh, stale, momentAt } = withoutStale([question, thankYou], at("15:01"));
    expect({ fresh, stale, momentAt }).toEqual({
      fresh: [question, thankYou],
      stale: [],
      momentAt: at("15:00"),
    });
  });

  test("is stale when its moment comes late (P5)", () => {
    const { fresh, stale, momentAt } = withoutStale([question, thankYou], at("15:16"));
    expect({ fresh, stale, momentAt }).toEqual({
      fresh: [thankYou],
      stale: [question],
      momentAt: at("15:00"),
    });
  });

  test("is judged by its own moment, and not by one that passed long ago (P5)", () => {
    const old = reminder("09:00", "12:00");
    expect(withoutStale([old, question, thankYou], at("15:00"))).toEqual({
      fresh: [question, thankYou],
      stale: [old],
      momentAt: at("15:00"),
    });
  });
});

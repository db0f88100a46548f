import { describe, expect, test } from "vitest";
import { planSearch, readPlanQuery } from "@/app/(public)/plan/_components/plan-query";
import { safeReturnPath } from "@/lib/auth/address";
import { keepPlanSearch, readKeptPlan } from "@/lib/interviews/form/rules";
import { paths } from "@/lib/paths";

const now = new Date("2026-11-22T10:00:00Z");
const given = { date: "2026-11-24", start: "14:00", end: "14:45", zone: "Asia/Tokyo" };

function carried(params: Record<string, string>) {
  const plan = planSearch(readPlanQuery({ ...given, ...params }, now)).toString();
  const path = safeReturnPath(paths.add(keepPlanSearch(plan)));
  if (path === null) throw new Error("The path to return to is refused.");
  return readKeptPlan(new URL(path, "http://localhost").searchParams.get("plan") ?? "");
}

describe("a plan kept from the calculator", () => {
  test("arrives in the form of /add as it was (B7)", () => {
    expect(carried({ people: "Ms. Ito\nMr. Okafor & Søn", said: "date", by: "2026-11-27" })).toEqual({
      interview: { startsOn: "2026-11-24", startTime: "14:00", durationMinutes: 45 },
      timeZone: "Asia/Tokyo",
      names: ["Ms. Ito", "Mr. Okafor & Søn"],
      timing: { said: "date", byOn: "2026-11-27" },
    });
  });

  test("says a week and two weeks with the form's own chips", () => {
    expect(carried({ said: "span", days: "7" }).timing).toEqual({ said: "7" });
    expect(carried({ said: "span", days: "14" }).timing).toEqual({ said: "14" });
    expect(carried({ said: "span", days: "10" }).timing).toEqual({ said: "span", spanDays: "10" });
    expect(carried({}).timing).toEqual({});
  });

  test("keeps its dates even when the names are too many to carry", () => {
    const people = Array.from({ length: 20 }, (_, index) => `${"ö".repeat(150)} ${index}`).join("\n");
    const kept = carried({ people });
    expect(kept.interview.startsOn).toBe("2026-11-24");
    expect(kept.names.length).toBeLessThan(20);
  });

  test("leaves to the user what it does not understand", () => {
    expect(readKeptPlan("date=tomorrow&start=25:00&end=26:00&zone=Mars/Base&said=span&days=-1")).toEqual({
      interview: { startsOn: undefined, startTime: undefined, durationMinutes: undefined },
      timeZone: undefined,
      names: [],
      timing: {},
    });
    expect(readKeptPlan("date=2026-11-24&start=14:00&end=13:00").interview.durationMinutes).toBeUndefined();
  });
});

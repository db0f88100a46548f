import { describe, expect, test } from "vitest";
import { type PlanQuery, planSearch, readPlanQuery } from "@/app/(public)/plan/_components/plan-query";
import {
  toFragment as asFragment,
  isSharedPlan,
  readFragment,
} from "@/app/(public)/plan/_components/shared-plan";

const now = new Date("2026-11-22T10:00:00Z");
const query = readPlanQuery(
  {
    date: "2026-11-24",
    start: "14:00",
    end: "15:00",
    zone: "America/Argentina/Buenos_Aires",
    people: "Ms. Itō\nMr. Ökafor 🙂",
    said: "date",
    by: "2026-11-27",
    rhythm: "active",
    country: "AR",
  },
  now,
);

const toFragment = (plan: PlanQuery, names: { withNames: boolean }) => asFragment(planSearch(plan), names);

const opened = (fragment: string) => {
  const search = readFragment(fragment);
  return search && readPlanQuery(Object.fromEntries(search), now);
};

describe("a shared plan", () => {
  test("arrives whole, and without the names unless they were added", () => {
    expect(opened(toFragment(query, { withNames: true }))).toEqual(query);
    const without = toFragment(query, { withNames: false });
    expect(opened(without)).toEqual({ ...query, people: "" });
    expect(atob(without.slice(3).replace(/-/g, "+").replace(/_/g, "/"))).not.toContain("Ms.");
  });

  test("is of letters that every mail program leaves alone", () => {
    for (let day = 1; day <= 30; day++) {
      const date = `2026-11-${String(day).padStart(2, "0")}`;
      const people = "ÿþý?>".repeat(day);
      expect(toFragment({ ...query, date, people }, { withNames: true })).toMatch(/^#p=[\w-]+$/);
    }
  });

  test("takes twenty long names", () => {
    const people = Array(20).fill("é".repeat(100)).join("\n");
    expect(opened(toFragment({ ...query, people }, { withNames: true }))?.people).toBe(people);
  });

  test.each([
    ["nothing", ""],
    ["another fragment", "#plan"],
    ["an empty one", "#p="],
    ["one that was cut off", toFragment(query, { withNames: true }).slice(0, 60)],
    ["no base64", "#p=%%%"],
    ["no JSON", "#p=aGVsbG8"],
    ["null", `#p=${btoa("null")}`],
    ["a list", `#p=${btoa("[1]")}`],
    ["no interview", `#p=${btoa('{"zone":"UTC"}')}`],
    ["a day that is no text", `#p=${btoa('{"date":{"a":1}}')}`],
    ["bytes that are no text", `#p=${btoa("\xff\xfe")}`],
    ["a flood", `#p=${btoa(JSON.stringify({ date: "2026-11-24", people: "x".repeat(13000) }))}`],
  ])("B12: %s is none", (_name, fragment) => {
    expect(readFragment(fragment)).toBeNull();
  });

  test("B10: brings along no field that the form does not have", () => {
    const told = btoa(
      '{"date":"2026-11-24","__proto__":"x","constructor":"y","next":"//evil","people":["a"]}',
    );
    expect(readFragment(`#p=${told}`)?.toString()).toBe("date=2026-11-24");
  });

  test("knows a link that means to be one", () => {
    expect([isSharedPlan("#p=%%%"), isSharedPlan("#plan"), isSharedPlan("")]).toEqual([true, false, false]);
  });
});

import { describe, expect, test } from "vitest";
import {
  planSearch,
  readPlanQuery,
  toPlanFields,
  toPlanRequest,
} from "@/app/(public)/plan/_components/plan-query";

const now = new Date("2026-11-22T23:30:00Z");
const given = { date: "2026-11-24", start: "14:00", end: "15:00", zone: "Asia/Tokyo" };

describe("the calculator's address", () => {
  test("starts with today where the person is", () => {
    expect(readPlanQuery({ zone: "Asia/Tokyo" }, now).date).toBe("2026-11-23");
    expect(readPlanQuery({ zone: "America/New_York" }, now).date).toBe("2026-11-22");
  });

  test("falls back to the usual where it is not understood", () => {
    const query = readPlanQuery({ said: "perhaps", rhythm: ["active", "quiet"], calls: "x", zone: "" }, now);
    expect(query).toMatchObject({ said: "nothing", rhythm: "active", calls: "yes", zone: "UTC" });
  });

  test("survives a round trip without what is the default", () => {
    const query = readPlanQuery({ ...given, said: "span", days: "7", people: "Ms. Ito\nMr. Okafor" }, now);
    const search = planSearch(query);
    expect(readPlanQuery(Object.fromEntries(search), now)).toEqual(query);
    const inWords = readPlanQuery({ ...given, said: "words", words: "by Friday" }, now);
    expect(readPlanQuery(Object.fromEntries(planSearch(inWords)), now)).toEqual(inWords);
    expect(search.has("rhythm")).toBe(false);
    expect(search.has("by")).toBe(false);
  });
});

describe("the question to the planner", () => {
  test("carries local times over to instants of the zone", () => {
    const request = toPlanRequest(readPlanQuery({ ...given, people: " Ms. Ito \r\n\n Mr. Okafor" }, now));
    expect(request).toEqual({
      body: {
        timeZone: "Asia/Tokyo",
        region: undefined,
        cadence: "standard",
        phoneCalls: true,
        interview: {
          startsAt: "2026-11-24T05:00:00Z",
          endsAt: "2026-11-24T06:00:00Z",
          interviewers: [{ name: "Ms. Ito" }, { name: "Mr. Okafor" }],
        },
        timeline: undefined,
      },
    });
  });

  test.each([
    [{ rhythm: "quiet" }, { cadence: "patient" }],
    [{ rhythm: "active" }, { cadence: "persistent" }],
    [{ calls: "no" }, { phoneCalls: false }],
    [{ country: "DE" }, { region: "DE" }],
    [{ said: "date", by: "2026-11-27" }, { timeline: { kind: "date", date: "2026-11-27" } }],
    [{ said: "span", days: "14" }, { timeline: { kind: "span", days: 14 } }],
  ])("says %j as %j", (choice, part) => {
    expect(toPlanRequest(readPlanQuery({ ...given, ...choice }, now))).toMatchObject({ body: part });
  });

  test.each([
    [{ date: "2026-02-31" }, "start"],
    [{ date: "tomorrow" }, "date"],
    [{ start: "25:00" }, "start"],
    [{ end: "13:00" }, "end"],
    [{ end: "14:00" }, "end"],
    [{ zone: "Mars/Olympus" }, "zone"],
    [{ said: "date" }, "by"],
    [{ said: "span", days: "soon" }, "days"],
    [{ said: "span", days: "-1" }, "days"],
  ])("marks the field at fault for %j: %s", (fault, field) => {
    const request = toPlanRequest(readPlanQuery({ ...given, ...fault }, now));
    expect(request).toHaveProperty(["fields", field]);
  });
});

test("the planner's complaints land at the fields of the form", () => {
  expect(
    toPlanFields({
      "interview.endsAt": "a",
      "timeline.date": "b",
      region: "c",
      "interview.interviewers.3.name": "d",
    }),
  ).toEqual({ end: "a", by: "b", country: "c", people: "d" });
});

import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  atWallTime,
  businessDayAfter,
  businessDayBefore,
  businessDayOnOrAfter,
  businessDayOnOrBefore,
  isBusinessDay,
} from "@/lib/dates/rules";

const GOLDEN: [id: string, zone: string, local: string, utc: string][] = [
  ["V1", "America/New_York", "2027-03-14 02:30", "2027-03-14T07:30:00Z"],
  ["V2", "America/New_York", "2027-11-07 01:30", "2027-11-07T05:30:00Z"],
  ["V3", "Europe/London", "2027-03-28 01:30", "2027-03-28T01:30:00Z"],
  ["V4", "Europe/London", "2027-10-31 01:30", "2027-10-31T00:30:00Z"],
  ["V5", "Europe/Berlin", "2027-03-28 02:30", "2027-03-28T01:30:00Z"],
  ["V6", "Europe/Berlin", "2027-10-31 02:30", "2027-10-31T00:30:00Z"],
  ["V7", "Europe/Dublin", "2027-03-28 01:30", "2027-03-28T01:30:00Z"],
  ["V8", "Australia/Lord_Howe", "2027-10-03 02:15", "2027-10-02T15:45:00Z"],
  ["V9", "Australia/Lord_Howe", "2027-04-04 01:45", "2027-04-03T14:45:00Z"],
  ["V10", "Pacific/Chatham", "2027-04-04 03:15", "2027-04-03T13:30:00Z"],
  ["V11", "Antarctica/Troll", "2027-03-28 01:30", "2027-03-28T01:30:00Z"],
  ["V12", "Africa/Cairo", "2027-04-30 00:30", "2027-04-29T22:30:00Z"],
  ["V13", "Asia/Beirut", "2027-03-28 00:30", "2027-03-27T22:30:00Z"],
  ["V14", "America/Havana", "2027-03-14 00:30", "2027-03-14T05:30:00Z"],
  ["V15", "America/Santiago", "2027-09-05 00:30", "2027-09-05T04:30:00Z"],
  ["V16", "Africa/Casablanca", "2027-02-07 02:30", "2027-02-07T01:30:00Z"],
  ["V17", "Africa/Casablanca", "2027-03-14 02:30", "2027-03-14T02:30:00Z"],
  ["V18", "Pacific/Apia", "2011-12-30 09:00", "2011-12-30T19:00:00Z"],
  ["V19", "America/Sao_Paulo", "2027-10-17 00:30", "2027-10-17T03:30:00Z"],
  ["V20", "America/Asuncion", "2027-03-28 00:00", "2027-03-28T03:00:00Z"],
  ["V21", "Asia/Kathmandu", "2027-01-15 09:00", "2027-01-15T03:15:00Z"],
  ["V22", "Pacific/Kiritimati", "2027-01-01 09:00", "2026-12-31T19:00:00Z"],
  ["V23", "Asia/Kolkata", "2028-02-29 09:00", "2028-02-29T03:30:00Z"],
  ["V24", "Etc/GMT+5", "2027-01-15 09:00", "2027-01-15T14:00:00Z"],
];

function at(zone: string, local: string, notBefore?: string): string {
  const [date = "", time = ""] = local.split(" ");
  return atWallTime(
    Temporal.PlainDate.from(date),
    Temporal.PlainTime.from(time),
    zone,
    notBefore ? Temporal.Instant.from(notBefore) : undefined,
  )
    .toInstant()
    .toString();
}

const day = Temporal.PlainDate.from;

describe("a wall time in a zone", () => {
  it.each(GOLDEN)("%s %s %s is %s", (_id, zone, local, utc) => {
    expect(at(zone, local)).toBe(utc);
  });

  it("V25 keeps the wall clock over a change of seven days, not 168 hours", () => {
    const later = day("2027-03-10").add({ days: 7 });
    expect(at("America/New_York", `${later} 09:00`)).toBe("2027-03-17T13:00:00Z");
  });

  it("is the second of two when the first has passed (V2)", () => {
    expect(at("America/New_York", "2027-11-07 01:30", "2027-11-07T05:30:00Z")).toBe("2027-11-07T05:30:00Z");
    expect(at("America/New_York", "2027-11-07 01:30", "2027-11-07T05:30:01Z")).toBe("2027-11-07T06:30:00Z");
  });

  it("stays what it is when it comes once and has passed", () => {
    expect(at("America/New_York", "2027-03-14 02:30", "2028-01-01T00:00:00Z")).toBe("2027-03-14T07:30:00Z");
    expect(at("Asia/Kathmandu", "2027-01-15 09:00", "2028-01-01T00:00:00Z")).toBe("2027-01-15T03:15:00Z");
  });
});

describe("business days", () => {
  const holidays = new Set(["2026-12-25", "2026-12-28"]);

  it("are Monday to Friday less the holidays", () => {
    expect(isBusinessDay(day("2026-12-24"), holidays)).toBe(true);
    expect(isBusinessDay(day("2026-12-25"), holidays)).toBe(false);
    expect(isBusinessDay(day("2026-12-26"), holidays)).toBe(false);
    expect(isBusinessDay(day("2026-12-27"), new Set())).toBe(false);
  });

  it("include the day itself where they are counted on or after it", () => {
    expect(businessDayOnOrAfter(day("2026-12-24"), holidays).toString()).toBe("2026-12-24");
    expect(businessDayOnOrAfter(day("2026-12-25"), holidays).toString()).toBe("2026-12-29");
  });

  it("leave the day itself out where they are counted after it", () => {
    expect(businessDayAfter(day("2026-12-24"), 1, holidays).toString()).toBe("2026-12-29");
    expect(businessDayAfter(day("2026-12-24"), 3, holidays).toString()).toBe("2026-12-31");
    expect(businessDayAfter(day("2026-12-26"), 2, new Set()).toString()).toBe("2026-12-29");
  });

  it("include the day itself on or before it, and leave it out before it", () => {
    expect(businessDayOnOrBefore(day("2026-12-24"), holidays).toString()).toBe("2026-12-24");
    expect(businessDayOnOrBefore(day("2026-12-28"), holidays).toString()).toBe("2026-12-24");
    expect(businessDayBefore(day("2026-12-30"), 2, holidays).toString()).toBe("2026-12-24");
    expect(businessDayBefore(day("2026-12-27"), 1, new Set()).toString()).toBe("2026-12-25");
  });
});

import { describe, expect, it } from "vitest";
import { holidaysOf, UnknownRegionError } from "@/lib/holidays/queries";

describe("public holidays", () => {
  it("are those of a country, or of one of its subdivisions", async () => {
    const germany = await holidaysOf("DE", 2027, 2027);
    const berlin = await holidaysOf("DE-BE", 2027, 2027);
    expect(germany.has("2027-03-26")).toBe(true);
    expect(germany.has("2027-03-08")).toBe(false);
    expect(berlin.has("2027-03-08")).toBe(true);
    expect(await holidaysOf("de-be", 2027, 2027)).toEqual(berlin);
  });

  it("have their substitute days", async () => {
    const britain = await holidaysOf("GB", 2027, 2027);
    expect(["2027-12-27", "2027-12-28"].every((day) => britain.has(day))).toBe(true);
    expect((await holidaysOf("US", 2026, 2026)).has("2026-07-03")).toBe(true);
  });

  it("have every whole day of a longer holiday and no half days", async () => {
    const turkey = await holidaysOf("TR", 2026, 2026);
    const days = ["2026-03-19", "2026-03-20", "2026-03-21", "2026-03-22", "2026-03-23"];
    expect(days.map((day) => turkey.has(day))).toEqual([false, true, true, true, false]);
    expect((await holidaysOf("IS", 2027, 2027)).has("2027-12-24")).toBe(false);
  });

  it("are public ones only", async () => {
    expect((await holidaysOf("US", 2027, 2027)).has("2027-02-14")).toBe(false);
  });

  it("cover the years asked for and no others", async () => {
    const days = [...(await holidaysOf("FR", 2026, 2028))];
    expect(new Set(days.map((day) => day.slice(0, 4)))).toEqual(new Set(["2026", "2027", "2028"]));
  });

  it.each(["QQ", "DE-XX", "", "DE-BE-XX", "US-LA-NO-X", "__proto__", "DE-__proto__"])(
    "of %j are not known",
    async (region) => {
      await expect(holidaysOf(region, 2027, 2027)).rejects.toThrow(UnknownRegionError);
    },
  );
});

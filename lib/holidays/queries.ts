import "server-only";
import type { HolidaysTypes } from "date-holidays";
import { Temporal } from "temporal-polyfill";

const HOUR_MS = 60 * 60 * 1000;
const REGIONS_KEPT = 200;
const YEARS_KEPT = 40;

/** The region is not one whose public holidays are known. */
export class UnknownRegionError extends Error {
  constructor(readonly region: string) {
    super(`No public holidays are known for the region ${JSON.stringify(region.slice(0, 20))}.`);
    this.name = "UnknownRegionError";
  }
}

interface RegionCalendar {
  source: { getHolidays(year: number): HolidaysTypes.Holiday[] };
  years: Map<number, readonly string[]>;
}

const calendars = new Map<string, RegionCalendar>();

/**
 * The public holidays of a country (`DE`) or one of its subdivisions (`DE-BE`) in the years `fromYear` to `toYear`, both
 * included, as `YYYY-MM-DD`. Substitute days and every day of longer holidays are in it; half days are not. Raises
 * UnknownRegionError.
 */
export async function holidaysOf(
  region: string,
  fromYear: number,
  toYear: number,
): Promise<ReadonlySet<string>> {
  const calendar = await calendarOf(region);
  const days = new Set<string>();
  // A holiday that begins in late December may reach into the first year asked for.
  for (let year = fromYear - 1; year <= toYear; year++) {
    for (const day of daysOfYear(calendar, year)) {
      const itsYear = Number(day.slice(0, 4));
      if (itsYear >= fromYear && itsYear <= toYear) days.add(day);
    }
  }
  return days;
}

/**
 * The public holidays of several regions together. A region that the calendar no longer knows has none; saving a profile or an
 * employer refuses new ones.
 */
export async function holidaysOfAll(
  regions: readonly string[],
  fromYear: number,
  toYear: number,
): Promise<ReadonlySet<string>> {
  const days = new Set<string>();
  for (const region of regions) {
    try {
      for (const day of await holidaysOf(region, fromYear, toYear)) days.add(day);
    } catch (error) {
      if (!(error instanceof UnknownRegionError)) throw error;
    }
  }
  return days;
}

async function calendarOf(region: string): Promise<RegionCalendar> {
  const key = region.toUpperCase();
  const known = calendars.get(key);
  if (known) return known;
  // The package is large and slow to load, so it is loaded when the first region is asked for.
  const { default: Holidays } = await import("date-holidays");
  const [country = "", state, district, ...rest] = key.split("-");
  const index = new Holidays();
  const exists =
    rest.length === 0 &&
    Object.hasOwn(index.getCountries(), country) &&
    (state === undefined || Object.hasOwn(index.getStates(country) ?? {}, state)) &&
    (state === undefined ||
      district === undefined ||
      Object.hasOwn(index.getRegions(country, state) ?? {}, district));
  if (!exists) throw new UnknownRegionError(region);
  const source = new Holidays({ country, state, region: district });
  const calendar = { source, years: new Map() };
  forgetOldest(calendars, REGIONS_KEPT);
  calendars.set(key, calendar);
  return calendar;
}

function daysOfYear(calendar: RegionCalendar, year: number): readonly string[] {
  const known = calendar.years.get(year);
  if (known) return known;
  const days = calendar.source
    .getHolidays(year)
    .filter((holiday) => holiday.type === "public")
    .flatMap(wholeDays);
  forgetOldest(calendar.years, YEARS_KEPT);
  calendar.years.set(year, days);
  return days;
}

/** The calendar days a holiday covers whole. An hour is added since a day on which clocks go forward has 23. */
function wholeDays(holiday: HolidaysTypes.Holiday): string[] {
  const hours = (holiday.end.getTime() - holiday.start.getTime()) / HOUR_MS;
  const first = Temporal.PlainDate.from(holiday.date.slice(0, 10));
  const count = holiday.date.slice(11, 16) === "00:00" ? Math.floor((hours + 1) / 24) : 0;
  return Array.from({ length: count }, (_, offset) => first.add({ days: offset }).toString());
}

function forgetOldest<K>(map: Map<K, unknown>, kept: number) {
  const oldest = map.keys().next();
  if (map.size >= kept && !oldest.done) map.delete(oldest.value);
}

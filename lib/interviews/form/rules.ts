import { cleanLine, timeZoneName } from "@/lib/text/rules";

/** What the form of /add starts with when somebody keeps a plan of the calculator. */
export interface KeptPlan {
  interview: { startsOn?: string; startTime?: string; durationMinutes?: number };
  timeZone?: string;
  names: string[];
  timing: { said?: string; byOn?: string; spanDays?: string };
}

const MOST_NAMES = 20;
const LONGEST_NAME = 200;
/** A path to return to has at most 2,000 characters, and encoding makes three of one. */
const LONGEST_SEARCH = 1_900;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The search of /add that carries a calculator's plan through sign-in. Where it is too long, names are left out. */
export function keepPlanSearch(plan: string): URLSearchParams {
  const carried = new URLSearchParams(plan);
  const search = () => new URLSearchParams({ plan: carried.toString() });
  const names = namesOf(carried.get("people") ?? "");
  while (names.length > 0 && search().toString().length > LONGEST_SEARCH) {
    names.pop();
    carried.set("people", names.join("\n"));
  }
  return search();
}

/** The calculator's address as the form's first values; what is not understood is left to the user. */
export function readKeptPlan(plan: string): KeptPlan {
  const search = new URLSearchParams(plan);
  const given = (name: string, pattern: RegExp) => {
    const value = search.get(name) ?? "";
    return pattern.test(value) ? value : undefined;
  };
  const startTime = given("start", TIME);
  return {
    interview: {
      startsOn: given("date", DAY),
      startTime,
      durationMinutes: minutesBetween(startTime, given("end", TIME)),
    },
    timeZone: timeZoneName(search.get("zone") ?? "") ?? undefined,
    names: namesOf(search.get("people") ?? ""),
    timing: timingOf(search.get("said"), given("by", DAY), given("days", /^\d{1,3}$/)),
  };
}

function namesOf(people: string): string[] {
  return people
    .split(/[\n\r]+/)
    .map((name) => cleanLine(name).slice(0, LONGEST_NAME))
    .filter(Boolean)
    .slice(0, MOST_NAMES);
}

function minutesBetween(start: string | undefined, end: string | undefined): number | undefined {
  if (!start || !end) return undefined;
  const minutes = minuteOfDay(end) - minuteOfDay(start);
  return minutes >= 5 ? minutes : undefined;
}

function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timingOf(said: string | null, byOn: string | undefined, days: string | undefined) {
  if (said === "date" && byOn) return { said, byOn };
  if (said === "span" && days)
    return days === "7" || days === "14" ? { said: days } : { said, spanDays: days };
  return {};
}

import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { ownCadence, ownDayLimits } from "@/lib/follow-ups/cadences/rules";
import type { PlanFacts } from "@/lib/follow-ups/plan";
import { CADENCES, STEP_KINDS } from "@/lib/follow-ups/rules";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const FIRST = Date.UTC(2026, 0, 1);
const LAST = Date.UTC(2037, 11, 31);

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const quietHours = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ from: "21:00", to: "08:00" }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 20 * 60 }))
      .map(([from, length]) => ({ from: clock(from), to: clock((from + length) % 1440) })),
  },
);

/** RULEBOOK's three, and one in four times days of one's own within their limits. */
const cadence = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...CADENCES) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.option(fc.nat(100), { freq: 3, nil: null }), { minLength: 3, maxLength: 3 })
      .map(ownDays),
  },
);

function ownDays([first = null, second = null, third = null]: (number | null)[]) {
  const within = ({ from, to }: { from: number; to: number }, part: number | null) =>
    part === null ? null : from + Math.round((Math.max(0, to - from) * part) / 100);
  const checkInDay = within(ownDayLimits({ checkInDay: null, followUpDay: null }).checkIn, first);
  const followUpDay = within(ownDayLimits({ checkInDay, followUpDay: null }).followUp, second);
  const lastWordDay = within(ownDayLimits({ checkInDay, followUpDay }).lastWord, third);
  return ownCadence({ checkInDay, followUpDay, lastWordDay });
}

const history = fc.record({
  minutes: fc.integer({ min: 10, max: 600 }),
  cadence,
  quietHours,
  phoneCalls: fc.boolean(),
  people: fc.integer({ min: 0, max: 4 }),
  daysOff: fc.array(fc.integer({ min: 0, max: 45 }), { maxLength: 12 }),
  timeline: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant("date" as const), after: fc.integer({ min: 0, max: 40 }) }),
      fc.record({ kind: fc.constant("span" as const), days: fc.integer({ min: 0, max: 40 }) }),
    ),
    { nil: undefined },
  ),
  late: fc.oneof(fc.integer({ min: -5 * 1440, max: 0 }), fc.integer({ min: 0, max: 40 * 1440 })),
  done: fc.array(
    fc.record({
      kind: fc.constantFrom(...STEP_KINDS),
      part: fc.integer({ min: 0, max: 1000 }),
      person: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 4 },
  ),
  away: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.record({
        after: fc.integer({ min: -5, max: 25 }),
        days: fc.option(fc.integer({ min: 0, max: 25 }), { nil: null, freq: 4 }),
      }),
    },
  ),
});

/** Rounds in one zone, 2026 to 2037, and when and after what they are planned. One in four is held before a clock change. */
export function anyRoundIn(timeZone: string): fc.Arbitrary<PlanFacts> {
  return fc.tuple(anyStart(timeZone), history).map(([start, told]): PlanFacts => {
    const startsAt = instant(start);
    const startDay = Date.parse(startsAt.toZonedDateTimeISO(timeZone).toPlainDate().toString());
    const { timeline, away, people } = told;
    return {
      timeZone,
      cadence: told.cadence,
      quietHours: told.quietHours,
      phoneCalls: told.phoneCalls,
      holidays: new Set(told.daysOff.map((days) => dayText(startDay + days * DAY))),
      startsAt,
      endsAt: instant(start + told.minutes * MINUTE),
      interviewers: Array.from({ length: people }, (_, n) => ({ key: `k${n}`, name: `Person ${n}` })),
      timeline:
        timeline?.kind === "date"
          ? { kind: "date", date: dayText(startDay + timeline.after * DAY) }
          : timeline,
      away: away && {
        from: dayText(startDay + away.after * DAY),
        to: away.days === null ? null : dayText(startDay + (away.after + away.days) * DAY),
      },
      done: told.done
        .filter(() => told.late > 0)
        .map(({ kind, part, person }) => ({
          kind,
          to: kind === "thank-you" && person < people ? `k${person}` : undefined,
          at: instant(start + Math.floor((part / 1000) * told.late) * MINUTE),
        })),
      now: instant(start + told.late * MINUTE),
    };
  });
}

function anyStart(timeZone: string): fc.Arbitrary<number> {
  const anyTime = fc.integer({ min: FIRST / MINUTE, max: LAST / MINUTE }).map((minutes) => minutes * MINUTE);
  const changes = clockChangesOf(timeZone);
  if (changes.length === 0) return anyTime;
  const beforeChange = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -15 * 1440, max: 60 }))
    .map(([change, minutes]) => change + minutes * MINUTE);
  return fc.oneof({ weight: 3, arbitrary: anyTime }, { weight: 1, arbitrary: beforeChange });
}

function clockChangesOf(timeZone: string): number[] {
  const changes: number[] = [];
  let at = instant(FIRST).toZonedDateTimeISO(timeZone).getTimeZoneTransition("next");
  while (at && at.epochMilliseconds < LAST) {
    changes.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition("next");
  }
  return changes;
}

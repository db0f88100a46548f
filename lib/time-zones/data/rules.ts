import { Temporal } from "temporal-polyfill";

/** What a clock shows at an instant, in minutes from UTC. */
export interface Reading {
  zone: string;
  at: string;
  minutes: number;
}

const WEEKS_APART = 6;
const READINGS = 18;

/** What the clocks of these zones show by the runtime's rules over the next two years, to be held against those of another. */
export function readingsOf(zones: readonly string[], from: Date): Reading[] {
  const instants = Array.from({ length: READINGS }, (_, index) =>
    Temporal.Instant.fromEpochMilliseconds(from.getTime()).add({ hours: index * WEEKS_APART * 7 * 24 }),
  );
  return zones.flatMap((zone) =>
    instants.map((at) => ({
      zone,
      at: at.toString(),
      minutes: at.toZonedDateTimeISO(zone).offsetNanoseconds / 60e9,
    })),
  );
}

import "server-only";
import { systemClock } from "@/lib/clock";
import { zonesPostgresReadsOtherwise } from "@/lib/time-zones/data/queries";
import { readingsOf } from "@/lib/time-zones/data/rules";

const hourMs = 3_600_000;

let memo: { until: number; count: number } | null = null;

/** In how many zones PostgreSQL reads the clock otherwise than Node (F34, AL11). Counted once an hour, since only an update changes it. */
export async function countZonesThatDiffer(): Promise<number> {
  const now = systemClock();
  if (!memo || memo.until < now.getTime()) {
    const zones = await zonesPostgresReadsOtherwise(readingsOf(Intl.supportedValuesOf("timeZone"), now));
    memo = { until: now.getTime() + hourMs, count: zones.length };
  }
  return memo.count;
}

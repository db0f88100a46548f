import "server-only";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { zoneData } from "@/db/schema";
import { appNow, provenOwner } from "@/lib/auth/owner";
import { isAppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { recomputeInstants } from "../commands";
import { findZoneData, runtimeRelease, zoneDataVersions, zonesPostgresReadsOtherwise } from "../data/queries";
import { readingsOf } from "../data/rules";

const page = 200;
const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * At the start and every day: says which time zone data is at work, warns where Postgres reads clocks otherwise (AL11), and when
 * the runtime's data has changed works out every stored instant anew from its wall clock, owner by owner (F34, F35). A run that is
 * cut short begins again the next time. Answers for how many owners something moved.
 */
export async function keepZoneData(): Promise<number> {
  const db = database("worker");
  const now = await appNow(db);
  const versions = await zoneDataVersions();
  const stored = await findZoneData();
  log.info({ ...versions, storedInstants: stored?.version ?? null }, "time zone data");
  const otherwise = await zonesPostgresReadsOtherwise(readingsOf(Intl.supportedValuesOf("timeZone"), now));
  if (otherwise.length > 0) {
    log.warn({ count: otherwise.length, zones: otherwise.slice(0, 10) }, "Postgres has other time zone data");
  }
  const version = versions.runtime;
  // The first time nothing is known of older data, and every step has been planned by this.
  const changed = stored !== null && stored.version !== version;
  const done = changed ? await recomputeEverybody(now) : { moved: 0, failed: 0 };
  if (changed) {
    log.warn({ before: stored.version, since: version, ...done }, "the runtime's time zone data changed");
  }
  if (done.failed === 0) {
    const set = { version, checkedAt: sql`now()`, ...(changed && { changedAt: sql`now()` }) };
    await db.insert(zoneData).values({ version }).onConflictDoUpdate({ target: zoneData.single, set });
  }
  return done.moved;
}

/** For hosts without a worker, where the sweep is called each minute: once a day, and as soon as the data is another. */
export async function keepZoneDataDaily(): Promise<void> {
  const stored = await findZoneData();
  if (!stored?.checkedToday || stored.version !== runtimeRelease()) {
    await keepZoneData();
  }
}

async function recomputeEverybody(now: Date): Promise<{ moved: number; failed: number }> {
  let moved = 0;
  let failed = 0;
  for (let past: string | undefined = nobody; past; ) {
    const rows: { owner_id: string }[] = await database("worker").execute<{ owner_id: string }>(
      sql`select owner_id from owners_with_plans(${past}::uuid, ${page})`,
    );
    for (const { owner_id } of rows) {
      try {
        const { instants } = await recomputeInstants(provenOwner(owner_id), now);
        moved += instants > 0 ? 1 : 0;
      } catch (error) {
        if (isAppError(error, "not-found")) continue;
        failed += 1;
        log.error({ ownerId: owner_id, err: error }, "stored instants could not be worked out anew");
      }
    }
    past = rows.length === page ? rows.at(-1)?.owner_id : undefined;
  }
  return { moved, failed };
}

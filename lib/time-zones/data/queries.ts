import "server-only";
import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { zoneData } from "@/db/schema";
import type { Reading } from "./rules";

/** There are three databases of time zones on one machine, and Afterword reckons with the runtime's alone. */
export interface ZoneDataVersions {
  /** The release in the runtime, such as 2026a; temporal-polyfill has none of its own and asks it. */
  runtime: string;
  icu: string;
  operatingSystem: string | null;
  postgres: string;
}

export async function zoneDataVersions(): Promise<ZoneDataVersions> {
  const [row] = await database("worker").execute<{ version: string }>(
    sql`select current_setting('server_version') as version`,
  );
  const { icu = "unknown" } = process.versions;
  return {
    runtime: runtimeRelease(),
    icu,
    operatingSystem: await systemRelease(),
    postgres: row?.version ?? "unknown",
  };
}

export function runtimeRelease(): string {
  return process.versions.tz ?? "unknown";
}

/** The release by which the stored instants were last worked out; null before the first time. */
export async function findZoneData(): Promise<{ version: string; checkedToday: boolean } | null> {
  const [row] = await database("worker")
    .select({
      version: zoneData.version,
      checkedToday: sql<boolean>`${zoneData.checkedAt} > now() - interval '24 hours'`,
    })
    .from(zoneData);
  return row ?? null;
}

/** The zones of whose clocks Postgres has other readings than these, or none (AL11). */
export async function zonesPostgresReadsOtherwise(readings: readonly Reading[]): Promise<string[]> {
  const rows = await database("worker").execute<{ zone: string }>(sql`
    select distinct given.zone
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as given (zone text, at timestamptz, minutes numeric)
    left join pg_timezone_names known on known.name = given.zone
    where known.name is null
      or extract(epoch from (given.at at time zone known.name) - (given.at at time zone 'UTC')) <> given.minutes * 60
    order by given.zone`);
  return rows.map(({ zone }) => zone);
}

/** A system without such data, or with it elsewhere, has nothing to say. */
async function systemRelease(): Promise<string | null> {
  try {
    const text = await readFile("/usr/share/zoneinfo/tzdata.zi", "utf8");
    return /^# version (\S+)/.exec(text)?.[1] ?? null;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause) {
      return null;
    }
    throw cause;
  }
}

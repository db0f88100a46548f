import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { takeBackup } from "@/bin/backups/backup";
import { type Restored, restoreBackup } from "@/bin/backups/restore";
import { notKept } from "@/bin/backups/tables";
import { OWNER } from "@/bin/local/names";
import { database } from "../../support/database";
import { db, stopEngine } from "../delivery/stage";

const { passwords } = inject("cluster");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "afterword-backups-"));
export const file = path.join(folder, "afterword.backup");
// Set by tests/support/settings.ts.
export const authSecret = process.env.AUTH_SECRET as string;

/** Call once in a test file. */
export function removeBackups(): void {
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
}

export function backUp() {
  return takeBackup(database.urlOwner, file, authSecret);
}

/** The database is gone with all that came after the backup, and a new one is empty. */
export async function loseDatabase(): Promise<void> {
  await stopEngine();
  const address = new URL(database.urlSuperuser);
  address.pathname = "postgres";
  const admin = postgres(address.toString(), { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database ${database.name} with (force)`);
  await admin.unsafe(`create database ${database.name} owner ${OWNER}`);
  await admin.end();
}

/** Loses the database and restores the backup; product time goes on meanwhile. */
export async function loseAndRestore(): Promise<Restored> {
  const [clock] = await db<{ offset: string }[]>`select offset_ms as offset from app_clock`;
  await loseDatabase();
  const restored = await restore();
  // What tests and local mode moved the clock by since the backup is lost with the rest.
  await db`select move_app_clock(${clock?.offset ?? "0"}::bigint - (select offset_ms from app_clock))`;
  await db`update operation set at = app_now() where kind = 'restore'`;
  return restored;
}

export function restore(otherSecret = authSecret) {
  return restoreBackup(database.urlOwner, file, { passwords, authSecret: otherSecret });
}

/** Every row that a backup keeps, as text and past row-level security; without the alarms, which are set anew. */
export async function everything(): Promise<Record<string, string[]>> {
  const tables = await db<{ name: string }[]>`
    select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where nspname = 'public' and relkind = 'r' and relname <> all(${[...notKept, "operation"]}) order by 1`;
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) {
    const found = await db<{ row: string }[]>`
      select (to_jsonb(t) - array['armed_at', 'armed_version', 'armed_run'])::text as row
      from ${db(name)} t order by 1`;
    rows[name] = found.map(({ row }) => row);
  }
  return rows;
}

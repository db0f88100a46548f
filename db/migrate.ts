import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { buildIndexes } from "./indexes";
import { ensureRoles, openToBackups, type ServingPasswords } from "./roles";

export interface MigrateOptions {
  /** Given in local mode only: the serving roles may log in with these, and the clock may be moved. */
  passwords?: ServingPasswords;
  /** Where the migrations lie, for a schema that is not the present one. */
  folder?: string;
}

export const migrationsFolder = path.resolve(process.cwd(), "db/migrations");

/**
 * Brings the database behind `url` to the present schema: roles, tables, policies, functions. Safe to repeat and
 * safe to run from several places at once.
 */
export async function migrateDatabase(url: string, options: MigrateOptions = {}): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtext('afterword/migrate'))`;
    await ensureRoles(sql, options.passwords);
    await migrate(drizzle(sql), { migrationsFolder: options.folder ?? migrationsFolder });
    await openToBackups(sql);
    await sql.unsafe("set role afterword_scope");
    await sql.unsafe(
      options.passwords
        ? "grant execute on function move_app_clock(bigint) to afterword_web"
        : "revoke execute on function move_app_clock(bigint) from afterword_web",
    );
    await sql.unsafe("reset role");
    if (!options.passwords) {
      await sql`update app_clock set offset_ms = 0`;
    }
    if (!options.folder) {
      await sql`select pg_advisory_unlock(hashtext('afterword/migrate'))`;
      await buildIndexes(sql);
    }
  } finally {
    await sql.end();
  }
}

import type postgres from "postgres";

/** Serving roles own nothing. `afterword_scope` owns the few functions that look across owners, `afterword_backup` reads all rows. */
export const servingRoles = ["afterword_web", "afterword_auth", "afterword_worker"] as const;
export const BACKUP_ROLE = "afterword_backup";
const allRoles = [...servingRoles, "afterword_scope", BACKUP_ROLE] as const;

export interface ServingPasswords {
  web: string;
  auth: string;
  worker: string;
}

/**
 * Creates the roles that are missing. With passwords (local mode) the serving roles may log in with them;
 * without, logging in is the operator's to arrange (README, Deploying).
 */
export async function ensureRoles(sql: postgres.Sql, passwords?: ServingPasswords): Promise<void> {
  for (const role of allRoles) {
    await sql.unsafe(`
      do $$ begin
        create role ${role} nologin noinherit;
      exception when duplicate_object or unique_violation then null;
      end $$`);
  }
  await sql.unsafe(`grant afterword_scope, ${BACKUP_ROLE} to current_user with inherit false, set true`);
  if (passwords) {
    for (const role of servingRoles) {
      const password = passwords[role.replace("afterword_", "") as keyof ServingPasswords];
      await sql.unsafe(`alter role ${role} login password '${password.replaceAll("'", "''")}'`);
    }
  }
}

/**
 * Lets the backup role read every table, whatever its policies. Row-level security is forced on the tables' own role too, and
 * what a backup does not see it loses without a word, so this looks at the tables and not at a list of them.
 */
export async function openToBackups(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`grant usage on schema public to ${BACKUP_ROLE}`);
  await sql.unsafe(`grant select on all tables in schema public to ${BACKUP_ROLE}`);
  const closed = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity
      and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'backup_reads')`;
  for (const { name } of closed) {
    await sql`create policy backup_reads on ${sql(name)} for select to ${sql(BACKUP_ROLE)} using (true)`;
  }
}

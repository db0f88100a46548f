import type postgres from "postgres";

/** Serving roles own nothing. `afterword_scope` owns the few functions that look across owners. */
export const servingRoles = ["afterword_web", "afterword_auth", "afterword_worker"] as const;
const allRoles = [...servingRoles, "afterword_scope"] as const;

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
  await sql.unsafe("grant afterword_scope to current_user with inherit false, set true");
  if (passwords) {
    for (const role of servingRoles) {
      const password = passwords[role.replace("afterword_", "") as keyof ServingPasswords];
      await sql.unsafe(`alter role ${role} login password '${password.replaceAll("'", "''")}'`);
    }
  }
}

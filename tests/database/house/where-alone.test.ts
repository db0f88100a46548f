import postgres from "postgres";
import { beforeAll } from "vitest";
import { database } from "@/tests/support/database";
import "./two-owners.test";

// Row-level security hides what a WHERE forgets. Here it is off, so that the first lock is tried alone (decision 9).
beforeAll(async () => {
  const sql = postgres(database.urlOwner, { max: 1, onnotice: () => {} });
  try {
    const tables = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity`;
    for (const { name } of tables) await sql`alter table ${sql(name)} disable row level security`;
  } finally {
    await sql.end();
  }
});

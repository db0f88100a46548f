import postgres from "postgres";
import { migrateDatabase } from "@/db/migrate";
import { OWNER } from "./names";
import type { RunningPostgres } from "./postgres";
import type { Secrets } from "./secrets";
import { codeOf, Trouble } from "./trouble";

const DATABASE = "afterword";
const OLDEST_VERSION = 160000;

export interface ServingUrls {
  DATABASE_URL_WEB: string;
  DATABASE_URL_AUTH: string;
  DATABASE_URL_WORKER: string;
}

/** Makes the owner and the database on the embedded server if they are missing. Returns the address that migrates. */
export async function prepareEmbedded(server: RunningPostgres, secrets: Secrets): Promise<string> {
  const sql = postgres(server.url("postgres"), { max: 1, onnotice: () => {} });
  try {
    const roles = await sql`select 1 from pg_roles where rolname = ${OWNER}`;
    const verb = roles.length === 0 ? "create" : "alter";
    await sql.unsafe(`${verb} role ${OWNER} login createrole password '${secrets.owner}'`);
    const databases = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (databases.length === 0) await sql.unsafe(`create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await sql.end();
  }
  return ownerUrl(server.port, secrets);
}

/** The address that migrates the embedded database. */
export function ownerUrl(port: number, secrets: Secrets): string {
  return `postgres://${OWNER}:${secrets.owner}@127.0.0.1:${port}/${DATABASE}`;
}

/** Migrates. With secrets, the serving roles get their passwords from them, which is how local mode logs in. */
export async function migrate(url: string, secrets: Secrets | null): Promise<void> {
  await checkServer(url);
  await migrateDatabase(url, secrets ? { passwords: secrets } : {});
}

/** The same database under the three roles that serve. */
export function servingUrls(url: string, secrets: Secrets): ServingUrls {
  const as = (role: "web" | "auth" | "worker") => {
    const address = new URL(url);
    address.username = `afterword_${role}`;
    address.password = secrets[role];
    return address.toString();
  };
  return { DATABASE_URL_WEB: as("web"), DATABASE_URL_AUTH: as("auth"), DATABASE_URL_WORKER: as("worker") };
}

async function checkServer(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [row] = await sql<{ version: number; name: string }[]>`
      select current_setting('server_version_num')::int as version, current_setting('server_version') as name`;
    if (row && row.version < OLDEST_VERSION) {
      throw new Trouble(`The database runs PostgreSQL ${row.name}, and Afterword needs 16 or newer.`);
    }
  } catch (error) {
    if (error instanceof Trouble) throw error;
    const why = error instanceof Error ? error.message || codeOf(error) : String(error);
    throw new Trouble(`The database at ${new URL(url).host} cannot be used: ${why}. Check DATABASE_URL.`, {
      cause: error,
    });
  } finally {
    await sql.end();
  }
}

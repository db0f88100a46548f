import { randomUUID } from "node:crypto";
import fs from "node:fs";
import postgres from "postgres";
import { type MigrateOptions, migrateDatabase } from "@/db/migrate";
import { Trouble } from "../local/trouble";
import { secretCheck } from "./backup";
import { listBeside, readErased, rememberErased } from "./erased";
import { type Counts, type Header, isSame, readBackup } from "./file";
import { withMigrationsUpTo } from "./migrations";
import { copyIn, countTable, fixForm, listTables, quote } from "./tables";

export interface Restored {
  header: Header;
  counts: Counts;
  /** Accounts that were deleted after the backup, and are again (F37). */
  erased: number;
  seconds: number;
}

interface Options extends Pick<MigrateOptions, "passwords"> {
  authSecret: string;
  /** Goes on although AUTH_SECRET is another one than when the backup was taken. */
  otherSecret?: boolean;
  /** Lists of deleted accounts, besides the one that lies beside the backup. */
  erasedLists?: readonly string[];
}

/**
 * Brings a backup into the empty database behind `url` and proves that every row is there. From the first moment that the rows
 * can be seen no reminder leaves them, until `npm run release` (K10, F36). Accounts that were deleted since go again (F37).
 */
export async function restoreBackup(url: string, file: string, options: Options): Promise<Restored> {
  const startedAt = performance.now();
  const { header } = await readBackup(file);
  const hashes = erasedSince(file, options.erasedLists);
  if (header.secretCheck !== secretCheck(options.authSecret) && !options.otherSecret) throw otherSecret();
  await refuseUnlessEmpty(url);
  const { passwords } = options;
  await withMigrationsUpTo(header.migration, (folder) => migrateDatabase(url, { passwords, folder }));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // begin() unwraps arrays in its type; this is a plain value.
    const counts = (await sql.begin((tx) => fill(tx, file, header, startedAt))) as Counts;
    await migrateDatabase(url, { passwords });
    await rememberErased(sql, hashes);
    const [again] = await sql<{ erased: number }[]>`select erase_again() as erased`;
    await sql`analyze`;
    return { header, counts, erased: again?.erased ?? 0, seconds: secondsSince(startedAt) };
  } finally {
    await sql.end();
  }
}

function erasedSince(file: string, lists: readonly string[] = []): string[] {
  const beside = listBeside(file);
  return [...lists, ...(fs.existsSync(beside) ? [beside] : [])].flatMap(readErased);
}

async function refuseUnlessEmpty(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`
      select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema' limit 1`;
    if (found) {
      throw new Trouble(
        "This database is not empty. Make a new one, let DATABASE_URL name it (or AFTERWORD_DATA_DIR a new folder), and restore again.",
      );
    }
  } finally {
    await sql.end();
  }
}

/** All of it or nothing, so that nobody ever sees rows without the pause. */
async function fill(tx: postgres.ISql, file: string, header: Header, startedAt: number): Promise<Counts> {
  await fixForm(tx);
  const tables = await listTables(tx);
  const names = tables.map(({ name }) => `public.${quote(name)}`);
  // The role that migrates owns the tables, but their policies are forced on it too, and COPY takes no policy.
  for (const name of names) await tx.unsafe(`alter table ${name} no force row level security`);
  await tx.unsafe(`truncate ${names.join(", ")} cascade`);
  const { counts } = await readBackup(file, (table, rows) => copyIn(tx, table, rows));
  const found: Counts = {};
  for (const table of tables) found[table.name] = await countTable(tx, table);
  if (!isSame(found, counts)) throw new Error("The database does not hold what the backup holds.");
  await pause(tx, header, startedAt);
  for (const name of await forced(tx))
    await tx.unsafe(`alter table public.${quote(name)} force row level security`);
  return counts;
}

/** No run of the engine is left, so every sleeping reminder wants a new alarm. */
async function pause(tx: postgres.ISql, { productAt }: Header, startedAt: number): Promise<void> {
  await tx`
    insert into operation (id, kind, at, seconds, backup_at)
    values (${randomUUID()}, 'restore', app_now(), ${secondsSince(startedAt)}, ${productAt})`;
  await tx`
    update reminder set armed_at = null, armed_version = null, armed_run = null where state = 'scheduled'`;
}

/** Every table with policies. */
async function forced(tx: postgres.ISql): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity`;
  return rows.map(({ name }) => name);
}

function otherSecret(): Trouble {
  return new Trouble(
    [
      "AUTH_SECRET is another one than when this backup was taken: addresses that bounced would be written to again, and mails that waited could not be read.",
      "Set the old one (in local mode: copy secrets.json into the data folder), or add --other-secret to go on without it.",
    ].join("\n"),
  );
}

function secondsSince(startedAt: number): number {
  return Math.ceil((performance.now() - startedAt) / 1000);
}

import fs from "node:fs";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { OWNER } from "@/bin/local/names";
import { database } from "../../support/database";
import { db, moveTo, now, resend } from "../delivery/stage";
import type { Owners } from "./states";

type Row = Record<string, unknown>;

/** A whole database as a release left it, its runs in the middle of their work, and what it had begun to send. */
export interface Recording {
  release: string;
  /** The last migration of that release. */
  migration: string;
  at: string;
  owners: Owners;
  /** What the provider was asked for and may have taken: the key with the very bytes. */
  requests: { key: string; body: string }[];
  tables: Record<string, Row[]>;
}

const migrations = path.resolve("db/migrations");

/** Everything that stands in the database right now. */
export async function record(release: string, owners: Owners): Promise<Recording> {
  const names = await db<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'engine') and tablename <> 'app_clock' order by 1`;
  const tables: Recording["tables"] = {};
  for (const { name } of names) {
    const rows = await db.unsafe<{ row: Row }[]>(`select to_jsonb(t) as row from ${name} t order by t::text`);
    if (rows.length > 0) tables[name] = rows.map(({ row }) => row);
  }
  return {
    release,
    migration: tagsOf(migrations).at(-1) ?? "",
    at: (await now()).toISOString(),
    owners,
    requests: resend.requests.map(({ key, body }) => ({ key, body })),
    tables,
  };
}

/**
 * Makes this file's database anew as that release left it, and then brings it up to the present schema, as a deploy does.
 * The engine must be stopped.
 */
export async function restore(recording: Recording): Promise<void> {
  await anew();
  const sql = postgres(database.urlOwner, { max: 1, onnotice: () => {} });
  const build = path.join(migrations, "../../.build");
  fs.mkdirSync(build, { recursive: true });
  const folder = fs.mkdtempSync(path.join(build, "migrations-"));
  try {
    copyUpTo(recording.migration, folder);
    await migrate(drizzle(sql), { migrationsFolder: folder });
    await load(recording.tables);
    await migrate(drizzle(sql), { migrationsFolder: migrations });
  } finally {
    await sql.end();
    fs.rmSync(folder, { recursive: true });
  }
  await moveTo(new Date(recording.at));
}

async function anew(): Promise<void> {
  const url = new URL(database.urlSuperuser);
  url.pathname = "/postgres";
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    await admin.unsafe(`drop database ${database.name} with (force)`);
    await admin.unsafe(`create database ${database.name} owner ${OWNER}`);
  } finally {
    await admin.end();
  }
}

/** Past triggers and foreign keys, as a dump is loaded. A column that is gone is an error. */
async function load(tables: Recording["tables"]): Promise<void> {
  await db.begin(async (tx) => {
    await tx.unsafe("set local session_replication_role = replica");
    for (const [table, rows] of Object.entries(tables)) {
      await tx.unsafe(`delete from ${table}`);
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
        .map((name) => `"${name}"`)
        .join(", ");
      await tx.unsafe(
        `insert into ${table} (${columns}) overriding system value
         select ${columns} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
        [JSON.stringify(rows)],
      );
    }
    await tx`select setval('engine.event_order', 1000000)`;
    await tx`select setval(pg_get_serial_sequence('engine.run', 'id'), 1000000)`;
    await tx`select setval(pg_get_serial_sequence('engine.step', 'ordinal'), 1000000)`;
    await tx`select setval(pg_get_serial_sequence('engine.cancel_rule', 'id'), 1000000)`;
  });
}

interface Journal {
  entries: { tag: string }[];
}

/** The migrations of a folder, in order. */
export function tagsOf(folder: string): string[] {
  const journal: Journal = JSON.parse(fs.readFileSync(path.join(folder, "meta/_journal.json"), "utf8"));
  return journal.entries.map(({ tag }) => tag);
}

function copyUpTo(last: string, folder: string): void {
  const journal: Journal = JSON.parse(fs.readFileSync(path.join(migrations, "meta/_journal.json"), "utf8"));
  const end = journal.entries.findIndex(({ tag }) => tag === last) + 1;
  if (end === 0) throw new Error(`There is no migration ${last} any more.`);
  const entries = journal.entries.slice(0, end);
  fs.mkdirSync(path.join(folder, "meta"));
  fs.writeFileSync(path.join(folder, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries)
    fs.copyFileSync(path.join(migrations, `${tag}.sql`), path.join(folder, `${tag}.sql`));
}

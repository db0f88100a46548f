import fs from "node:fs";
import path from "node:path";
import type postgres from "postgres";
import { migrationsFolder } from "@/db/migrate";
import { temporaryFolder } from "../local/binaries";
import { Trouble } from "../local/trouble";

interface Journal {
  entries: { tag: string; when: number }[];
}

/** The name of the last migration of this database. */
export async function migrationAt(tx: postgres.ISql): Promise<string> {
  const [row] = await tx<{ at: string }[]>`
    select created_at::text as at from drizzle.__drizzle_migrations order by created_at desc limit 1`;
  const tag = readJournal().entries.find(({ when }) => String(when) === row?.at)?.tag;
  if (!tag) throw new Trouble("The database was migrated by a newer Afterword. Use that one.");
  return tag;
}

/** Calls back with a folder that holds the migrations up to this one and no later. */
export async function withMigrationsUpTo<T>(tag: string, work: (folder: string) => Promise<T>): Promise<T> {
  const { entries, ...journal } = readJournal();
  const last = entries.findIndex((entry) => entry.tag === tag);
  if (last < 0)
    throw new Trouble(`The backup was taken by a newer Afterword, which knows ${tag}. Use that one.`);
  const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-migrations-"));
  try {
    const upTo = entries.slice(0, last + 1);
    fs.mkdirSync(path.join(folder, "meta"));
    fs.writeFileSync(path.join(folder, "meta/_journal.json"), JSON.stringify({ ...journal, entries: upTo }));
    for (const { tag: name } of upTo) {
      fs.copyFileSync(path.join(migrationsFolder, `${name}.sql`), path.join(folder, `${name}.sql`));
    }
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function readJournal(): Journal {
  return JSON.parse(fs.readFileSync(path.join(migrationsFolder, "meta/_journal.json"), "utf8"));
}

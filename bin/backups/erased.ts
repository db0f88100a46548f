import fs from "node:fs";
import path from "node:path";
import type postgres from "postgres";
import { Trouble } from "../local/trouble";

/** The list of deleted accounts that lies beside the backups of a folder; each backup brings it up to date (F37). */
export function listBeside(backup: string): string {
  return path.join(path.dirname(backup), "erased-accounts.txt");
}

/** Adds what the database knows to the list. Nothing ever leaves it: a restored database may have forgotten. */
export async function writeErased(sql: postgres.Sql, list: string): Promise<void> {
  const known = fs.existsSync(list) ? readErased(list) : [];
  const rows = await sql<{ hash: string }[]>`select account_hash as hash from erasure`;
  const all = [...new Set([...known, ...rows.map(({ hash }) => hash)])].sort();
  const unfinished = `${list}.unfinished`;
  fs.writeFileSync(unfinished, all.map((hash) => `${hash}\n`).join(""), { mode: 0o600, flush: true });
  fs.renameSync(unfinished, list);
}

/** The hashes in a list, or in a log: whatever looks like one. One that is none deletes nobody. */
export function readErased(file: string): string[] {
  try {
    const found = fs.readFileSync(file, "utf8").match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g);
    return [...new Set(found ?? [])];
  } catch (cause) {
    throw new Trouble(`The list of deleted accounts ${file} cannot be read.`, { cause });
  }
}

/** Lets the database know of them, for `erase_again`. */
export async function rememberErased(sql: postgres.Sql, hashes: readonly string[]): Promise<void> {
  await sql`
    insert into erasure (account_hash) select jsonb_array_elements_text(${JSON.stringify(hashes)}::text::jsonb)
    on conflict do nothing`;
}

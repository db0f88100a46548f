import { createHmac, randomUUID } from "node:crypto";
import postgres from "postgres";
import { BACKUP_ROLE } from "@/db/roles";
import { listBeside, writeErased } from "./erased";
import { type Counts, type Header, writeBackup } from "./file";
import { migrationAt } from "./migrations";
import { copyOut, fixForm, listTables } from "./tables";

export interface Backup {
  header: Header;
  counts: Counts;
  seconds: number;
}

/**
 * Writes all that people entrusted to the database behind `url` to a file, as of one moment, while the product runs on, and brings
 * the list of deleted accounts beside it up to date. `url` connects as the role that migrates.
 */
export async function takeBackup(url: string, file: string, authSecret: string): Promise<Backup> {
  const startedAt = performance.now();
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // begin() unwraps arrays in its type; this is a plain value.
    const { header, counts } = (await sql.begin("isolation level repeatable read read only", async (tx) => {
      await fixForm(tx);
      const header = await headerOf(tx, authSecret);
      await tx.unsafe(`set local role ${BACKUP_ROLE}`);
      return { header, counts: await writeBackup(file, header, allRows(tx)) };
    })) as Omit<Backup, "seconds">;
    await writeErased(sql, listBeside(file));
    const seconds = Math.ceil((performance.now() - startedAt) / 1000);
    await sql`insert into operation (id, kind, at, seconds) values (${randomUUID()}, 'backup', app_now(), ${seconds})`;
    return { header, counts, seconds };
  } finally {
    await sql.end();
  }
}

/** The same for the same secret, and tells nothing of it. */
export function secretCheck(authSecret: string): string {
  return createHmac("sha256", authSecret).update("afterword backup").digest("base64url");
}

async function headerOf(tx: postgres.ISql, authSecret: string): Promise<Header> {
  const [row] = await tx<{ at: Date; product: Date }[]>`select now() as at, app_now() as product`;
  if (!row) throw new Error("The database does not tell the time.");
  return {
    ...{ afterword: "backup", format: 1 },
    takenAt: row.at.toISOString(),
    productAt: row.product.toISOString(),
    migration: await migrationAt(tx),
    secretCheck: secretCheck(authSecret),
  };
}

async function* allRows(tx: postgres.ISql) {
  for (const table of await listTables(tx)) yield { ...table, rows: copyOut(tx, table) };
}

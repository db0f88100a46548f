/** `npm run drill -- <file>`: proves in a throw-away database that a backup can be restored, and how long it takes. */
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { readArguments, rowsOf, say } from "./backups/arguments";
import { openPlace } from "./backups/place";
import { type Restored, restoreBackup } from "./backups/restore";
import { temporaryFolder } from "./local/binaries";
import { prepareEmbedded } from "./local/database";
import { startPostgres } from "./local/postgres";
import { keepSecrets } from "./local/secrets";
import { run } from "./run";

run(async () => {
  const { file } = readArguments("npm run drill -- <file>");
  const place = await openPlace();
  try {
    const { counts, header, seconds } = await restoreElsewhere(file, place.authSecret);
    const sql = postgres(place.url, { max: 1, onnotice: () => {} });
    await sql`
      insert into operation (id, kind, at, seconds, backup_at)
      values (${randomUUID()}, 'drill', app_now(), ${seconds}, ${header.productAt})`;
    await sql.end();
    say(`${file} can be restored: ${rowsOf(counts)} rows as of ${header.takenAt} in ${seconds} s.`);
  } finally {
    await place.close();
  }
});

async function restoreElsewhere(file: string, authSecret: string): Promise<Restored> {
  const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-drill-"));
  const secrets = keepSecrets(folder);
  try {
    const server = await startPostgres({
      cluster: path.join(folder, "postgres"),
      password: secrets.superuser,
      port: 15900,
      throwaway: true,
    });
    try {
      const url = await prepareEmbedded(server, secrets);
      return await restoreBackup(url, file, { authSecret, passwords: secrets });
    } finally {
      await server.stop();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

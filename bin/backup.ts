/** `npm run backup -- <file>`: all that people entrusted to the database, as of one moment, while the product runs on. */
import fs from "node:fs";
import { readArguments, rowsOf, say } from "./backups/arguments";
import { takeBackup } from "./backups/backup";
import { openPlace } from "./backups/place";
import { run } from "./run";

run(async () => {
  const { file } = readArguments("npm run backup -- <file>");
  const place = await openPlace();
  try {
    const { counts, header, seconds } = await takeBackup(place.url, file, place.authSecret);
    const megabytes = (fs.statSync(file).size / 1_000_000).toFixed(1);
    say(`${file}: ${rowsOf(counts)} rows as of ${header.takenAt}, ${megabytes} MB, in ${seconds} s.`);
    say("It holds addresses and notes of people. AUTH_SECRET is not in it: keep that elsewhere.");
  } finally {
    await place.close();
  }
});

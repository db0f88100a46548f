/** `npm run restore -- <file>`: brings a backup into an empty database. Reminders stay held back until `npm run release`. */
import { readArguments, rowsOf, say } from "./backups/arguments";
import { openPlace } from "./backups/place";
import { restoreBackup } from "./backups/restore";
import { run } from "./run";

run(async () => {
  const { file, flags } = readArguments("npm run restore -- <file> [--other-secret]", ["other-secret"]);
  const place = await openPlace();
  try {
    const { authSecret, passwords } = place;
    const { counts, header, seconds } = await restoreBackup(place.url, file, {
      ...{ authSecret, passwords },
      otherSecret: flags["other-secret"],
    });
    say(
      `${rowsOf(counts)} rows as of ${header.takenAt} are back in ${seconds} s; every count and sum is right.`,
    );
    say("Everybody signs in anew. No reminder is sent until: npm run release");
  } finally {
    await place.close();
  }
});

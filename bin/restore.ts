/** `npm run restore -- <file>`: brings a backup into an empty database. Reminders stay held back until `npm run release`. */
import { readArguments, rowsOf, say } from "./backups/arguments";
import { openPlace } from "./backups/place";
import { restoreBackup } from "./backups/restore";
import { run } from "./run";

run(async () => {
  const usage = "npm run restore -- <file> [--erased <list>] [--other-secret]";
  const { file, flags, erased: erasedLists } = readArguments(usage, ["other-secret"]);
  const place = await openPlace();
  try {
    const { authSecret, passwords } = place;
    const { counts, header, erased, seconds } = await restoreBackup(place.url, file, {
      ...{ authSecret, passwords, erasedLists },
      otherSecret: flags["other-secret"],
    });
    say(
      `${rowsOf(counts)} rows as of ${header.takenAt} are back in ${seconds} s; every count and sum is right.`,
    );
    if (erased > 0) say(`Accounts that were deleted since, and are deleted again: ${erased}.`);
    say("Everybody signs in anew. No reminder is sent until: npm run release");
  } finally {
    await place.close();
  }
});

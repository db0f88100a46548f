/** `npm run release`: lets reminders go again, after a restore once it is settled with the mail service what was sent since the backup. */
import { parseArgs } from "node:util";
import postgres from "postgres";
import { closeConnections, serveOwnedRowsAs } from "@/db/client";
import { isAppError } from "@/lib/errors";
import { erasedOption, fromHere, say } from "./backups/arguments";
import { readErased, rememberErased } from "./backups/erased";
import { openPlace } from "./backups/place";
import { Trouble } from "./local/trouble";
import { run } from "./run";

const flag = "without-provider";

run(async () => {
  const { values } = parseArgs({ options: { [flag]: { type: "boolean", default: false }, ...erasedOption } });
  const place = await openPlace();
  try {
    Object.assign(process.env, place.settings);
    serveOwnedRowsAs("worker");
    // Loaded here: it reads the settings.
    await rememberLists(place.url, values.erased);
    const [{ eraseAgain }, { releaseRestored }, { releaseSending }] = await Promise.all([
      import("@/lib/restores/commands"),
      import("@/lib/restores/releasing/commands"),
      import("@/lib/mail/holding/commands"),
    ]);
    const erased = await eraseAgain();
    if (erased > 0) say(`Accounts that were deleted since the backup, and are deleted again: ${erased}.`);
    const found = await releaseRestored({ withoutProvider: values[flag] === true }).catch(explain);
    const wasHeld = await releaseSending();
    if (!found) {
      say(
        wasHeld
          ? "Reminders were held and go again."
          : "Nothing is held, and no restore waits to be released.",
      );
      return;
    }
    say(`Mails sent after the backup, as the mail service tells: ${found.found}.`);
    say(`Reminders perhaps sent, shown as unknown and not sent again: ${found.unknown}.`);
    say(`Reminders not sent, which go now: ${found.open}.`);
  } finally {
    await closeConnections();
    await place.close();
  }
});

async function rememberLists(url: string, lists: readonly string[]): Promise<void> {
  const hashes = lists.map(fromHere).flatMap(readErased);
  if (hashes.length === 0) return;
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await rememberErased(sql, hashes);
  } finally {
    await sql.end();
  }
}

function explain(error: unknown): never {
  if (!isAppError(error, "unavailable")) throw error;
  throw new Trouble(
    `${error.message} Nothing was released. Try again (listing mails takes an API key with full access), or let all that was due until the restore become unknown: npm run release -- --${flag}`,
    { cause: error },
  );
}

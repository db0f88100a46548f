import fs from "node:fs";
import path from "node:path";
import type { Ids } from "./ids";
import type { Recording } from "./recording";

const folder = path.join(import.meta.dirname, "releases");

/** The last two releases, older first: what sleeps today may have been armed by either. */
export function latestReleases(): string[] {
  const all = fs.readdirSync(folder);
  return all.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).slice(-2);
}

export function idsOf(release: string): Ids {
  return JSON.parse(fs.readFileSync(path.join(folder, release, "ids.json"), "utf8"));
}

export function runsOf(release: string): Recording {
  return JSON.parse(fs.readFileSync(path.join(folder, release, "runs.json"), "utf8"));
}

/** Done once for each release, with RECORD_RELEASE=<version>; its functions.ts is put beside it by hand. */
export function keepRelease(release: string, ids: Ids, runs: Recording): void {
  fs.mkdirSync(path.join(folder, release), { recursive: true });
  fs.writeFileSync(path.join(folder, release, "ids.json"), JSON.stringify(ids));
  fs.writeFileSync(path.join(folder, release, "runs.json"), JSON.stringify(runs));
}

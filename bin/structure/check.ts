import fs from "node:fs";
import path from "node:path";
import { checkDirections } from "./directions";
import { checkHabits, LOOSE } from "./habits";
import { checkNames } from "./names";
import type { Finding, Source } from "./source";

const FOLDERS = ["app", "bin", "components", "db", "features", "inngest", "lib", "src", "tests"];

/** All findings for these files, in their order. */
export function checkStructure(sources: Source[]): Finding[] {
  return sources.flatMap((source) => [
    ...checkNames(source),
    ...checkDirections(source),
    ...checkHabits(source),
  ]);
}

/** Every TypeScript file of the repository that the law is about. */
export function readSources(root: string): Source[] {
  const names = FOLDERS.flatMap((folder) => {
    const at = path.join(root, folder);
    if (!fs.existsSync(at)) return [];
    return fs.readdirSync(at, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`);
  });
  const loose = LOOSE.filter((name) => fs.existsSync(path.join(root, name)));
  return [...names.map((name) => name.replaceAll("\\", "/")), ...loose]
    .filter((name) => /\.(ts|tsx)$/.test(name) && !name.endsWith(".d.ts"))
    .sort()
    .map((name) => ({ path: name, text: fs.readFileSync(path.join(root, name), "utf8") }));
}

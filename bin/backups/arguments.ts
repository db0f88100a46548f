import path from "node:path";
import { parseArgs } from "node:util";
import { Trouble } from "../local/trouble";
import type { Counts } from "./file";

/** The one file of a command, as seen from where npm was called, and its flags. */
export function readArguments<Flag extends string>(
  usage: string,
  flags: readonly Flag[] = [],
): { file: string; flags: Record<Flag, boolean> } {
  const options = Object.fromEntries(
    flags.map((flag) => [flag, { type: "boolean" as const, default: false }]),
  );
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Trouble(`Usage: ${usage}`);
  // Each flag has a default.
  const given = values as Record<Flag, boolean>;
  return { file: path.resolve(process.env.INIT_CWD ?? process.cwd(), file), flags: given };
}

export function rowsOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, { rows }) => sum + rows, 0);
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

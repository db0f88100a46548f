import path from "node:path";
import { parseArgs } from "node:util";
import { Trouble } from "../local/trouble";
import type { Counts } from "./file";

/** The one file of a command, and its flags. */
export function readArguments<Flag extends string>(
  usage: string,
  flags: readonly Flag[] = [],
): { file: string; flags: Record<Flag, boolean>; erased: string[] } {
  const options = Object.fromEntries(
    flags.map((flag) => [flag, { type: "boolean" as const, default: false }]),
  );
  const { positionals, values } = parseArgs({
    options: { ...options, ...erasedOption },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Trouble(`Usage: ${usage}`);
  const { erased, ...given } = values;
  // Each flag has a default.
  return { file: fromHere(file), flags: given as Record<Flag, boolean>, erased: erased.map(fromHere) };
}

/** Lists of deleted accounts, or logs that tell of them (F37). */
export const erasedOption = { erased: { type: "string", multiple: true, default: [] as string[] } } as const;

/** As seen from where npm was called. */
export function fromHere(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

export function rowsOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, { rows }) => sum + rows, 0);
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

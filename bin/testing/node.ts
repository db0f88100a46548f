import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "../local/build";

export interface Tally {
  passed: number;
  failed: number;
}

/** Runs Node with these arguments in the root, its output shown; resolves with its exit code. */
export function node(args: string[], env: Partial<NodeJS.ProcessEnv> = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

export function bin(name: string): string {
  return path.join(root, "node_modules", name);
}

export function passedWhen(passed: boolean): Tally {
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

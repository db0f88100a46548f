import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { codeOf } from "./trouble";

/** Whether the process runs. One that has ended but was not yet collected by its parent does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
  return stateOf(pid) !== "Z";
}

/** Tells two processes with the same number apart; null when the process is gone. */
export function startMark(pid: number): string | null {
  if (!isRunning(pid)) return null;
  if (process.platform === "linux") return afterName(pid)?.[19] ?? null;
  const { stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return stdout?.trim() || "unknown";
}

/** Whether the process is a Postgres server that works in this folder. */
export function isPostgresOn(pid: number, cluster: string): boolean {
  if (!isRunning(pid)) return false;
  if (process.platform === "linux") {
    try {
      const command = fs.readFileSync(`/proc/${pid}/comm`, "utf8").trim();
      return command === "postgres" && fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(cluster);
    } catch {
      return false;
    }
  }
  const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return Boolean(stdout?.includes("postgres") && stdout.includes(path.resolve(cluster)));
}

/** Waits until the process is gone; false when it still runs after that time. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (isRunning(pid)) {
    if (performance.now() > until) return false;
    await pause(20);
  }
  return true;
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}

function stateOf(pid: number): string | undefined {
  return process.platform === "linux" ? afterName(pid)?.[0] : undefined;
}

/** The fields of /proc/<pid>/stat after the name, which itself may hold spaces and brackets. */
function afterName(pid: number): string[] | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

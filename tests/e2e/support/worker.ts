import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { workerFile } from "@/bin/local/worker-bundle";

/** Kills the worker of the product under test outright, as a machine that runs out of memory would. */
export function killWorker(): void {
  const folder = process.env.AFTERWORD_TEST_DATA_DIR;
  if (!folder) throw new Error("Set AFTERWORD_TEST_DATA_DIR to the data folder of the product under test.");
  const holder: { pid: number } = JSON.parse(fs.readFileSync(path.join(folder, "running.json"), "utf8"));
  const worker = childrenOf(holder.pid).find(({ command }) => command.includes(path.basename(workerFile)));
  if (!worker) throw new Error("The product under test has no worker.");
  process.kill(worker.pid, "SIGKILL");
}

function childrenOf(parent: number): { pid: number; command: string }[] {
  return processes().filter((each) => each.parent === parent);
}

function processes(): { pid: number; parent: number; command: string }[] {
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,command="], { encoding: "utf8" });
    return stdout.split("\n").map((line) => {
      const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return { pid: Number(pid), parent: Number(parent), command: command ?? "" };
    });
  }
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = fs.readFileSync(`/proc/${name}/stat`, "utf8");
        const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
        const command = fs.readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        return [{ pid: Number(name), parent, command }];
      } catch {
        // It ended while we looked.
        return [];
      }
    });
}

import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build, stop as stopEsbuild } from "esbuild";
import { root } from "../local/build";
import { tetherArgs, tetherEnv } from "../local/tether";
import { workerBuild } from "../local/worker-bundle";

export interface Worker {
  /** How often it ended without being asked to. */
  deaths: () => number;
  start: () => void;
  /** Kill -9; resolves when it is gone. */
  kill: () => Promise<void>;
  isRunning: () => boolean;
  remove: () => Promise<void>;
}

/** The product's worker, bundled apart from the one that `npm start` runs, as a process that can be killed. */
export async function bundledWorker(env: Record<string, string>, log: string): Promise<Worker> {
  const file = path.join(root, ".build", `chaos-worker-${process.pid}.mjs`);
  await build({ ...workerBuild(file), sourcemap: false });
  await stopEsbuild();
  let child: ChildProcess | null = null;
  let deaths = 0;

  function start(): void {
    const output = fs.openSync(log, "a");
    const { PATH, HOME, TMPDIR, NODE_ENV } = process.env;
    const started = spawn(process.execPath, [...tetherArgs, file], {
      cwd: root,
      env: { PATH, HOME, TMPDIR, NODE_ENV, ...env, ...tetherEnv() },
      stdio: ["ignore", output, output, "ipc"],
    });
    fs.closeSync(output);
    child = started;
    started.once("exit", () => {
      if (child !== started) return;
      deaths += 1;
      child = null;
    });
  }

  async function kill(): Promise<void> {
    const ending = child;
    child = null;
    if (!ending) return;
    const ended = new Promise<void>((resolve) => ending.once("exit", () => resolve()));
    ending.kill("SIGKILL");
    await ended;
  }

  return {
    deaths: () => deaths,
    start,
    kill,
    isRunning: () => child !== null,
    async remove() {
      await kill();
      fs.rmSync(file, { force: true });
    },
  };
}

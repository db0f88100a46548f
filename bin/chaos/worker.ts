import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build, stop as stopEsbuild } from "esbuild";
import { root } from "../local/build";
import { tetherArgs, tetherEnv } from "../local/tether";
import { workerBuild } from "../local/worker-bundle";
import type { Tally } from "./tally";
import { startWire, type Wire } from "./wire";

/** A process of the product, started again when it dies, with wires of its own to the database and to the provider. */
export interface Victim {
  database: Wire;
  provider: Wire;
  start: () => void;
  /** Kill -9, and up again at once unless `forGood`. Resolves when it is gone. */
  kill: (forGood?: boolean) => Promise<void>;
  /** SIGSTOP and SIGCONT. */
  freeze: () => void;
  thaw: () => void;
  remove: () => Promise<void>;
}

export interface Surroundings {
  databasePort: number;
  providerPort: number;
  /** The settings of the product as if there were no wires between. */
  settings: Record<string, string>;
  log: string;
  faults: Tally;
}

/** The product's worker, bundled apart from the one that `npm start` runs, in `count` processes. */
export async function bundledWorkers(count: number, around: Surroundings): Promise<Victim[]> {
  const file = path.join(root, ".build", `chaos-worker-${process.pid}.mjs`);
  // With its packages inside, it starts in a third of the time. These read files beside themselves.
  await build({
    ...workerBuild(file),
    ...{ sourcemap: false, packages: undefined, external: ["pino", "resend", "@opentelemetry/*"] },
  });
  await stopEsbuild();
  const workers = await Promise.all(
    Array.from({ length: count }, (_, nth) => victim(`worker ${nth + 1}`, [file], around, 16000 + nth * 20)),
  );
  const remove = async () => {
    fs.rmSync(file, { force: true });
  };
  return workers.map((worker) => ({
    ...worker,
    remove: async () => Promise.all([worker.remove(), remove()]).then(),
  }));
}

export async function victim(
  name: string,
  args: string[],
  around: Surroundings,
  firstPort: number,
): Promise<Victim> {
  const database = await startWire(around.databasePort, firstPort);
  const provider = await startWire(around.providerPort, firstPort + 10);
  const settings = Object.entries(around.settings).map(([key, value]) => [
    key,
    value
      .replace(`127.0.0.1:${around.databasePort}/`, `127.0.0.1:${database.port}/`)
      .replace(`127.0.0.1:${around.providerPort}`, `127.0.0.1:${provider.port}`),
  ]);
  let child: ChildProcess | null = null;

  function start(): void {
    const output = fs.openSync(around.log, "a");
    const { PATH, HOME, TMPDIR } = process.env;
    const started = spawn(process.execPath, [...tetherArgs, ...args], {
      cwd: root,
      env: { PATH, HOME, TMPDIR, NODE_ENV: "production", ...Object.fromEntries(settings), ...tetherEnv() },
      stdio: ["ignore", output, output, "ipc"],
    });
    fs.closeSync(output);
    child = started;
    started.once("exit", () => {
      if (child !== started) return;
      around.faults.add(`${name.replace(/ \d$/, "")} ended by itself`);
      start();
    });
  }

  async function kill(forGood = false): Promise<void> {
    const ending = child;
    child = null;
    if (!ending) return;
    const ended = new Promise<void>((resolve) => ending.once("exit", () => resolve()));
    ending.kill("SIGKILL");
    await ended;
    if (!forGood) start();
  }

  return {
    database,
    provider,
    start,
    kill,
    freeze: () => child?.kill("SIGSTOP"),
    thaw: () => child?.kill("SIGCONT"),
    async remove() {
      await kill(true);
      await Promise.all([database.close(), provider.close()]);
    },
  };
}

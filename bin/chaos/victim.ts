import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import { root } from "../local/build";
import { tetherArgs, tetherEnv } from "../local/tether";
import type { Tally } from "./tally";
import { startWire, type Wire } from "./wire";

/** A process of the product, started again when it dies, with a wire of its own to the database. */
export interface Victim {
  database: Wire;
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
  /** The settings of the product as if there were no wires between. */
  settings: Record<string, string>;
  log: string;
  faults: Tally;
}

/** Not started yet. `args` are Node's. */
export async function victim(
  name: string,
  args: string[],
  around: Surroundings,
  firstPort: number,
): Promise<Victim> {
  const database = await startWire(around.databasePort, firstPort);
  const settings = rewired(around.settings, `127.0.0.1:${around.databasePort}/`, database);
  let child: ChildProcess | null = null;

  function start(): void {
    const output = fs.openSync(around.log, "a");
    const { PATH, HOME, TMPDIR } = process.env;
    const started = spawn(process.execPath, [...tetherArgs, ...args], {
      cwd: root,
      env: { PATH, HOME, TMPDIR, NODE_ENV: "production", ...settings, ...tetherEnv() },
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
    start,
    kill,
    freeze: () => child?.kill("SIGSTOP"),
    thaw: () => child?.kill("SIGCONT"),
    async remove() {
      await kill(true);
      await database.close();
    },
  };
}

/** The same settings, with `wire` between whoever has them and `address`. */
export function rewired(
  settings: Record<string, string>,
  address: string,
  wire: Wire,
): Record<string, string> {
  const end = address.endsWith("/") ? "/" : "";
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      value.replace(address, `127.0.0.1:${wire.port}${end}`),
    ]),
  );
}

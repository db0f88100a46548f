import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Cluster } from "../chaos/cluster";
import { ensureBuild, nextProgram, root } from "../local/build";
import { findFreePort } from "../local/ports";
import type { Secrets } from "../local/secrets";
import { tetherArgs, tetherEnv } from "../local/tether";
import { Trouble } from "../local/trouble";
import { node } from "../testing/node";

export interface Server {
  url: string;
  stop: () => Promise<void>;
}

/** The product's own web server as `npm start` runs it, on the database of the measurement. */
export async function startProduct(folder: string, secrets: Secrets, urls: Cluster["urls"]): Promise<Server> {
  await ensureBuild((line) => process.stdout.write(`${line}\n`));
  const port = await findFreePort(3210);
  return serve(root, port, {
    ...urls,
    DATABASE_URL: "",
    AUTH_SECRET: secrets.authSecret,
    AFTERWORD_URL: `http://localhost:${port}`,
    AFTERWORD_DATA_DIR: folder,
    LOCAL_KEY: "",
    RATE_LIMITS: "off",
  });
}

/** A Next app of one page with one query, built beside the product's build: what every page must cost. */
export async function startBare(urls: Cluster["urls"]): Promise<Server> {
  const folder = path.join(root, ".build", "bench-bare");
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(path.join(import.meta.dirname, "bare"), folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  if ((await node([nextProgram, "build", folder])) !== 0)
    throw new Trouble("The bare app could not be built.");
  return serve(folder, await findFreePort(3240), { BENCH_DATABASE_URL: urls.DATABASE_URL_WEB });
}

async function serve(folder: string, port: number, env: Record<string, string>): Promise<Server> {
  const child = spawn(
    process.execPath,
    [...tetherArgs, nextProgram, "start", folder, "-H", "localhost", "-p", String(port)],
    {
      cwd: root,
      env: { ...process.env, ...env, ...tetherEnv(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const url = `http://localhost:${port}`;
  await untilAnswering(child, url);
  return { url, stop: () => stop(child) };
}

async function untilAnswering(child: ChildProcess, url: string): Promise<void> {
  while (child.exitCode === null) {
    try {
      await fetch(url, { redirect: "manual" });
      return;
    } catch {
      await pause(100);
    }
  }
  throw new Trouble(`The server for ${url} did not start.`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

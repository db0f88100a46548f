import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { settingNames } from "@/lib/env";
import { settingsOfFakeGoogle } from "@/tests/support/fake-google";
import { root } from "../local/build";
import { findFreePort } from "../local/ports";
import { tetherArgs, tetherEnv } from "../local/tether";
import { Trouble } from "../local/trouble";
import { provideChromium } from "./chromium";
import { bin, node, passedWhen, type Tally } from "./node";

const FIRST_PORT = 3200;

/** Starts the product as anybody would, on a folder and a port of its own, and runs Playwright against it; all specs or these. */
export async function runBrowserTests(folder: string, specs: readonly string[] = []): Promise<Tally> {
  const browser = provideChromium((line) => process.stdout.write(`${line}\n`));
  const port = await findFreePort(FIRST_PORT);
  const url = `http://localhost:${port}`;
  const data = path.join(folder, "data");
  const google = `http://127.0.0.1:${await findFreePort(port + 1)}`;
  const product = startProduct(port, data, google);
  try {
    await untilAnswering(product, url);
    const report = path.join(folder, "browser.json");
    const code = await node([bin("@playwright/test/cli.js"), "test", "--reporter=list,json", ...specs], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      AFTERWORD_TEST_URL: url,
      AFTERWORD_TEST_DATA_DIR: data,
      AFTERWORD_TEST_GOOGLE_URL: google,
      CHROMIUM_PATH: browser,
    });
    return tallyOf(report, code);
  } finally {
    await stopProduct(product);
  }
}

function startProduct(port: number, data: string, google: string): ChildProcess {
  // Empty counts as absent, and a name that is there keeps .env from setting it: no test runs on anybody's own data.
  const nothing = Object.fromEntries(settingNames.map((name) => [name, ""]));
  const own = {
    PORT: String(port),
    AFTERWORD_DATA_DIR: data,
    RATE_LIMITS: "off",
    ...settingsOfFakeGoogle(google),
  };
  return spawn(process.execPath, [...tetherArgs, "--import", "tsx", "bin/start.ts"], {
    cwd: root,
    env: { ...process.env, ...nothing, ...own, ...tetherEnv() },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

async function untilAnswering(product: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (product.exitCode !== null)
      throw new Trouble("The product did not start, so the browser tests cannot run.");
    try {
      await fetch(url, { redirect: "manual" });
      return;
    } catch {
      await pause(100);
    }
  }
}

async function stopProduct(product: ChildProcess): Promise<void> {
  if (product.exitCode !== null) return;
  const ended = new Promise((resolve) => product.once("exit", resolve));
  product.kill("SIGTERM");
  await ended;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

function tallyOf(file: string, code: number): Tally {
  if (!fs.existsSync(file)) return passedWhen(false);
  const { stats }: PlaywrightReport = JSON.parse(fs.readFileSync(file, "utf8"));
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed: code === 0 ? failed : Math.max(1, failed) };
}

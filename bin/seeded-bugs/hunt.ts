import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { tetherArgs, tetherEnv } from "../local/tether";
import { Trouble } from "../local/trouble";
import type { SeededBug } from "./bugs";

/** The names of the tests that ran, passed or failed. Skipped ones are in neither. */
export interface Found {
  passed: string[];
  failed: string[];
}

interface VitestReport {
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

/** Runs the tests that are to catch these bugs. Raises Trouble when they could not run at all. */
export async function runTests(tree: string, hunts: readonly SeededBug["caughtBy"][]): Promise<Found> {
  const report = path.join(tree, "seeded-bugs.json");
  fs.rmSync(report, { force: true });
  const unique = (list: string[]) => [...new Set(list)];
  const named = unique(hunts.map((hunt) => literally(hunt.named)));
  const said = await node(tree, [
    "node_modules/vitest/vitest.mjs",
    "run",
    ...unique(hunts.map(({ project }) => `--project=${project}`)),
    ...unique(hunts.map(({ file }) => file)),
    `--testNamePattern=${named.join("|")}`,
    "--reporter=json",
    `--outputFile=${report}`,
  ]);
  if (!fs.existsSync(report)) throw new Trouble(`The tests could not run:\n\n${said.text}`);
  const { testResults }: VitestReport = JSON.parse(fs.readFileSync(report, "utf8"));
  const tests = testResults.flatMap((file) => file.assertionResults);
  const names = (status: string) =>
    tests.filter((test) => test.status === status).map((test) => test.fullName);
  const found = { passed: names("passed"), failed: names("failed") };
  if (found.passed.length + found.failed.length === 0)
    throw new Trouble(`No test ran, so nothing was tried:\n\n${said.text}`);
  return found;
}

/** The same in a browser, on a build of this tree. */
export async function runInBrowser(tree: string, { file, named }: SeededBug["caughtBy"]): Promise<Found> {
  const said = await node(tree, ["--import", "tsx", "bin/seeded-bugs/browser.ts", file]);
  if (said.code === 0) return { passed: [named], failed: [] };
  // A test that ran out of time says nothing.
  const failed = said.text.includes(named) && !said.text.includes("Test timeout");
  if (said.code === 1 && failed) return { passed: [], failed: [named] };
  throw new Trouble(`The browser test could not run:\n\n${said.text}`);
}

function node(tree: string, args: string[]): Promise<{ code: number; text: string }> {
  const child = spawn(process.execPath, [...tetherArgs, ...args], {
    cwd: tree,
    env: { ...process.env, ...tetherEnv(), NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let text = "";
  const keep = (part: Buffer) => {
    text = (text + part.toString("utf8")).slice(-20_000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, text }));
  });
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

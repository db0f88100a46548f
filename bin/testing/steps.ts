import fs from "node:fs";
import path from "node:path";
import { ensureBuild, nextProgram, root } from "../local/build";
import { bundleWorker } from "../local/worker-bundle";
import { runBrowserTests } from "./browser";
import { bin, node, passedWhen, type Tally } from "./node";

export interface Step {
  name: string;
  /** Part of `npm run check`, the fast half. */
  fast: boolean;
  run: (folder: string) => Promise<Tally>;
}

export const steps: Step[] = [
  {
    name: "lint",
    fast: true,
    run: () => once([bin("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings"]),
  },
  { name: "types", fast: true, run: checkTypes },
  { name: "structure", fast: true, run: () => once(["--import", "tsx", "bin/check-structure.ts"]) },
  { name: "migrations", fast: true, run: checkMigrations },
  { name: "unit", fast: true, run: (folder) => vitest(folder, ["unit"]) },
  { name: "database", fast: false, run: (folder) => vitest(folder, ["database"]) },
  { name: "engine", fast: false, run: (folder) => vitest(folder, ["engine"]) },
  { name: "simulation", fast: false, run: simulateTwice },
  { name: "build", fast: false, run: build },
  { name: "chaos", fast: false, run: chaos },
  { name: "browser", fast: false, run: runBrowserTests },
];

async function once(args: string[]): Promise<Tally> {
  return passedWhen((await node(args)) === 0);
}

/** Routes have types of their own, which Next writes first. */
async function checkTypes(): Promise<Tally> {
  const written = await node([nextProgram, "typegen"]);
  return passedWhen(written === 0 && (await node([bin("typescript/bin/tsc"), "--noEmit", "-p", "."])) === 0);
}

/** Whether the migrations say the same as the schema: generating into a copy of them must add nothing. */
async function checkMigrations(folder: string): Promise<Tally> {
  const kit = bin("drizzle-kit/bin.cjs");
  const copy = path.join(folder, "migrations");
  fs.cpSync(path.join(root, "db/migrations"), copy, { recursive: true });
  const files = () => fs.readdirSync(copy, { recursive: true, encoding: "utf8" }).sort().join("\n");
  const before = files();
  const env = { AFTERWORD_MIGRATIONS_DIR: path.relative(root, copy) };
  if ((await node([kit, "check"], env)) !== 0 || (await node([kit, "generate"], env)) !== 0)
    return passedWhen(false);
  if (files() === before) return passedWhen(true);
  process.stdout.write(
    "The schema and the migrations disagree. Run npm run db:generate -- --name=<what-changes>.\n",
  );
  return passedWhen(false);
}

async function vitest(folder: string, projects: string[]): Promise<Tally> {
  const report = path.join(folder, `${projects.join("-")}.json`);
  const code = await node([
    bin("vitest/vitest.mjs"),
    "run",
    ...projects.map((project) => `--project=${project}`),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return tallyOf(report, code);
}

interface VitestReport {
  numPassedTests: number;
  numTotalTests: number;
}

/** A test that neither passed nor failed was skipped, which counts as failed; so does a run that broke off. */
function tallyOf(file: string, code: number): Tally {
  if (!fs.existsSync(file)) return passedWhen(false);
  const report: VitestReport = JSON.parse(fs.readFileSync(file, "utf8"));
  const failed = report.numTotalTests - report.numPassedTests;
  return { passed: report.numPassedTests, failed: code === 0 ? failed : Math.max(1, failed) };
}

/** A short life of two groups of people, and the very same once more. */
function simulateTwice(): Promise<Tally> {
  const wish = ["--users", "26", "--days", "12", "--seed", "1", "--twice"];
  return once(["--import", "tsx", "bin/simulate.ts", ...wish]);
}

/** The short form, more than 500 lives; the long one is a command of its own (docs/reliability.md). */
async function chaos(): Promise<Tally> {
  const lives = ["--interviews", "190", "--days", "2", "--seed", "7"];
  return passedWhen(
    (await node(["--conditions=react-server", "--import", "tsx", "bin/chaos.ts", ...lives])) === 0,
  );
}

async function build(): Promise<Tally> {
  await Promise.all([ensureBuild((line) => process.stdout.write(`${line}\n`)), bundleWorker()]);
  return passedWhen(true);
}

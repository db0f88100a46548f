import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { tetherArgs, tetherEnv } from "./tether";
import { Trouble } from "./trouble";

export const root = path.resolve(import.meta.dirname, "../..");
export const nextProgram = path.join(root, "node_modules/next/dist/bin/next");

const SOURCES = [
  "app",
  "db",
  "inngest",
  "lib",
  "public",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

/** Builds the app for production unless the present build was made from these very sources. */
export async function ensureBuild(say: (line: string) => void): Promise<void> {
  if (isBuildFresh()) return;
  const hash = sourceHash();
  say("Building the app. This happens once after every change and takes about a minute.");
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const progress = setInterval(() => say(`  still building, ${seconds()} s`), 15_000);
  try {
    // Another start may be building in the same folder; its build is as good as ours when the sources are the same.
    while ((await runBuild()) === "somebody else builds") {
      await pause(1000);
      if (isBuildFresh()) return;
    }
  } finally {
    clearInterval(progress);
  }
  fs.writeFileSync(stampFile(), JSON.stringify({ hash, buildId: buildId() }));
  say(`Built in ${seconds()} s.`);
}

export function isBuildFresh(): boolean {
  try {
    const stamp: { hash: string; buildId: string } = JSON.parse(fs.readFileSync(stampFile(), "utf8"));
    return stamp.buildId === buildId() && stamp.hash === sourceHash();
  } catch {
    return false;
  }
}

/** Changes with any source of the build, the lock file or the version of Node. */
export function sourceHash(from = root): string {
  const hash = createHash("sha256").update(process.version);
  const add = (name: string) => {
    const stat = fs.statSync(path.join(from, name), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const entry of fs.readdirSync(path.join(from, name)).sort()) add(`${name}/${entry}`);
    } else if (stat) {
      hash.update(`\0${name}\0${stat.size}\0`).update(fs.readFileSync(path.join(from, name)));
    }
  };
  for (const source of SOURCES) add(source);
  return hash.digest("hex");
}

function runBuild(): Promise<"built" | "somebody else builds"> {
  fs.mkdirSync(path.join(root, ".build"), { recursive: true });
  const logName = path.join(root, ".build", "next-build.log");
  const log = fs.openSync(logName, "w");
  const child = spawn(process.execPath, [...tetherArgs, nextProgram, "build"], {
    cwd: root,
    stdio: ["ignore", log, log, "ipc"],
    env: { ...process.env, ...tetherEnv(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  fs.closeSync(log);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) return resolve("built");
      const log = fs.readFileSync(logName, "utf8").trim();
      if (log.includes("Another next build process is already running"))
        return resolve("somebody else builds");
      const said = log.split("\n").slice(-60).join("\n");
      reject(
        new Trouble(`The app could not be built. The end of ${path.relative(root, logName)}:\n\n${said}`),
      );
    });
  });
}

function buildId(): string {
  return fs.readFileSync(path.join(root, ".next", "BUILD_ID"), "utf8");
}

function stampFile(): string {
  return path.join(root, ".next", "afterword-build.json");
}

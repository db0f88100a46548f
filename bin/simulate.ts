/**
 * A year of many people on the real code: `npm run simulate -- --users 1000 --days 365 --seed 7`. Each group of people has one source
 * of chance, and `--threads` of them go on at once: the same seed lives through the same. `--twice` does it two times and
 * compares, `--group <n>` lives through that group alone, and `--log <file>` tells their story.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { build, stop as stopEsbuild } from "esbuild";
import { settingNames } from "@/lib/env";
import { wholeNumber } from "./local/arguments";
import { root } from "./local/build";
import { Trouble } from "./local/trouble";
import { workerBuild } from "./local/worker-bundle";
import { run } from "./run";
import { engineUrl, providerUrl } from "./simulate/network";
import { type Outcome, simulate, type Wish } from "./simulate/threads";

run(async () => {
  const { values } = parseArgs({
    options: {
      users: { type: "string", default: "100" },
      days: { type: "string", default: "60" },
      seed: { type: "string" },
      twice: { type: "boolean", default: false },
      group: { type: "string" },
      threads: { type: "string", default: String(2 * os.availableParallelism()) },
      log: { type: "string" },
    },
  });
  const users = wholeNumber("--users", values.users);
  const days = wholeNumber("--days", values.days);
  const seed = wholeNumber("--seed", values.seed ?? String(Date.now() % 1_000_000));
  const group = values.group ? wholeNumber("--group", values.group) : null;
  const threads = Math.max(1, wholeNumber("--threads", values.threads));
  const hashes = new Set<string>();
  for (let times = values.twice ? 2 : 1; times > 0; times -= 1) {
    const [startedAt, usedBefore] = [performance.now(), process.cpuUsage()];
    const log = values.log ? path.resolve(values.log) : null;
    if (log) fs.writeFileSync(log, "");
    const outcome = await lived({ users, days, seed, group, threads, log });
    const { user, system } = process.cpuUsage(usedBefore);
    const took = { ms: performance.now() - startedAt, busyMs: (user + system) / 1000 };
    process.stdout.write(`${report({ users, days, seed }, took, outcome).join("\n")}\n`);
    if (outcome.broken.length > 0) process.exit(1);
    hashes.add(outcome.hash);
  }
  if (hashes.size > 1) throw new Trouble("The same seed lived through two different things.");
  process.exit(0);
});

/** With the settings that the product reads when its modules are loaded, and those bundled as for the worker. */
async function lived(wish: Omit<Wish, "bundle" | "say">): Promise<Outcome> {
  const bundle = path.join(root, ".build", `simulate-${process.pid}.mjs`);
  for (const name of settingNames) delete process.env[name];
  Object.assign(process.env, {
    NODE_ENV: "production",
    AUTH_SECRET: "the same in every run, since keys of mails derive from it",
    ENGINE: "inngest",
    INNGEST_EVENT_KEY: "simulation",
    INNGEST_SIGNING_KEY: `signkey-test-${"0".repeat(64)}`,
    INNGEST_BASE_URL: engineUrl,
    RESEND_API_KEY: "re_simulation",
    RESEND_BASE_URL: providerUrl,
    MAIL_FROM: "Afterword <afterword@example.com>",
  });
  try {
    const entryPoints = [path.join(root, "bin/simulate/run.ts")];
    await build({ ...workerBuild(bundle), entryPoints, sourcemap: "inline" });
    await stopEsbuild();
    return await simulate({ ...wish, bundle, say: (line) => process.stderr.write(`${line}\n`) });
  } finally {
    fs.rmSync(bundle, { force: true });
  }
}

function report(
  { users, days, seed }: Pick<Wish, "users" | "days" | "seed">,
  took: { ms: number; busyMs: number },
  outcome: Outcome,
): string[] {
  const { broken, events, mails, requests, nightly, faults, acts, endings, hash, spent } = outcome;
  const costly = [...spent]
    .sort((a, b) => b[1].ms - a[1].ms)
    .map(([name, { count, ms }]) => {
      return `  ${seconds(ms)} for ${count} of ${name}, ${(ms / count).toFixed(1)} ms each`;
    });
  const verdict = broken.slice(0, 10).map((each) => `broken       ${each}`);
  const again = `at event ${events} of group ${outcome.group}. Again: npm run simulate -- --users ${users} --days ${days} --seed ${seed} --group ${outcome.group}`;
  return [
    `lived        ${users} people, ${days} days, seed ${seed}: ${events} events in ${seconds(took.ms)}, ${seconds(took.busyMs)} of a processor without Postgres`,
    `mails        ${mails} by ${requests} requests; ${nightly} tried again into quiet hours`,
    `people did   ${acts}`,
    `faults       ${faults.total}: ${faults}`,
    `reminders    ${endings}`,
    ...costly,
    `journal      ${hash}`,
    ...(broken.length > 0 ? [...verdict, again] : ["every invariant held after every event"]),
  ];
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

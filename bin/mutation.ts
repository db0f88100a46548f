/**
 * Mutation testing of the planner: `npm run mutation` changes its sources in some thousand small ways, in a copy, and counts which
 * changes no test notices. Takes half an hour; `-- --mutate lib/follow-ups/plan.ts` tries one file. What survived is told at the end,
 * and stands in .build/mutation.json.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { root } from "./local/build";
import { tetherArgs, tetherEnv } from "./local/tether";
import { run } from "./run";
import { copyTree } from "./testing/tree";

/** The property tests run once for each change, so a few rounds in every third zone must do. */
const PLAN_RUNS = "150";

run(async () => {
  const tree = copyTree("mutation");
  const stryker = "node_modules/@stryker-mutator/core/bin/stryker.js";
  const child = spawn(
    process.execPath,
    [...tetherArgs, stryker, "run", "bin/mutation/stryker.json", ...process.argv.slice(2)],
    {
      cwd: tree,
      env: { ...process.env, ...tetherEnv(), PLAN_RUNS },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (ended) => resolve(ended ?? 1));
  });
  const report = path.join(tree, "mutation.json");
  if (fs.existsSync(report)) {
    fs.mkdirSync(path.join(root, ".build"), { recursive: true });
    fs.mkdirSync(path.join(root, ".build"), { recursive: true });
    fs.copyFileSync(report, path.join(root, ".build", "mutation.json"));
  }
  fs.rmSync(tree, { recursive: true, force: true });
  process.exit(code);
});

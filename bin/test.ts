import fs from "node:fs";
import path from "node:path";
import { temporaryFolder } from "./local/binaries";
import { checkNode } from "./local/checks";
import { Trouble } from "./local/trouble";
import { run } from "./run";
import type { Tally } from "./testing/node";
import { type Step, steps } from "./testing/steps";

run(async () => {
  checkNode();
  const wanted = chooseSteps(process.argv.slice(2));
  const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-check-"));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      fs.rmSync(folder, { recursive: true, force: true });
      process.exit(1);
    });
  }
  const total: Tally = { passed: 0, failed: 0 };
  try {
    for (const step of wanted) {
      const tally = await timed(step, folder);
      total.passed += tally.passed;
      total.failed += tally.failed;
      if (tally.failed > 0) break;
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  print(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 ? 1 : 0);
});

/** No names: all steps. `check`: the fast ones. */
function chooseSteps(names: string[]): Step[] {
  const known = [...steps.map(({ name }) => name), "check"];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Trouble(`There is no step called ${unknown}. The steps are ${known.join(", ")}.`);
  if (names.length === 0) return steps;
  return steps.filter(({ name, fast }) => names.includes(name) || (fast && names.includes("check")));
}

async function timed(step: Step, folder: string): Promise<Tally> {
  print(`\n── ${step.name}`);
  const startedAt = performance.now();
  let tally: Tally;
  try {
    tally = await step.run(folder);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    print(error.message);
    tally = { passed: 0, failed: 1 };
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  print(`${tally.failed > 0 ? "✗" : "✓"} ${step.name}, ${seconds} s`);
  return tally;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

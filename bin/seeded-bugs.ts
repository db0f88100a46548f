/**
 * Do the tests bite? `npm run bugs` makes each bug of M5 in a copy of the sources and runs the tests that are to catch it;
 * `npm run bugs -- "no claim"` tries one of them. A bug that is missed fails the run.
 */
import fs from "node:fs";
import { Trouble } from "./local/trouble";
import { run } from "./run";
import { type SeededBug, seededBugs } from "./seeded-bugs/bugs";
import { runInBrowser, runTests } from "./seeded-bugs/hunt";
import { seed } from "./seeded-bugs/seed";
import { copyTree } from "./testing/tree";

run(async () => {
  const bugs = chosen(process.argv.slice(2));
  const startedAt = performance.now();
  const tree = copyTree("seeded-bugs");
  let caught = 0;
  try {
    await passWithoutBugs(tree, bugs);
    for (const bug of bugs) {
      const began = performance.now();
      const takeBack = seed(tree, bug.edits);
      const { failed } = await hunt(tree, bug);
      takeBack();
      if (failed.length > 0) caught += 1;
      print(`${failed.length > 0 ? "caught" : "MISSED"}  ${bug.name}, ${seconds(began)} s`);
      print(`        ${bug.breaks}`);
      print(`        ${bug.caughtBy.file}: ${failed[0] ?? bug.caughtBy.named}`);
    }
  } finally {
    fs.rmSync(tree, { recursive: true, force: true });
  }
  print(`${caught} of ${bugs.length} caught in ${seconds(startedAt)} s`);
  process.exit(caught === bugs.length ? 0 : 1);
});

function chosen(names: string[]): SeededBug[] {
  const unknown = names.find((name) => !seededBugs.some((bug) => bug.name === name));
  if (unknown) {
    const known = seededBugs.map(({ name }) => name).join(", ");
    throw new Trouble(`There is no bug called ${unknown}. The bugs are ${known}.`);
  }
  return names.length > 0 ? seededBugs.filter(({ name }) => names.includes(name)) : seededBugs;
}

/** A test that fails anyway catches nothing. Browser tests are left out, since each would need a build of its own. */
async function passWithoutBugs(tree: string, bugs: readonly SeededBug[]): Promise<void> {
  const hunts = bugs.map(({ caughtBy }) => caughtBy).filter(({ project }) => project !== "browser");
  if (hunts.length === 0) return;
  const { passed, failed } = await runTests(tree, hunts);
  if (failed.length > 0) throw new Trouble(`These fail without any bug:\n${failed.join("\n")}`);
  const lost = hunts.find(({ named }) => !passed.some((name) => name.includes(named)));
  if (lost) throw new Trouble(`${lost.file} has no test called “${lost.named}”.`);
}

function hunt(tree: string, { caughtBy }: SeededBug) {
  return caughtBy.project === "browser" ? runInBrowser(tree, caughtBy) : runTests(tree, [caughtBy]);
}

function seconds(from: number): number {
  return Math.round((performance.now() - from) / 1000);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Reminders under fire: `npm run chaos -- --lives 100 --seed 7`. The lives and the appetite for faults come from the seed; which
 * moment a fault hits is the machine's. `--log <file>` keeps what the worker says.
 */
import { parseArgs } from "node:util";
import { liveThrough, type Outcome } from "./chaos/run";
import { Trouble } from "./local/trouble";
import { run } from "./run";

run(async () => {
  const { values } = parseArgs({
    options: { lives: { type: "string" }, seed: { type: "string" }, log: { type: "string" } },
  });
  const lives = wholeNumber("--lives", values.lives ?? "100");
  const seed = wholeNumber("--seed", values.seed ?? String(Date.now() % 1_000_000));
  const startedAt = performance.now();
  const outcome = await liveThrough(lives, seed, values.log ?? null);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  process.stdout.write(`${report(lives, seed, seconds, outcome).join("\n")}\n`);
  const { lost, doubled, early, afterStop, otherBytes } = outcome.verdict;
  process.exit([lost, doubled, early, afterStop, otherBytes].some((found) => found.length > 0) ? 1 : 0);
});

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Trouble(`${name} is a whole number.`);
  return number;
}

function report(lives: number, seed: number, seconds: number, outcome: Outcome): string[] {
  const { verdict, faults, acts, mails, requests, days, stops } = outcome;
  const ended = [...verdict.ended].sort((a, b) => b[1] - a[1]).map(([how, count]) => `  ${count} ${how}`);
  const found = (name: string, list: string[]) => [
    `${name.padEnd(12)} ${list.length}`,
    ...list.slice(0, 20).map((each) => `  ${each}`),
  ];
  return [
    `lives        ${lives}, seed ${seed}, ${days} days and ${stops} alarms in ${seconds} s`,
    `reminders    ${verdict.reminders}, due ${verdict.due}, delivered ${verdict.delivered}, in ${mails} mails by ${requests} requests`,
    `people did   ${acts}`,
    `faults       ${faults.total}: ${faults}`,
    "not delivered, and why",
    ...ended,
    ...found("lost", verdict.lost),
    ...found("doubled", verdict.doubled),
    ...found("early", verdict.early),
    ...found("after stop", verdict.afterStop),
    ...found("other bytes", verdict.otherBytes),
    `late         ${spread(verdict.late)}; where nothing went wrong ${spread(verdict.lateUndisturbed)}`,
  ];
}

function spread(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    `${((sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0) / 1000).toFixed(1)} s`;
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} (${sorted.length})`;
}

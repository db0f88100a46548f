/**
 * Reminders under fire: `npm run chaos -- --interviews 500 --days 12 --seed 7`, and with `--crash-points 50` a worker that dies fifty times
 * at each of C1 to C8. A life is that of a reminder that falls due; an interview has four or five in its first two days. The
 * interviews and the appetite for faults come from the seed; which moment a fault hits is the machine's.
 * `--blow-every <requests>` is how often fate strikes, `--log <file>` keeps what the processes say.
 */
import { parseArgs } from "node:util";
import { findings } from "./chaos/outcome";
import { report } from "./chaos/report";
import { liveThrough } from "./chaos/run";
import { wholeNumber } from "./local/arguments";
import { run } from "./run";

run(async () => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      interviews: text,
      days: text,
      seed: text,
      log: text,
      "crash-points": text,
      "blow-every": text,
    },
  });
  const startedAt = performance.now();
  const seed = wholeNumber("--seed", values.seed ?? String(Date.now() % 1_000_000));
  const outcome = await liveThrough({
    seed,
    interviews: wholeNumber("--interviews", values.interviews ?? "100"),
    days: wholeNumber("--days", values.days ?? "12"),
    blowEvery: wholeNumber("--blow-every", values["blow-every"] ?? "60"),
    crashPoints: values["crash-points"] ? wholeNumber("--crash-points", values["crash-points"]) : null,
    log: values.log ?? null,
  });
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  process.stdout.write(`${report(outcome, seed, seconds).join("\n")}\n`);
  process.exit(findings(outcome).some(([, found]) => found.length > 0) ? 1 : 0);
});

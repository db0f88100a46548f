import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { paths } from "@/lib/paths";
import { requestsPerSecond, type Target } from "./bench/load";
import { makeCrowd, makePerson, type Person } from "./bench/people";
import { visit } from "./bench/phone";
import { type Figures, writeReport } from "./bench/report";
import { startBare, startProduct } from "./bench/servers";
import { startCluster } from "./chaos/cluster";
import { wholeNumber } from "./local/arguments";
import { temporaryFolder } from "./local/binaries";
import { root } from "./local/build";
import { keepSecrets } from "./local/secrets";
import { run } from "./run";

const COOKIE = "afterword.session";

run(async () => {
  const { values } = parseArgs({
    options: { crowd: { type: "string", default: "1000000" }, seconds: { type: "string", default: "6" } },
  });
  const crowd = wholeNumber("--crowd", values.crowd);
  const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-bench-"));
  const secrets = keepSecrets(folder);
  const cluster = await startCluster(folder, secrets);
  const stops: (() => Promise<void>)[] = [cluster.stop];
  try {
    const small = await makePerson(cluster.admin, 100);
    const large = await makePerson(cluster.admin, 5000);
    say(`Filling the tables with ${crowd} applications of other people.`);
    await makeCrowd(cluster.admin, crowd);
    const product = await startProduct(folder, secrets, cluster.urls);
    stops.push(product.stop);
    const bare = await startBare(cluster.urls);
    stops.push(bare.stop);

    const details = await detailPages(cluster.admin, small);
    const pages = {
      Today: paths.today(),
      Board: paths.applications(),
      Application: details.application,
      Step: details.step,
    };
    const signedIn = (person: Person, suffix: string): Target[] =>
      Object.entries(pages)
        .filter(([name]) => !suffix || name === "Today" || name === "Board")
        .map(([name, page]) => ({
          name: name + suffix,
          url: product.url + page,
          cookie: `${COOKIE}=${person.sessionToken}`,
        }));
    say("Counting requests.");
    const requests = await requestsPerSecond(
      [{ name: "bare", url: bare.url }, ...signedIn(small, ""), ...signedIn(large, " of 5,000")],
      { seconds: Number(values.seconds) },
    );
    say("Visiting as a phone.");
    const vitals = await visit([
      ...[paths.home(), paths.calculator()].map((page) => ({ name: page, url: product.url + page })),
      ...Object.entries(pages).map(([name, page]) => ({
        name,
        url: product.url + page,
        cookie: { name: COOKIE, value: small.sessionToken },
      })),
    ]);
    const figures: Figures = { requests, vitals, crowd: Number(values.crowd), machine: machine() };
    const file = path.join(root, "docs", "benchmarks.md");
    say(writeReport(file, figures));
  } finally {
    for (const stop of stops.reverse()) await stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

async function detailPages(admin: Awaited<ReturnType<typeof startCluster>>["admin"], { id }: Person) {
  const [step] = await admin<{ id: string; application_id: string }[]>`
    select s.id, s.application_id from follow_up_step s
    where s.owner_id = ${id} and s.state = 'planned' and s.kind = 'second-follow-up' order by s.id limit 1`;
  if (!step) throw new Error("The measured person has no step.");
  return { application: paths.application(step.application_id), step: paths.step(step.id) };
}

function machine(): string {
  const load = os.loadavg()[0]?.toFixed(1);
  return `${os.cpus().length} cores, ${os.cpus()[0]?.model.trim()}, Node ${process.version.slice(1)}, load ${load} at the end`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

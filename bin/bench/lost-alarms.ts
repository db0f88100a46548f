/**
 * Measures how long a worker takes to set alarms anew when its engine has lost everything (F14):
 * `npm run bench:lost-alarms -- --reminders 10000`, on a throw-away database.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type postgres from "postgres";
import { startCluster } from "../chaos/cluster";
import { temporaryFolder } from "../local/binaries";
import { root } from "../local/build";
import { keepSecrets } from "../local/secrets";
import { tetherArgs, tetherEnv } from "../local/tether";
import { bundleWorker, workerFile } from "../local/worker-bundle";
import { run } from "../run";
import { makePerson } from "./people";

const PLANNED_EACH = 30;

run(async () => {
  const { values } = parseArgs({ options: { reminders: { type: "string", default: "10000" } } });
  const people = Math.ceil(Number(values.reminders) / PLANNED_EACH);
  const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-bench-"));
  const secrets = keepSecrets(folder);
  const cluster = await startCluster(folder, secrets);
  try {
    for (let n = 0; n < people; n += 1) await makePerson(cluster.admin, 40);
    const reminders = await rememberLostAlarms(cluster.admin);
    await bundleWorker();
    const startedAt = performance.now();
    const worker = spawn(process.execPath, [...tetherArgs, workerFile], {
      cwd: root,
      env: {
        ...process.env,
        ...cluster.urls,
        ...tetherEnv(),
        DATABASE_URL: "",
        AUTH_SECRET: secrets.authSecret,
        AFTERWORD_DATA_DIR: folder,
        NODE_ENV: "production",
      },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
    for (let armed = 0, tenth = 0; armed < reminders; await pause(200)) {
      armed = await liveAlarms(cluster.admin);
      if (worker.exitCode !== null) throw new Error("The worker ended.");
      if (Math.floor((armed / reminders) * 10) <= tenth) continue;
      tenth = Math.floor((armed / reminders) * 10);
      process.stdout.write(`${armed} of ${reminders} after ${seconds()} s\n`);
    }
    worker.kill("SIGTERM");
    await new Promise((resolve) => worker.once("exit", resolve));
  } finally {
    await cluster.stop();
  }
});

/** A reminder for each planned step, a day from now and later, armed an hour ago by runs that nobody knows any more. */
async function rememberLostAlarms(admin: postgres.Sql): Promise<number> {
  const { count } = await admin`
    insert into reminder (id, owner_id, step_id, slot, due_at, created_at, scheduled_at, armed_at, armed_version, armed_run)
    select uuidv7(), owner_id, id, 'due', due_at + interval '1 day', now(), now() - interval '1 hour',
      now() - interval '1 hour', 1, (1000000000 + row_number() over ())::text
    from follow_up_step where state = 'planned'`;
  await admin`vacuum (analyze)`;
  return count;
}

/** Reminders whose present version a run waits for that is alive. */
async function liveAlarms(admin: postgres.Sql): Promise<number> {
  const [row] = await admin<{ count: number }[]>`
    select count(*)::int as count from reminder r join engine.run on run.id = r.armed_run::bigint
    where run.status = 'running' and r.armed_version = r.version`;
  return row?.count ?? 0;
}

import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import postgres from "postgres";
import { isSettled, nextTimerAt } from "../../inngest/engine/inspection";
import { type FakeResend, startFakeResend } from "../../tests/support/fake-resend";
import { temporaryFolder } from "../local/binaries";
import { root } from "../local/build";
import { migrate, prepareEmbedded, servingUrls } from "../local/database";
import { type RunningPostgres, startPostgres } from "../local/postgres";
import { keepSecrets } from "../local/secrets";
import { tetherArgs, tetherEnv } from "../local/tether";
import { workerBuild } from "../local/worker-bundle";

/** A throw-away Postgres, a pretended Resend and the worker as it is shipped, each of which can be killed at any time. */
export interface World {
  resend: FakeResend;
  /** As the superuser: what really stands in the tables. */
  db: postgres.Sql;
  /** Where the bundle with the lives lies. */
  livesFile: string;
  now(): Promise<Date>;
  moveTo(at: Date): Promise<void>;
  nextTimer(): Promise<Date | null>;
  /** Waits until the worker has done all that is due. */
  settle(): Promise<void>;
  killWorker(): Promise<void>;
  killPostgres(): Promise<void>;
  /** Product time at a real instant. */
  productTimeAt(realMs: number): number;
  close(): Promise<void>;
}

const patienceMs = 120_000;

export async function openWorld(): Promise<World> {
  const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-chaos-"));
  const bundles = fs.mkdtempSync(path.join(bundleFolder(), "chaos-"));
  const secrets = keepSecrets(folder);
  const options = {
    cluster: path.join(folder, "postgres"),
    password: secrets.superuser,
    port: 15950,
    throwaway: true,
  };
  let server: RunningPostgres = await startPostgres(options);
  const { port } = server;
  const ownerUrl = await prepareEmbedded(server, secrets);
  await migrate(ownerUrl, secrets);
  const admin = server.url(new URL(ownerUrl).pathname.slice(1));
  // A throw-away cluster forgets its last commits when it is killed; this one must keep what it has confirmed.
  const db = postgres(admin, { max: 4, onnotice: () => {}, connect_timeout: 30 });
  await db.unsafe(`alter database ${new URL(admin).pathname.slice(1)} set synchronous_commit = on`);
  const resend = await startFakeResend("re_chaos", 1000);
  const env = {
    ...servingUrls(ownerUrl, secrets),
    AUTH_SECRET: secrets.authSecret,
    RESEND_API_KEY: resend.apiKey,
    RESEND_BASE_URL: resend.url,
    ENGINE: "embedded",
  };
  Object.assign(process.env, env);
  const workerFile = path.join(bundles, "worker.mjs");
  const livesFile = path.join(bundles, "lives.mjs");
  await build(workerBuild(workerFile));
  await build({ ...workerBuild(livesFile), entryPoints: [path.join(root, "bin/chaos/lives.ts")] });
  const moves: { realMs: number; offsetMs: number }[] = [];
  let worker = startWorker(workerFile, path.join(folder, "worker.log"));

  return {
    resend,
    db,
    livesFile,
    now,
    moveTo,
    nextTimer: () => patiently(() => nextTimerAt(db)),
    settle,
    killWorker,
    killPostgres,
    productTimeAt: (realMs) => realMs + (moves.findLast((move) => move.realMs <= realMs)?.offsetMs ?? 0),
    close,
  };

  async function now(): Promise<Date> {
    const [row] = await patiently(() => db<{ at: Date }[]>`select app_now() as at`);
    return row?.at ?? new Date(0);
  }

  async function moveTo(at: Date): Promise<void> {
    const byMs = Math.ceil(at.getTime() - (await now()).getTime());
    if (byMs <= 0) return;
    const to = (moves.at(-1)?.offsetMs ?? 0) + byMs;
    // Noted before, so that nothing can seem to come before its time; and set, so that trying again moves it once.
    moves.push({ realMs: Date.now(), offsetMs: to });
    await patiently(() => db`update app_clock set offset_ms = ${to}`);
    await patiently(() => db`select pg_notify('app_clock', '')`);
  }

  async function settle(): Promise<void> {
    for (const givesUpAt = performance.now() + patienceMs; ; ) {
      const [outbox] = await patiently(
        () => db<{ n: number }[]>`select count(*)::int as n from outbox where sent_at is null`,
      );
      if (outbox?.n === 0 && (await patiently(() => isSettled(db)))) return;
      if (performance.now() > givesUpAt) throw new Error("The worker does not finish what is due.");
      await pause(20);
    }
  }

  async function killWorker(): Promise<void> {
    worker.kill("SIGKILL");
    await new Promise((resolve) => worker.once("exit", resolve));
    await dropLeases();
    worker = startWorker(workerFile, path.join(folder, "worker.log"));
  }

  async function killPostgres(): Promise<void> {
    process.kill(server.pid, "SIGKILL");
    await server.ended;
    server = await startPostgres({ ...options, port });
    if (server.port !== port) throw new Error("Postgres came back at another port.");
    await dropLeases();
  }

  /** Two minutes pass in real time; product time leaps over them. */
  async function dropLeases(): Promise<void> {
    await patiently(
      () => db`update mail set lease_until = now() - interval '1 second' where lease_until is not null`,
    );
  }

  async function close(): Promise<void> {
    worker.kill("SIGKILL");
    await db.end({ timeout: 1 });
    await resend.close();
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
    fs.rmSync(bundles, { recursive: true, force: true });
  }
}

/** Below the root, since packages stay outside the bundles. */
function bundleFolder(): string {
  const folder = path.join(root, ".build");
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

function startWorker(file: string, logFile: string): ChildProcess {
  const log = fs.openSync(logFile, "a");
  const child = spawn(process.execPath, [...tetherArgs, file], {
    cwd: root,
    env: { ...process.env, ...tetherEnv() },
    stdio: ["ignore", log, log, "ipc"],
  });
  fs.closeSync(log);
  return child;
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const givesUpAt = performance.now() + patienceMs; ; ) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > givesUpAt) throw error;
      await pause(50);
    }
  }
}

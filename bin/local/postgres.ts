import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { findRunner, giveTo, type Runner } from "./binaries";
import { SUPERUSER } from "./names";
import { findFreePort } from "./ports";
import { isPostgresOn, isRunning, sendSignal, waitUntilGone } from "./processes";
import { codeOf, Trouble } from "./trouble";
import { watchOver } from "./watcher";

const LARGEST_LOG = 5_000_000;

export interface PostgresOptions {
  /** The folder of the cluster. Its parent gets `postgres.log`. */
  cluster: string;
  /** The superuser's password, given to the cluster when it is made. */
  password: string;
  /** The first port to try. */
  port?: number;
  /** For tests: nothing is flushed to disk, so a crash of the machine may lose the cluster. */
  throwaway?: boolean;
  /** More of the server's own settings, as `name=value`. */
  settings?: readonly string[];
}

export interface RunningPostgres {
  pid: number;
  port: number;
  mode: Runner["mode"];
  /** Where the cluster really lies. */
  cluster: string;
  /** Connects as the superuser to a database of this cluster. */
  url: (database: string) => string;
  /** Resolves when the server has ended, by our wish or not. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Starts the PostgreSQL that npm brought, on loopback with passwords, and resolves when it accepts connections. It ends
 * with this process, however this process ends. A server that an earlier run left on the same folder is stopped first.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const wished = path.resolve(options.cluster);
  fs.mkdirSync(path.dirname(wished), { recursive: true });
  const runner = findRunner(wished);
  const log = path.join(path.dirname(wished), "postgres.log");
  if (!hasCluster(runner.cluster)) makeCluster(runner, options);
  await stopLeftover(runner.cluster);
  if ((fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) {
    fs.renameSync(log, `${log}.old`);
  }

  const giveUpAt = performance.now() + 15_000;
  let firstPort = options.port ?? 15432;
  for (;;) {
    const port = await findFreePort(firstPort);
    const attempt = launch(runner, options, port, log);
    if (await isReady(attempt)) return running(attempt, runner);
    const said = attempt.said();
    if (/could not bind|Address already in use/.test(said)) {
      firstPort = port + 1;
    } else if (/lock file "postmaster.pid"|pre-existing shared memory/.test(said)) {
      if (performance.now() > giveUpAt) {
        throw new Trouble(`Another PostgreSQL is using ${runner.cluster}. Stop it and start again.`);
      }
      await stopLeftover(runner.cluster);
      await pause(200);
    } else {
      throw new Trouble(
        `PostgreSQL did not start. Its last words, from ${log}:\n${said.trim().slice(-1500)}`,
      );
    }
  }
}

interface Attempt {
  child: ChildProcess;
  port: number;
  url: (database: string) => string;
  ended: Promise<void>;
  /** What the server has written to its log since it was launched. */
  said: () => string;
}

function launch(runner: Runner, options: PostgresOptions, port: number, log: string): Attempt {
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "logging_collector=off"];
  if (options.throwaway) {
    settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200");
  }
  settings.push(...(options.settings ?? []));
  const args = ["-D", runner.cluster, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const logStart = fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const logFile = fs.openSync(log, "a", 0o600);
  const [command = "", ...rest] = runner.command("postgres", args);
  const child = spawn(command, rest, {
    ...runner.spawnOptions,
    stdio: ["ignore", logFile, logFile],
    env: postgresEnvironment(),
    detached: true,
  });
  fs.closeSync(logFile);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  if (!runner.diesWithParent && child.pid) watchOver(child.pid, ended);
  return {
    child,
    port,
    url: (database) =>
      `postgres://${SUPERUSER}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`,
    ended,
    said: () => fs.readFileSync(log).subarray(logStart).toString("utf8"),
  };
}

/** Connecting is the proof; a line in the log is not. */
async function isReady(attempt: Attempt): Promise<boolean> {
  let over = false;
  void attempt.ended.then(() => {
    over = true;
  });
  while (!over) {
    const sql = postgres(attempt.url("postgres"), { max: 1, connect_timeout: 5, onnotice: () => {} });
    try {
      await sql`select 1`;
      return true;
    } catch (error) {
      if (codeOf(error) === "28P01") {
        attempt.child.kill("SIGINT");
        await attempt.ended;
        throw new Trouble(
          "The database in the data folder was made with another password than the one in secrets.json beside it.",
          { cause: error },
        );
      }
      await pause(25);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  return false;
}

function running(attempt: Attempt, runner: Runner): RunningPostgres {
  // launch() succeeded and the server answered, so it has a process id.
  const pid = attempt.child.pid as number;
  return {
    pid,
    port: attempt.port,
    mode: runner.mode,
    cluster: runner.cluster,
    url: attempt.url,
    ended: attempt.ended,
    stop: async () => {
      if (attempt.child.exitCode === null && attempt.child.signalCode === null) attempt.child.kill("SIGINT");
      const hurry = setTimeout(() => attempt.child.kill("SIGQUIT"), 20_000);
      await attempt.ended;
      clearTimeout(hurry);
    },
  };
}

/** Made beside its place and moved there when it is whole, since a half-made cluster looks like a real one. */
function makeCluster(runner: Runner, options: PostgresOptions): void {
  const making = `${runner.cluster}.new`;
  const passwordFile = `${runner.cluster}.password`;
  fs.rmSync(making, { recursive: true, force: true });
  fs.mkdirSync(making, { mode: 0o700 });
  fs.writeFileSync(passwordFile, options.password, { mode: 0o600 });
  giveTo(runner, making);
  giveTo(runner, passwordFile);
  const [command = "", ...args] = runner.command("initdb", [
    `--pgdata=${making}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    ...(options.throwaway ? ["--no-sync"] : []),
  ]);
  const made = spawnSync(command, args, {
    ...runner.spawnOptions,
    encoding: "utf8",
    env: postgresEnvironment(),
  });
  fs.rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    throw new Trouble(
      `The database could not be created in ${making}.\n${made.stderr ?? made.error ?? ""}`.trim(),
    );
  }
  if (fs.existsSync(runner.cluster)) fs.rmdirSync(runner.cluster);
  fs.renameSync(making, runner.cluster);
}

/** Whether there is a cluster already. Anything else in its place is left alone. */
function hasCluster(cluster: string): boolean {
  let names: string[];
  try {
    names = fs.readdirSync(cluster);
    if (names.includes("PG_VERSION")) fs.accessSync(path.join(cluster, "PG_VERSION"), fs.constants.R_OK);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return false;
    throw new Trouble(
      `The database in ${cluster} belongs to another user. Start Afterword as that user, or set AFTERWORD_DATA_DIR to another folder.`,
      { cause },
    );
  }
  if (names.length > 0 && !names.includes("PG_VERSION")) {
    throw new Trouble(`${cluster} holds something else than a database. Move it away and start again.`);
  }
  return names.length > 0;
}

/** Stops a server whose supervisor is gone and takes away a lock file that no server holds. */
async function stopLeftover(cluster: string): Promise<void> {
  const lock = path.join(cluster, "postmaster.pid");
  let pid: number;
  try {
    pid = Number(fs.readFileSync(lock, "utf8").split("\n")[0]);
  } catch {
    return;
  }
  if (isPostgresOn(pid, cluster)) {
    for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
      sendSignal(pid, signal);
      if (await waitUntilGone(pid, 5000)) break;
    }
  }
  await waitForBackends(cluster);
  // Left with a number that is a zombie's or a stranger's by now, Postgres would wait for it forever.
  if (!isPostgresOn(pid, cluster)) fs.rmSync(lock, { force: true });
}

/** The processes of a killed server go by themselves within a moment; two servers must never share a folder. */
async function waitForBackends(cluster: string): Promise<void> {
  if (process.platform !== "linux") return;
  for (const name of fs.readdirSync("/proc")) {
    const pid = Number(name);
    if (Number.isInteger(pid) && pid !== process.pid && isPostgresOn(pid, cluster) && isRunning(pid)) {
      if (!(await waitUntilGone(pid, 5000))) sendSignal(pid, "SIGKILL");
    }
  }
}

/** Only what a server needs: no password, no PGDATA, no odd locale of ours. */
function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  return { NODE_ENV: process.env.NODE_ENV, PATH, HOME, TMPDIR, SystemRoot, LANG: "C", TZ: "UTC" };
}

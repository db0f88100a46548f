import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "@/bin/local/binaries";
import { root } from "@/bin/local/build";
import { startPostgres } from "@/bin/local/postgres";
import { isRunning, sendSignal, waitUntilGone } from "@/bin/local/processes";

let folder: string;
const supervisors: ChildProcess[] = [];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-house-"));
});

afterEach(() => {
  for (const supervisor of supervisors.splice(0)) supervisor.kill("SIGKILL");
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

interface Supervised {
  supervisor: ChildProcess;
  pid: number;
  url: string;
}

/** Postgres under a process of its own, so that this process can be killed. */
async function superviseElsewhere(env: Record<string, string> = {}): Promise<Supervised> {
  const script = path.join(root, "tests/support/postgres-supervisor.ts");
  const args = ["--import", "tsx", script, path.join(folder, "postgres"), "secret"];
  const supervisor = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  supervisors.push(supervisor);
  const [line] = (await once(supervisor.stdout, "data")) as [Buffer];
  return { supervisor, ...(JSON.parse(line.toString()) as { pid: number; url: string }) };
}

async function kill(supervisor: ChildProcess): Promise<void> {
  const gone = once(supervisor, "exit");
  supervisor.kill("SIGKILL");
  await gone;
}

test("a row that was acknowledged survives kill -9 of the server, five times over (P8)", {
  timeout: 60_000,
}, async () => {
  for (let round = 1; round <= 5; round++) {
    const server = await startPostgres({
      cluster: path.join(folder, "postgres"),
      password: "secret",
      port: 15600,
    });
    const sql = postgres(server.url("postgres"), { max: 1, onnotice: () => {} });
    await sql`create table if not exists kept (round integer)`;
    await sql`insert into kept values (${round})`;
    sendSignal(server.pid, "SIGKILL");
    await server.ended;
    await sql.end({ timeout: 1 });
  }
  const server = await startPostgres({
    cluster: path.join(folder, "postgres"),
    password: "secret",
    port: 15600,
  });
  const sql = postgres(server.url("postgres"), { max: 1 });
  const rows = await sql`select round from kept order by round`;
  await sql.end();
  await server.stop();
  expect(rows.map(({ round }) => round)).toEqual([1, 2, 3, 4, 5]);
});

test.each([
  ["the kernel", {}],
  ["a watcher process, where the kernel does not help", { AFTERWORD_NO_SETPRIV: "1" }],
])("the server goes when its supervisor is killed, by %s", { timeout: 30_000 }, async (_, env) => {
  const { supervisor, pid } = await superviseElsewhere(env);
  expect(isRunning(pid)).toBe(true);
  await kill(supervisor);
  expect(await waitUntilGone(pid, 5000)).toBe(true);
});

test("a server left over on the folder is stopped before a new one starts", { timeout: 30_000 }, async () => {
  const left = await superviseElsewhere();
  const server = await startPostgres({
    cluster: path.join(folder, "postgres"),
    password: "secret",
    port: 15600,
  });
  expect(isRunning(left.pid)).toBe(false);
  expect(isRunning(server.pid)).toBe(true);
  await server.stop();
});

test("a lock file with the number of some other process does not stop the start", {
  timeout: 30_000,
}, async () => {
  const options = {
    cluster: path.join(folder, "postgres"),
    password: "secret",
    port: 15600,
    throwaway: true,
  };
  const first = await startPostgres(options);
  const lock = path.join(first.cluster, "postmaster.pid");
  const text = fs.readFileSync(lock, "utf8");
  await first.stop();
  fs.writeFileSync(lock, text.replace(String(first.pid), String(process.pid)), { mode: 0o600 });
  const second = await startPostgres(options);
  await second.stop();
  expect(isRunning(process.pid)).toBe(true);
});

test("a first start that was cut off begins anew, and what is no database is left alone", {
  timeout: 30_000,
}, async () => {
  const options = {
    cluster: path.join(folder, "postgres"),
    password: "secret",
    port: 15600,
    throwaway: true,
  };
  fs.mkdirSync(`${options.cluster}.new`);
  fs.writeFileSync(path.join(`${options.cluster}.new`, "PG_VERSION"), "18\n");
  await (await startPostgres(options)).stop();
  expect(fs.readdirSync(folder).sort()).toEqual(["postgres", "postgres.log"]);

  const letters = path.join(folder, "letters");
  fs.mkdirSync(letters);
  fs.writeFileSync(path.join(letters, "mine.txt"), "");
  await expect(startPostgres({ ...options, cluster: letters })).rejects.toThrow(
    "something else than a database",
  );
  expect(fs.readdirSync(letters)).toEqual(["mine.txt"]);
});

test("the server asks for its password and listens on loopback alone", { timeout: 30_000 }, async () => {
  const server = await startPostgres({
    cluster: path.join(folder, "postgres"),
    password: "secret",
    port: 15600,
  });
  const right = postgres(server.url("postgres"), { max: 1 });
  const [row] = await right`
    select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
           current_setting('password_encryption') as method, current_setting('fsync') as fsync`;
  await right.end();
  const wrong = postgres(server.url("postgres").replace("secret", "guess"), { max: 1 });
  await expect(wrong`select 1`).rejects.toThrow(/password authentication failed/);
  await wrong.end();
  await server.stop();
  expect(row).toEqual({ addresses: "127.0.0.1", sockets: "", method: "scram-sha-256", fsync: "on" });
});

test("a data folder whose secrets are gone is refused in words", { timeout: 30_000 }, async () => {
  const cluster = path.join(folder, "postgres");
  await (await startPostgres({ cluster, password: "secret", port: 15600, throwaway: true })).stop();
  await expect(startPostgres({ cluster, password: "another", port: 15600 })).rejects.toThrow(
    "made with another password",
  );
});

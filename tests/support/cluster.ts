import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { temporaryFolder } from "@/bin/local/binaries";
import { OWNER } from "@/bin/local/names";
import { type RunningPostgres, startPostgres } from "@/bin/local/postgres";
import { startMark } from "@/bin/local/processes";
import { migrateDatabase } from "@/db/migrate";
import { TEMPLATE } from "./template";

const PREFIX = "afterword-test-";

export interface TestCluster {
  port: number;
  passwords: { superuser: string; owner: string; web: string; auth: string; worker: string };
}

/** Starts a cluster for this run in the temporary folder and migrates one database in it as the template. */
export async function startTestCluster(): Promise<{ cluster: TestCluster; stop: () => Promise<void> }> {
  removeAbandonedFolders();
  const folder = fs.mkdtempSync(path.join(temporaryFolder, PREFIX));
  fs.writeFileSync(path.join(folder, "run.json"), JSON.stringify([process.pid, startMark(process.pid)]));
  const secret = () => randomBytes(12).toString("hex");
  const passwords = { superuser: secret(), owner: secret(), web: secret(), auth: secret(), worker: secret() };
  let server: RunningPostgres | undefined;
  const stop = async () => {
    await server?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    server = await startPostgres({
      cluster: path.join(folder, "postgres"),
      password: passwords.superuser,
      port: 15500,
      throwaway: true,
    });
    const admin = postgres(server.url("postgres"), { max: 1, onnotice: () => {} });
    await admin.unsafe(`create role ${OWNER} login createrole password '${passwords.owner}'`);
    await admin.unsafe(`create database ${TEMPLATE} owner ${OWNER}`);
    await admin.end();
    const { web, auth, worker } = passwords;
    const url = `postgres://${OWNER}:${passwords.owner}@127.0.0.1:${server.port}/${TEMPLATE}`;
    await migrateDatabase(url, { passwords: { web, auth, worker } });
    return { cluster: { port: server.port, passwords }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A run that was killed could not tidy up after itself. */
function removeAbandonedFolders(): void {
  for (const name of fs.readdirSync(temporaryFolder)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = path.join(temporaryFolder, name);
    try {
      const [pid, mark] = JSON.parse(fs.readFileSync(path.join(folder, "run.json"), "utf8")) as [
        number,
        string,
      ];
      if (startMark(pid) !== mark) fs.rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another run is making this folder at the moment, or it belongs to somebody else.
    }
  }
}

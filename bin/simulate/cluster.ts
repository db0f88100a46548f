import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { temporaryFolder } from "../local/binaries";
import { migrate, prepareEmbedded, type ServingUrls, servingUrls } from "../local/database";
import { startPostgres } from "../local/postgres";
import { keepSecrets } from "../local/secrets";

/** A database of one group of people. */
export interface GroupDatabase {
  urls: ServingUrls;
  adminUrl: string;
  drop: () => Promise<void>;
}

export interface Databases {
  make: (name: string) => Promise<GroupDatabase>;
  stop: () => Promise<void>;
}

/** A throw-away Postgres that makes copies of one migrated, empty database. */
export async function startDatabases(): Promise<Databases> {
  const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-simulate-"));
  const secrets = keepSecrets(folder);
  const cluster = path.join(folder, "postgres");
  const server = await startPostgres({ cluster, password: secrets.superuser, port: 15900, throwaway: true });
  const url = await prepareEmbedded(server, secrets);
  await migrate(url, secrets);
  const template = path.basename(new URL(url).pathname);
  const admin = postgres(server.url("postgres"), { max: 1, onnotice: () => {} });
  return {
    async make(name) {
      await admin.unsafe(`create database ${name} template ${template}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return {
        urls: servingUrls(own.toString(), secrets),
        adminUrl: server.url(name),
        drop: async () => {
          await admin.unsafe(`drop database ${name} with (force)`);
        },
      };
    },
    async stop() {
      await admin.end({ timeout: 1 });
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

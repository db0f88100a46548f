import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { temporaryFolder } from "../local/binaries";
import { migrate, prepareEmbedded, type ServingUrls, servingUrls } from "../local/database";
import { startPostgres } from "../local/postgres";
import { keepSecrets } from "../local/secrets";

/** Nothing runs by the machine's clock, no plan depends on values, and what only other users need is off. */
const settings = [
  ...["autovacuum=off", "checkpoint_timeout=1h", "bgwriter_lru_maxpages=0", "max_wal_size=2GB"],
  ...["plan_cache_mode=force_generic_plan", "jit=off", "max_parallel_workers_per_gather=0"],
  // In the folder of the cluster.
  "unix_socket_directories=.",
  ...["wal_level=minimal", "max_wal_senders=0", "track_activities=off", "update_process_title=off"],
];

/** What every system can still name. */
const longestSocket = 100;

/** How a database of one group of people is reached. */
export interface GroupUrls {
  urls: ServingUrls;
  adminUrl: string;
  /** The server's socket, a shorter way than the network; null where the system could not name it. */
  socket: string | null;
}

export interface Databases {
  make: (name: string) => Promise<GroupUrls>;
  drop: (name: string) => Promise<void>;
  stop: () => Promise<void>;
}

/** A throw-away Postgres that makes copies of one migrated, empty database. */
export async function startDatabases(): Promise<Databases> {
  const folder = fs.mkdtempSync(path.join(temporaryFolder, "afterword-simulate-"));
  const secrets = keepSecrets(folder);
  const cluster = path.join(folder, "postgres");
  const password = secrets.superuser;
  const server = await startPostgres({ cluster, password, port: 15900, throwaway: true, settings });
  const file = path.join(server.cluster, `.s.PGSQL.${server.port}`);
  const socket = file.length < longestSocket && fs.existsSync(file) ? file : null;
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
        socket,
      };
    },
    async drop(name) {
      await admin.unsafe(`drop database ${name} with (force)`);
    },
    async stop() {
      await admin.end({ timeout: 1 });
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

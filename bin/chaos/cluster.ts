import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { openSteadily } from "@/db/steady-socket";
import { migrate, prepareEmbedded, type ServingUrls, servingUrls } from "../local/database";
import { type PostgresOptions, startPostgres } from "../local/postgres";
import { sendSignal } from "../local/processes";
import type { Secrets } from "../local/secrets";
import { Trouble } from "../local/trouble";
import { webLogin } from "./kept";

export interface Cluster {
  /** The superuser, past row-level security: what really stands in the tables. */
  admin: postgres.Sql;
  urls: ServingUrls;
  /** The same for web processes, which the journal tells from everybody else by their login. */
  webUrls: ServingUrls;
  port: number;
  /** Kill -9, and up again on the same port; `meanwhile` happens while it is down. */
  crash: (meanwhile?: () => Promise<void>) => Promise<void>;
  /** SIGSTOP for all its processes; SIGCONT when `thaw` is called. */
  freeze: () => Promise<() => void>;
  stop: () => Promise<void>;
}

/** A throw-away Postgres with the present schema, whose commits survive the death of the server. */
export async function startCluster(folder: string, secrets: Secrets): Promise<Cluster> {
  const options: PostgresOptions = {
    cluster: path.join(folder, "postgres"),
    password: secrets.superuser,
    port: 15700,
    throwaway: true,
  };
  let server = await startPostgres(options);
  const { port } = server;
  const url = await prepareEmbedded(server, secrets);
  await migrate(url, secrets);
  const name = path.basename(new URL(url).pathname);
  const quietly = { max: 4, onnotice: () => {}, idle_timeout: 60, backoff: () => 0.1 };
  const admin = postgres(server.url(name), { ...quietly, ...{ socket: openSteadily } });
  // A throw-away cluster does not wait for its log, which would lose commits with the server.
  await admin.unsafe(`alter database ${name} set synchronous_commit = on`);
  await admin.unsafe(`create role ${webLogin} login password '${secrets.web}' in role afterword_web`);
  const urls = servingUrls(url, secrets);
  return {
    admin,
    urls,
    webUrls: {
      ...urls,
      DATABASE_URL_WEB: urls.DATABASE_URL_WEB.replace("//afterword_web:", `//${webLogin}:`),
    },
    port,
    async crash(meanwhile) {
      sendSignal(server.pid, "SIGKILL");
      await server.ended;
      await meanwhile?.();
      server = await startPostgres({ ...options, port });
      if (server.port !== port) throw new Trouble(`Port ${port} was taken while PostgreSQL was down.`);
    },
    async freeze() {
      const backends = await admin<
        { pid: number }[]
      >`select pid from pg_stat_activity where pid <> pg_backend_pid()`;
      const pids = [server.pid, ...backends.map(({ pid }) => pid)];
      for (const pid of pids) sendSignal(pid, "SIGSTOP");
      return () => {
        for (const pid of pids) sendSignal(pid, "SIGCONT");
      };
    },
    async stop() {
      await admin.end({ timeout: 1 });
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

// Run as a process of its own: starts Postgres on the folder given and tells where, until somebody ends it.
import { startPostgres } from "@/bin/local/postgres";

const [cluster = "", password = ""] = process.argv.slice(2);

startPostgres({ cluster, password, port: 15600, throwaway: true }).then((server) => {
  process.stdout.write(`${JSON.stringify({ pid: server.pid, url: server.url("postgres") })}\n`);
  setInterval(() => {}, 60_000);
});

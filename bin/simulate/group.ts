import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { type Database, type ServingRole, serveOwnedRowsAs } from "@/db/client";
import * as schema from "@/db/schema";
import { log } from "@/lib/log";
import type { GroupDatabase } from "./cluster";

/**
 * A group of people with a database, a network and chance of its own. Groups know nothing of each other, so that several can go on
 * at once in one thread, and each of them still lives through the same.
 */
export interface Group {
  roles: Record<ServingRole, { sql: postgres.Sql; db: Database }>;
  admin: postgres.Sql;
  fetch: typeof globalThis.fetch;
  random: () => number;
  /** The product has logged an error. */
  onError: (error: unknown) => void;
}

const present = new AsyncLocalStorage<Group>();

/** From here on the product's pools, the network, chance and the log are those of the group that asks. */
export function separateGroups(): void {
  serveOwnedRowsAs("worker");
  // Where db/client keeps the pools of a process.
  const { afterwordConnections: pools } = globalThis as unknown as { afterwordConnections: object };
  Object.defineProperty(pools, "roles", { get: () => group().roles, configurable: true });
  globalThis.fetch = (...args) => group().fetch(...args);
  const { random } = Math;
  Math.random = () => present.getStore()?.random() ?? random();
  log.level = "silent";
  // The sweep logs what goes wrong for one owner and goes on; here nothing goes wrong by itself.
  log.error = ({ err }: { err?: unknown }) => err && group().onError(err);
}

export function within<T>(group: Group, work: () => Promise<T>): Promise<T> {
  return present.run(group, work);
}

export async function connectGroup({ urls, adminUrl }: GroupDatabase): Promise<Group> {
  const role = (url: string) => {
    const sql = postgres(url, { max: 2, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
    return { sql, db: drizzle(sql, { schema }) };
  };
  return {
    roles: {
      web: role(urls.DATABASE_URL_WEB),
      auth: role(urls.DATABASE_URL_AUTH),
      worker: role(urls.DATABASE_URL_WORKER),
    },
    admin: postgres(adminUrl, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} }),
    fetch: globalThis.fetch,
    random: Math.random,
    onError: () => {},
  };
}

export async function disconnectGroup({ roles, admin }: Group): Promise<void> {
  const all = [roles.web.sql, roles.auth.sql, roles.worker.sql, admin];
  await Promise.all(all.map((sql) => sql.end({ timeout: 1 })));
}

function group(): Group {
  const store = present.getStore();
  if (!store) throw new Error("Something happens outside of every group.");
  return store;
}

import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { type Database, type ServingRole, serveOwnedRowsAs } from "@/db/client";
import * as schema from "@/db/schema";
import { log } from "@/lib/log";
import type { GroupUrls } from "./cluster";
import { Journal } from "./journal";
import { openWire } from "./wire";

/**
 * A group of people with a database, a network, a clock and chance of its own. Groups know nothing of each other, so that each
 * has a thread of its own and several go on at once.
 */
export interface Group {
  roles: Record<Exclude<ServingRole, "web">, { sql: postgres.Sql; db: Database }>;
  admin: postgres.Sql;
  journal: Journal;
  /** Product time in milliseconds. */
  now: number;
  fetch: typeof globalThis.fetch;
  random: () => number;
  /** What ids are made of: the plans of Postgres may put rows in the order of their hashes. */
  randomByte: () => number;
  /** The product has logged an error. */
  onError: (error: unknown) => void;
  disconnect: () => Promise<void>;
}

const {
  fetch,
  Math: { random },
} = globalThis;

/**
 * From here on the product's pools, the network, the clock, chance and the log of this thread are those of this group, for good: what
 * modules keep to themselves is part of its life.
 */
export function enter(group: Group): void {
  serveOwnedRowsAs("worker");
  // Where db/client keeps the pools of a process.
  const { afterwordConnections: pools } = globalThis as unknown as { afterwordConnections: object };
  Object.assign(pools, { roles: group.roles });
  globalThis.fetch = (...args) => group.fetch(...args);
  Math.random = () => group.random();
  Date.now = () => group.now;
  crypto.getRandomValues = <T>(values: T): T => {
    if (values instanceof Uint8Array) for (const at of values.keys()) values[at] = group.randomByte();
    return values;
  };
  log.level = "silent";
  // The sweep logs what goes wrong for one owner and goes on; here nothing goes wrong by itself.
  log.error = ({ err }: { err?: unknown }) => err && group.onError(err);
}

/** Nobody uses the web's role: in this process owned rows are served as the worker's, as everywhere outside of the web server. */
export async function connectGroup({ urls, adminUrl, socket }: GroupUrls): Promise<Group> {
  const journal = new Journal();
  const given = { journal, socket, now: () => group.now };
  const group = { journal, now: 0, fetch, random, randomByte: () => 0, onError: () => {} };
  const admin = await openWire(adminUrl, given);
  const auth = await openWire(urls.DATABASE_URL_AUTH, given);
  const worker = await openWire(urls.DATABASE_URL_WORKER, given);
  const role = ({ sql }: { sql: postgres.Sql }) => ({ sql, db: drizzle(sql, { schema }) });
  return Object.assign(group, {
    roles: { auth: role(auth), worker: role(worker) },
    admin: admin.sql,
    disconnect: async () => {
      await Promise.all([admin, auth, worker].map((wire) => wire.close()));
    },
  });
}

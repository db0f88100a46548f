import "server-only";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/env";
import * as schema from "./schema";
import { openSteadily } from "./steady-socket";

forgetValues();

export type ServingRole = "web" | "auth" | "worker";
export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

interface Connection {
  sql: postgres.Sql;
  db: Database;
}

interface Connections {
  roles: Partial<Record<ServingRole, Connection>>;
  owned: "web" | "worker";
}

// Next loads route bundles separately and reloads modules in development; the pools must outlive both.
const holder = globalThis as typeof globalThis & { afterwordConnections?: Connections };
holder.afterwordConnections ??= { roles: {}, owned: "web" };
const connections = holder.afterwordConnections;

/** The pooled connection of a serving role; opened on first use. */
export function connection(role: ServingRole): Connection {
  connections.roles[role] ??= open(role);
  return connections.roles[role];
}

export function database(role: ServingRole): Database {
  return connection(role).db;
}

/** The role under which owned rows are read and written in this process. */
export function ownedRole(): "web" | "worker" {
  return connections.owned;
}

/** Called once by the worker at its start: from then on owned rows are served under the worker's role. */
export function serveOwnedRowsAs(role: "web" | "worker"): void {
  connections.owned = role;
}

export async function closeConnections(): Promise<void> {
  const open = Object.values(connections.roles);
  connections.roles = {};
  await Promise.all(open.map((entry) => entry.sql.end({ timeout: 5 })));
}

function open(role: ServingRole): Connection {
  const settings = env();
  const url = {
    web: settings.DATABASE_URL_WEB,
    auth: settings.DATABASE_URL_AUTH,
    worker: settings.DATABASE_URL_WORKER,
  }[role];
  if (!url) {
    throw new Error(`DATABASE_URL_${role.toUpperCase()} is not set`);
  }
  const sql = postgres(url, {
    max: { web: 10, auth: 4, worker: 6 }[role],
    idle_timeout: 60,
    connect_timeout: 10,
    // The driver's own waits grow to 20 s, and after an outage of seconds everybody would sit through one (P8).
    backoff: () => 0.25,
    onnotice: () => {},
    ...(mayDialOurselves(url) && { socket: openSteadily }),
    // A transaction waits for nobody, so one that is silent for so long belongs to a process that hangs, with an owner locked.
    connection: {
      application_name: `afterword-${role}`,
      idle_in_transaction_session_timeout: 60_000,
      // A request that waits for longer has lost its reader, and keeps a connection from others (F27).
      ...(role !== "worker" && { statement_timeout: 30_000 }),
    },
  });
  return { sql, db: drizzle(sql, { schema }) };
}

/** The driver alone knows how to choose among hosts and how to begin TLS. */
function mayDialOurselves(url: string): boolean {
  return !/[?&]ssl/.test(url) && !url.includes(",") && !url.includes("%2F");
}

/**
 * Database errors reach logs, Next's own among them, and must not carry what people wrote (16.2.5): Drizzle repeats the
 * parameters of its statement in the message, PostgreSQL the values of the row in the detail.
 */
function forgetValues(): void {
  // Both constructors assign these as plain properties, so a setter on the prototype sees them first.
  Object.defineProperty(DrizzleQueryError.prototype, "params", {
    configurable: true,
    get: () => undefined,
    set(this: Error) {
      this.message = this.message.replace(/\nparams: [\s\S]*$/, "");
    },
  });
  for (const name of ["detail", "where"]) {
    Object.defineProperty(postgres.PostgresError.prototype, name, {
      configurable: true,
      get: () => undefined,
      set: () => {},
    });
  }
}

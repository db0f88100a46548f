import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { OWNER, SUPERUSER } from "@/bin/local/names";
import { TEMPLATE } from "./template";

export interface TestDatabase {
  name: string;
  /** Connects as the owner of the tables, who migrates. */
  urlOwner: string;
  urlWeb: string;
  urlAuth: string;
  urlWorker: string;
  /** Connects past row-level security: what really stands in the tables. */
  urlSuperuser: string;
}

const cluster = inject("cluster");
const name = `t_${randomBytes(6).toString("hex")}`;

/** This file's database. The settings name it before any module of the product is loaded, see database-settings.ts. */
export const database: TestDatabase = {
  name,
  urlOwner: connection(OWNER, cluster.passwords.owner),
  urlWeb: connection("afterword_web", cluster.passwords.web),
  urlAuth: connection("afterword_auth", cluster.passwords.auth),
  urlWorker: connection("afterword_worker", cluster.passwords.worker),
  urlSuperuser: connection(SUPERUSER, cluster.passwords.superuser),
};

/**
 * Call once at the top of a test file: it makes the file's own database before the tests and drops it after them. All
 * tables are there and empty. The addresses can be read at once, but nothing answers before `beforeAll`.
 */
export function testDatabase(): TestDatabase {
  beforeAll(() =>
    asSuperuser(`create database ${name} template ${TEMPLATE} strategy wal_log owner ${OWNER}`),
  );
  afterAll(() => asSuperuser(`drop database if exists ${name} with (force)`));
  return database;
}

function connection(role: string, password: string, to = name): string {
  return `postgres://${role}:${password}@127.0.0.1:${cluster.port}/${to}`;
}

async function asSuperuser(statement: string): Promise<void> {
  const sql = postgres(connection(SUPERUSER, cluster.passwords.superuser, "postgres"), {
    max: 1,
    onnotice: () => {},
  });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

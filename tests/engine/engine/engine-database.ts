import postgres from "postgres";
import { afterAll } from "vitest";
import { testDatabase } from "../../support/database";

export interface EngineDatabase {
  /** Connects as the worker, as in the product. */
  url: string;
  sql: postgres.Sql;
  /** Connects as the owner of the tables. */
  owner: postgres.Sql;
  /** Moves product time forward. */
  moveClock(ms: number): Promise<void>;
}

/** This test file's own migrated database. */
export function engineTestDatabase(): EngineDatabase {
  const { urlWorker, urlOwner } = testDatabase();
  const sql = postgres(urlWorker, { max: 6 });
  const owner = postgres(urlOwner, { max: 2, onnotice: () => {} });
  afterAll(async () => {
    await sql.end({ timeout: 1 });
    await owner.end({ timeout: 1 });
  });
  return {
    url: urlWorker,
    sql,
    owner,
    async moveClock(ms) {
      await owner`select move_app_clock(${ms}::bigint)`;
    },
  };
}

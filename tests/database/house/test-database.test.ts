import postgres from "postgres";
import { expect, test } from "vitest";
import { closeConnections, connection } from "@/db/client";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("each file has a migrated database of its own, and every role can log in to it", async () => {
  for (const [url, role] of [
    [database.urlOwner, "afterword_owner"],
    [database.urlWeb, "afterword_web"],
    [database.urlAuth, "afterword_auth"],
    [database.urlWorker, "afterword_worker"],
  ] as const) {
    const sql = postgres(url, { max: 1 });
    const [row] =
      await sql`select current_user as role, current_database() as name, app_now() is not null as clock`;
    await sql.end();
    expect(row).toEqual({ role, name: database.name, clock: true });
  }
});

test("the product's own client is connected to this file's database", async () => {
  const [row] = await connection("web").sql`select current_database() as name`;
  await closeConnections();
  expect(row?.name).toBe(database.name);
});

test("the suite runs far from UTC", () => {
  expect(new Date(0).getHours()).toBe(5);
});

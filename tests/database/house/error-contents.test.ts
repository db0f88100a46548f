import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { closeConnections, database } from "@/db/client";
import { user } from "@/db/schema";
import { newId } from "@/lib/ids";
import { testDatabase } from "@/tests/support/database";

testDatabase();
afterAll(closeConnections);

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("it should have failed");
}

test("an error of the database says what failed and keeps to itself what was written (v5.0.0-16.2.5)", async () => {
  const row = { email: "secret.person@example.com", emailVerifiedAt: null };
  await database("auth")
    .insert(user)
    .values({ id: newId(), ...row });
  const twice = await errorOf(
    database("auth")
      .insert(user)
      .values({ id: newId(), ...row }),
  );
  const printed = inspect(twice, { depth: 9 }) + (twice instanceof Error ? twice.stack : "");
  expect(printed).toContain("Failed query: insert into");
  expect(printed).toContain("23505");
  expect(printed).not.toContain("secret.person");

  const refused = await errorOf(database("web").execute(sql`select ${"secret words"}::text from session`));
  expect(inspect(refused, { depth: 9 })).not.toContain("secret words");
  expect(inspect(refused, { depth: 9 })).toContain("42501");
});

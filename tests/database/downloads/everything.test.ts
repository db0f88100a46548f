import { getTableName } from "drizzle-orm";
import postgres from "postgres";
import { expect, test } from "vitest";
import { takeEverything } from "@/lib/downloads/commands";
import { downloaded } from "@/lib/downloads/queries";
import { logMessage } from "@/lib/messages/commands";
import { database, testDatabase } from "@/tests/support/database";
import { newInterview, newUser } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");

test("a download holds all that its owner has, and nothing of anybody else (I14)", async () => {
  const owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW);
  await logMessage(owner, { applicationId, direction: "in", method: "email", body: "We liked it." }, NOW);
  const other = await newUser();
  const others = await newInterview(other, NOW, { employerName: "Elsewhere" });
  const file = await takeEverything(owner);
  expect(file.applications.map(({ id }) => id)).toEqual([applicationId]);
  expect(file.employers).toMatchObject([{ name: "Acme" }]);
  expect(file.messages).toMatchObject([{ body: "We liked it." }]);
  expect(file.steps.length).toBeGreaterThan(0);
  const text = JSON.stringify(file);
  expect(text).not.toContain(other);
  expect(text).not.toContain(others.applicationId);
  const sql = postgres(database.urlSuperuser, { max: 1, onnotice: () => {} });
  const noted = await sql`select actor_id, result from audit where action = 'download'`;
  await sql.end();
  expect(noted).toEqual([{ actor_id: owner, result: "taken" }]);
});

test("every table of an owner is in the download, or holds nothing but what the product needs for itself", async () => {
  const sql = postgres(database.urlSuperuser, { max: 1, onnotice: () => {} });
  const owned = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'owner_id' order by 1`;
  await sql.end();
  const inFile: string[] = Object.values(downloaded).map((table) => getTableName(table));
  const left = owned.map(({ name }) => name).filter((name) => !inFile.includes(name));
  expect(left).toEqual(["action_token", "mail"]);
});

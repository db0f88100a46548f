import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../support/database";
import { breakages } from "./additive";
import { latestReleases, runsOf } from "./releases";

const { urlSuperuser } = testDatabase();
const sql = postgres(urlSuperuser, { max: 1, onnotice: () => {} });
afterAll(() => sql.end({ timeout: 1 }));

const folder = path.resolve("db/migrations");
const [oldest = ""] = latestReleases();
const before = runsOf(oldest);

test("no migration since the releases that may still run takes anything away from them (F20)", () => {
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  const since = files.filter((name) => name > `${before.migration}.sql`);
  expect(files).toContain(`${before.migration}.sql`);
  const found = since.flatMap((name) =>
    breakages(fs.readFileSync(path.join(folder, name), "utf8")).map((says) => `${name}: ${says}`),
  );
  expect(found).toEqual([]);
});

test("every column that the previous release wrote is still there, and none that it does not know is asked of it (F20)", async () => {
  const columns = await sql<{ table: string; name: string; required: boolean }[]>`
    select format('%I.%I', table_schema, table_name) as table, column_name as name,
      is_nullable = 'NO' and column_default is null and is_identity = 'NO' and is_generated = 'NEVER' as required
    from information_schema.columns where table_schema in ('public', 'engine')`;
  for (const [table, rows] of Object.entries(before.tables)) {
    const known = new Set(rows.flatMap((row) => Object.keys(row)));
    const now = columns.filter((column) => column.table === table);
    expect([table, now.map(({ name }) => name)]).toEqual([table, expect.arrayContaining([...known])]);
    const asked = now.filter(({ name, required }) => required && !known.has(name)).map(({ name }) => name);
    expect([table, asked]).toEqual([table, []]);
  }
});

const bad: [string, string][] = [
  ["drops a table", `DROP TABLE "reminder";`],
  ["drops a column", `ALTER TABLE "reminder" DROP COLUMN "due_at";`],
  ["drops a column quietly", `alter table reminder drop due_at`],
  ["renames a column", `ALTER TABLE "reminder" RENAME COLUMN "due_at" TO "at";`],
  ["renames a table", `ALTER TABLE "reminder" RENAME TO "alarm";`],
  ["changes a type", `ALTER TABLE "mail" ALTER COLUMN "attempts" SET DATA TYPE bigint;`],
  ["asks for what was optional", `ALTER TABLE "mail" ALTER COLUMN "provider_id" SET NOT NULL;`],
  ["asks for something new", `ALTER TABLE "mail" ADD COLUMN "size" integer NOT NULL;`],
  ["drops a function", `drop function mails_to_send(integer);`],
  [
    "drops a function for another",
    `drop function f(integer); create function f(a integer, b text) returns void as $$ $$;`,
  ],
];

test.each(bad)("a migration that %s is refused", (_what, statement) => {
  expect(breakages(`create table fine (id uuid);\n--> statement-breakpoint\n${statement}`)).toHaveLength(1);
});

const good = [
  `CREATE TABLE "size" ("mail_id" uuid NOT NULL);`,
  `ALTER TABLE "mail" ADD COLUMN "size" integer;`,
  `ALTER TABLE "mail" ADD COLUMN "size" integer DEFAULT 0 NOT NULL;`,
  `ALTER TABLE "mail" DROP CONSTRAINT "mail_accepted";`,
  `ALTER TABLE "mail" ALTER COLUMN "payload_hash" DROP NOT NULL;`,
  `DROP INDEX "activity_recent";`,
  `drop function f(integer); create function f(most integer) returns table (id uuid) as $$ drop table mail; $$;`,
  `-- drop table mail;\ncreate index i on mail (state);`,
];

test.each(good)("a migration that only adds is fine: %s", (statement) => {
  expect(breakages(statement)).toEqual([]);
});

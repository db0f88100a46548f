import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import { testDatabase } from "@/tests/support/database";
import { asWebRole, newInterview, newUser } from "@/tests/support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");

let owner: OwnerId;
let other: OwnerId;

beforeAll(async () => {
  owner = await newUser();
  other = await newUser();
  await newInterview(owner, NOW);
});

interface OwnedTable {
  name: string;
  forced: boolean;
}

/** Every table of the product with a column `owner_id`. */
function ownedTables(): Promise<OwnedTable[]> {
  return asWebRole<OwnedTable>(
    null,
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r'
       and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'owner_id' and not a.attisdropped)
     order by 1`,
  );
}

test("row-level security is forced on every table with an owner", async () => {
  const tables = await ownedTables();
  expect(tables.length).toBeGreaterThanOrEqual(19);
  expect(tables.filter((table) => !table.forced)).toEqual([]);
});

test("without an owner set, and with another's, no owned table shows a row", async () => {
  for (const { name } of await ownedTables()) {
    expect(await asWebRole(null, `select * from ${name} where owner_id is not null`), name).toEqual([]);
    expect(await asWebRole(other, `select * from ${name} where owner_id <> '${other}'`), name).toEqual([]);
  }
});

test("an update without a WHERE, as somebody else, changes nothing", async () => {
  expect(await asWebRole(other, "update application set role = 'x' returning id")).toEqual([]);
  expect(await asWebRole(other, "delete from follow_up_step returning id")).toEqual([]);
});

test("a row cannot be written for somebody else, nor hung under another's parent (I14)", async () => {
  const [theirs] = await asWebRole<{ id: string }>(owner, "select id from application");
  await expect(
    asWebRole(
      other,
      `insert into employer (id, owner_id, name, name_key, created_at)
      values (gen_random_uuid(), '${owner}', 'x', 'x', now())`,
    ),
  ).rejects.toMatchObject({ code: "42501" });
  await expect(
    asWebRole(
      other,
      `insert into round (id, owner_id, application_id, held_on, created_at)
      values (gen_random_uuid(), '${other}', '${theirs?.id}', '2026-11-24', now())`,
    ),
  ).rejects.toMatchObject({ code: "23503" });
});

test("the owner ends with the transaction: a pooled connection shows nobody's rows afterwards (decision 9)", async () => {
  const many = Array.from({ length: 20 });
  await Promise.all(many.map(() => asOwner(owner, (tx) => tx.execute(sql`select pg_sleep(0.01)`))));
  const seen = await Promise.all(
    many.map(() =>
      database("web").execute(sql`select id from application union select owner_id from profile`),
    ),
  );
  expect(seen.flat()).toEqual([]);
});

import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { buildIndexes } from "@/db/indexes";
import { testDatabase } from "../../support/database";

const { urlOwner, urlSuperuser } = testDatabase();
const options = { max: 1, onnotice: () => {} };
const owner = postgres(urlOwner, options);
const admin = postgres(urlSuperuser, options);
afterAll(() => Promise.all([owner.end(), admin.end()]));

async function validIndexes(): Promise<string[]> {
  const rows = await admin<{ name: string }[]>`
    select relname as name from pg_index join pg_class on pg_class.oid = indexrelid
    where indisvalid and indrelid in ('mail'::regclass, 'mail_event'::regclass) order by 1`;
  return rows.map(({ name }) => name);
}

const all = ["mail_by_acceptance", "mail_event_of_mail", "mail_event_received", "mail_unknown"];

test("what a crash has left of an index is made anew, and what is missing is made (M12)", async () => {
  expect(await validIndexes()).toEqual(expect.arrayContaining(all));
  await admin`drop index mail_unknown`;
  await admin`update pg_index set indisvalid = false where indexrelid = 'mail_event_of_mail'::regclass`;
  expect(await validIndexes()).not.toContain("mail_event_of_mail");
  await buildIndexes(owner);
  expect(await validIndexes()).toEqual(expect.arrayContaining(all));
});

test("two that migrate at once do not wait for each other (M12)", async () => {
  await admin`select pg_advisory_lock(hashtext('afterword/indexes'))`;
  await admin`drop index mail_unknown`;
  await buildIndexes(owner);
  expect(await validIndexes()).not.toContain("mail_unknown");
  await admin`select pg_advisory_unlock(hashtext('afterword/indexes'))`;
});

import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Transaction } from "@/db/client";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import { testDatabase } from "@/tests/support/database";
import { newUser } from "@/tests/support/factories";

testDatabase();

/** Which transaction it is, and whose. */
async function whichOne(tx: Transaction): Promise<{ began: unknown; owner: unknown }> {
  const [row] = await tx.execute(
    sql`select pg_backend_pid() || ' ' || now() as began, current_setting('app.owner_id') as owner`,
  );
  return { began: row?.began, owner: row?.owner };
}

const which = (owner: OwnerId) => readAs(owner, whichOne);

test("reads of one owner that begin together share one transaction, and later ones have their own", async () => {
  const owner = await newUser();
  const [one, two] = await Promise.all([which(owner), which(owner)]);
  expect(one).toEqual(two);
  expect(await which(owner)).not.toEqual(one);
});

test("reads of two owners never share one (I14)", async () => {
  const [me, them] = [await newUser(), await newUser()];
  const [mine, theirs] = await Promise.all([which(me), which(them)]);
  expect(mine.owner).toBe(me);
  expect(theirs.owner).toBe(them);
  expect(theirs.began).not.toEqual(mine.began);
});

test("what one read does not find is no matter of the others", async () => {
  const owner = await newUser();
  const missing = readAs(owner, () => {
    throw notFound();
  });
  const [lost, found] = await Promise.allSettled([missing, which(owner)]);
  expect(lost).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
  expect(found).toMatchObject({ status: "fulfilled", value: { owner } });
});

test("a statement that fails is told to whoever asked, and the next read begins afresh", async () => {
  const owner = await newUser();
  await expect(readAs(owner, (tx) => tx.execute(sql`select 1 / 0`))).rejects.toThrow();
  expect(await which(owner)).toMatchObject({ owner });
});

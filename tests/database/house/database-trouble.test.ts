import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { closeConnections, connection } from "@/db/client";
import { asOwner, isDatabaseTrouble, type OwnerId } from "@/lib/auth/owner";
import { log } from "@/lib/log";
import { pauseEverything } from "@/lib/users/commands";
import { getProfile } from "@/lib/users/queries";
import { database, testDatabase } from "../../support/database";
import { newInterview, newUser } from "../../support/factories";

testDatabase();
const NOW = new Date("2026-11-22T09:00:00Z");

let owner: OwnerId;
let admin: postgres.Sql;

beforeAll(() => {
  admin = postgres(database.urlSuperuser, { max: 1, onnotice: () => {} });
  log.level = "silent";
});
afterAll(() => admin.end());
beforeEach(async () => {
  owner = await newUser();
});
afterEach(async () => {
  vi.useRealTimers();
  await closeConnections();
});

/** As PostgreSQL raises it. */
function raise(code: string) {
  return sql.raw(`do $$ begin raise exception 'trouble' using errcode = '${code}'; end $$`);
}

test.each(["40001", "40P01"])(
  "a transaction that met another one halfway (%s) is tried again, three times at most (F28)",
  async (code) => {
    let tries = 0;
    const answer = await asOwner(owner, async (tx) => {
      tries += 1;
      if (tries <= 3) await tx.execute(raise(code));
      return "done";
    });
    expect([answer, tries]).toEqual(["done", 4]);
    tries = 0;
    const hopeless = asOwner(owner, async (tx) => {
      tries += 1;
      await tx.execute(raise(code));
    });
    await expect(hopeless).rejects.toSatisfy((error) => !isDatabaseTrouble(error));
    expect(tries).toBe(4);
  },
);

test("two owners' transactions that lock each other out both come to their end (F28)", async () => {
  const other = await newUser();
  const table =
    "create table if not exists lane (n int primary key); insert into lane values (1), (2) on conflict do nothing";
  await admin.unsafe(`${table}; grant select, update on lane to afterword_web`);
  let waiting = 2;
  let openGate: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    openGate = resolve;
  });
  const cross = (by: OwnerId, first: number, second: number) =>
    asOwner(by, async (tx) => {
      await tx.execute(sql`select n from lane where n = ${first} for update`);
      waiting -= 1;
      if (waiting === 0) openGate();
      await gate;
      await tx.execute(sql`select n from lane where n = ${second} for update`);
      return "done";
    });
  expect(await Promise.all([cross(owner, 1, 2), cross(other, 2, 1)])).toEqual(["done", "done"]);
});

test("with every connection of the web server taken, a request is told so in time, and the worker has its own (F27)", async () => {
  await connection("worker").sql`select 1`;
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begun = 0;
  const holding = Array.from({ length: 10 }, () =>
    asOwner(owner, async () => {
      begun += 1;
      await held;
    }),
  );
  await vi.waitFor(() => expect(begun).toBe(10), { timeout: 20_000 });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let came = false;
  const late = asOwner(owner, async () => {
    came = true;
  });
  const told = expect(late).rejects.toMatchObject({ code: "unavailable" });
  await vi.advanceTimersByTimeAsync(10_000);
  await told;
  vi.useRealTimers();
  expect(await connection("worker").sql`select 1 as one`).toHaveLength(1);
  letGo();
  await Promise.all(holding);
  expect((await getProfile(owner)).ownerId).toBe(owner);
  expect(came).toBe(false);
});

test("on a database that takes no writes, reading goes on, and a command changes nothing at all (F29)", async () => {
  const { applicationId } = await newInterview(owner, NOW);
  await closeConnections();
  await admin.unsafe(`alter database ${database.name} set default_transaction_read_only = on`);
  const before = await admin`select (select count(*) from activity) as a, (select count(*) from outbox) as o`;
  expect((await getProfile(owner)).pausedAt).toBeNull();
  await expect(pauseEverything(owner, NOW)).rejects.toSatisfy(isDatabaseTrouble);
  await expect(newInterview(owner, NOW, { applicationId } as never)).rejects.toSatisfy(isDatabaseTrouble);
  await admin.unsafe(`alter database ${database.name} reset default_transaction_read_only`);
  await closeConnections();
  expect(
    await admin`select (select count(*) from activity) as a, (select count(*) from outbox) as o`,
  ).toEqual(before);
  await pauseEverything(owner, NOW);
  expect((await getProfile(owner)).pausedAt).toEqual(NOW);
});

test.each(["53100", "53200", "53300", "57P01", "57P03", "08006"])(
  "no room or no connection (%s) is trouble of the database, and nothing of the request stays (F29)",
  async (code) => {
    const failed = asOwner(owner, async (tx) => {
      await tx.execute(sql`update profile set name = 'half' where owner_id = ${owner}`);
      await tx.execute(raise(code));
    });
    await expect(failed).rejects.toSatisfy(isDatabaseTrouble);
    expect((await getProfile(owner)).name).toBeNull();
  },
);

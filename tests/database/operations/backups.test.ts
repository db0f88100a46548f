import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { takeBackup } from "@/bin/backups/backup";
import { listBeside } from "@/bin/backups/erased";
import { readBackup } from "@/bin/backups/file";
import { restoreBackup } from "@/bin/backups/restore";
import { notKept } from "@/bin/backups/tables";
import { OWNER } from "@/bin/local/names";
import type { OwnerId } from "@/lib/auth/owner";
import { logMessage } from "@/lib/messages/commands";
import { testDatabase } from "@/tests/support/database";
import { newInterview, newUser } from "@/tests/support/factories";

const source = testDatabase();
const { passwords } = inject("cluster");
const NOW = new Date("2026-11-22T09:00:00Z");
const authSecret = "a-secret-of-forty-characters-for-the-tests";
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "afterword-backups-"));
const file = path.join(folder, "afterword.backup");
const target = `${source.name}_back`;
const urlTarget = source.urlOwner.replace(source.name, target);

let owner: OwnerId;

beforeAll(async () => {
  owner = await newUser();
  const { applicationId } = await newInterview(owner, NOW, {
    employerName: "Zoë & Söhne",
    role: "Bäcker\\in",
  });
  // What a line-based form could trip over.
  const body = `One\r\ntwo\tthree\u2028four \\. five\n\\.\n\\N${"long ".repeat(1900)}`;
  await logMessage(owner, { applicationId, direction: "in", method: "email", body }, NOW);
  await takeBackup(source.urlOwner, file, authSecret);
});

beforeEach(async () => {
  await asSuperuser("postgres", `drop database if exists ${target} with (force)`);
  await asSuperuser("postgres", `create database ${target} owner ${OWNER}`);
});

afterAll(async () => {
  await asSuperuser("postgres", `drop database if exists ${target} with (force)`);
  fs.rmSync(folder, { recursive: true, force: true });
});

async function asSuperuser<Row extends object>(name: string, statement: string): Promise<Row[]> {
  const sql = postgres(source.urlSuperuser.replace(source.name, name), { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe<Row[]>(statement))];
  } finally {
    await sql.end();
  }
}

function restore(from = file, secret = authSecret) {
  return restoreBackup(urlTarget, from, { passwords, authSecret: secret });
}

/** Each table's name and how many rows it really has. */
async function tables(name: string): Promise<Record<string, number>> {
  const found = await asSuperuser<{ name: string; rows: number }>(
    name,
    `select relname as name, (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', relname), false, true, '')))[1]::text::int as rows
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'public' and relkind = 'r' order by 1`,
  );
  return Object.fromEntries(found.map(({ name, rows }) => [name, rows]));
}

test("a backup holds every row of every table but those that end with a restore, whatever their policies (P14)", async () => {
  const { counts } = await readBackup(file);
  const there = await tables(source.name);
  const kept = Object.entries(there).filter(([name]) => !notKept.includes(name) && name !== "operation");
  expect(Object.fromEntries(Object.entries(counts).map(([name, { rows }]) => [name, rows]))).toEqual({
    ...Object.fromEntries(kept),
    operation: 0,
  });
  expect(counts.reminder?.rows).toBeGreaterThan(3);
});

test("a restore into an empty database brings all of it back, with policies in force and sending paused (P14, K10)", async () => {
  const { counts } = await restore();
  const { operation, ...rest } = await tables(target);
  expect(operation).toBe(1);
  expect(counts).toMatchObject({ reminder: { rows: rest.reminder }, message: { rows: 1 } });
  const all = "select string_agg(to_jsonb(t)::text, '' order by t.id) as rows from message t";
  expect(await asSuperuser(target, all)).toEqual(await asSuperuser(source.name, all));
  const open = `select relname from pg_class c where relrowsecurity and not relforcerowsecurity`;
  expect(await asSuperuser(target, open)).toEqual([]);
  expect(await asSuperuser(target, "select kind, released_at from operation")).toEqual([
    { kind: "restore", released_at: null },
  ]);
});

test("a backup is for its owner alone, holds no session, and takes its place when it is whole", async () => {
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  const beside = listBeside(file);
  expect(fs.statSync(beside).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(folder).sort()).toEqual([path.basename(file), path.basename(beside)]);
  const text = gunzipSync(fs.readFileSync(file)).toString("utf8");
  expect(text).toContain("Zoë & Söhne");
  expect(text).not.toContain(authSecret);
  for (const name of notKept) expect(text).not.toContain(`{"name":"${name}"`);
  await expect(
    takeBackup(source.urlOwner, path.join(folder, "not-there", "x"), authSecret),
  ).rejects.toThrow();
  await expect(takeBackup(`${source.urlOwner}_gone`, `${file}.other`, authSecret)).rejects.toThrow();
  expect(fs.readdirSync(folder).sort()).toEqual([path.basename(file), path.basename(beside)]);
});

test("what a backup counts is what it was while others write: one moment for all tables (P14)", async () => {
  const another = path.join(folder, "another");
  const writes = Promise.all(
    ["A", "B", "C", "D"].map((employerName) => newInterview(owner, NOW, { employerName })),
  );
  const { counts } = await takeBackup(source.urlOwner, another, authSecret);
  await writes;
  const read = await readBackup(another);
  fs.rmSync(another);
  expect(read.counts).toEqual(counts);
  expect(counts.round?.rows).toBe(counts.interview?.rows);
});

test("a damaged or cut off backup is refused before anything is touched", async () => {
  const bytes = fs.readFileSync(file);
  const text = gunzipSync(bytes).toString("utf8");
  const broken = {
    cut: bytes.subarray(0, Math.floor(bytes.length / 2)),
    "cut at a row": gzipSync(text.slice(0, text.lastIndexOf('{"name":"reminder"'))),
    changed: gzipSync(text.replace("Zoë", "Zoe")),
    "with a row less": gzipSync(text.replace(/("name":"interviewer".*\n).*\n/, "$1")),
    "no backup": Buffer.from("Dear Ms. Ito,"),
    newer: gzipSync(text.replace('"format":1', '"format":2')),
  };
  for (const [name, content] of Object.entries(broken)) {
    const damaged = path.join(folder, "damaged");
    fs.writeFileSync(damaged, content);
    await expect(restore(damaged), name).rejects.toThrow(/damaged or cut off|not a backup/);
    fs.rmSync(damaged);
  }
  expect(await tables(target)).toEqual({});
});

test("a restore wants an empty database and the secret of the backup", async () => {
  await expect(restore(file, "another-secret-of-forty-characters-for-us")).rejects.toThrow(/AUTH_SECRET/);
  expect(await tables(target)).toEqual({});
  await asSuperuser(target, "create table public.something (id int)");
  await expect(restore()).rejects.toThrow(/not empty/);
});

test("the database counts nothing by itself, which a backup would not bring back", async () => {
  const found = await asSuperuser(source.name, "select 1 from pg_sequences where schemaname = 'public'");
  expect(found).toEqual([]);
});

test("the backup role reads and does nothing else, and the serving roles cannot become it (K10)", async () => {
  const may = `select distinct privilege_type as may from information_schema.role_table_grants
    where grantee = 'afterword_backup'`;
  expect(await asSuperuser(source.name, may)).toEqual([{ may: "SELECT" }]);
  const members = `select m.rolname as name from pg_auth_members a join pg_roles r on r.oid = a.roleid
    join pg_roles m on m.oid = a.member where r.rolname = 'afterword_backup' and m.rolname like 'afterword%' and m.rolname <> '${OWNER}'`;
  expect(await asSuperuser(source.name, members)).toEqual([]);
});

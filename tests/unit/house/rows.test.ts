import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "@/bin/local/build";

test("nothing is proved with @inngest/test, which runs steps twice: every engine is the real one (F22)", () => {
  const { dependencies, devDependencies } = JSON.parse(
    fs.readFileSync(path.join(root, "package.json"), "utf8"),
  );
  expect(Object.keys({ ...dependencies, ...devDependencies })).not.toContain("@inngest/test");
});

const prefixes: Record<string, string> = {
  delivery: "engine/delivery",
  engine: "engine/engine",
  parity: "engine/parity",
};

/** The rows of docs/reliability.md with an id of their own, and the tests that it names for them. */
const rows = fs
  .readFileSync(path.join(root, "docs/reliability.md"), "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, id = "", shown = ""] = /^\| ([FCIPM]\d+) [^|]*\| (.*) \|$/.exec(line) ?? [];
    const named = [
      ...shown.matchAll(/(?<![\w/])(tests|delivery|engine|parity|unit|database|e2e)\/([\w/*-]+)/g),
    ];
    const files = named.map(([, first = "", rest = ""]) =>
      first === "tests" ? rest : `${prefixes[first] ?? first}/${rest}`,
    );
    return id ? [{ id, files }] : [];
  });

function textOf(name: string): string {
  const file = path.join(root, "tests", name);
  if (fs.existsSync(file)) {
    return fs
      .readdirSync(file)
      .filter((each) => each.endsWith(".ts"))
      .map((each) => fs.readFileSync(path.join(file, each), "utf8"))
      .join("\n");
  }
  const [start = "", end] = path.basename(file).split("*");
  const found = fs
    .readdirSync(path.dirname(file))
    .filter((each) =>
      end === undefined ? /^(.*)\.(test|spec)\.tsx?$/.exec(each)?.[1] === start : each.startsWith(start),
    );
  expect(found, name).not.toEqual([]);
  return found.map((each) => fs.readFileSync(path.join(path.dirname(file), each), "utf8")).join("\n");
}

test("every fault of the reference has its row, and what it names exists and cites it (F1 to F54)", () => {
  const faults = Array.from({ length: 54 }, (_, at) => `F${at + 1}`);
  expect(rows.filter(({ id }) => id.startsWith("F")).map(({ id }) => id)).toEqual(faults);
  const uncited = rows.flatMap(({ id, files }) =>
    files.filter((name) => !new RegExp(`\\b${id}\\b`).test(textOf(name))).map((name) => `${id}: ${name}`),
  );
  expect(uncited).toEqual([]);
});

const folder = path.join(root, "db/migrations");
/** The first migration that was written under this rule. */
const since = "0017";

/** Tables that grow with use; what locks one of them while it reads all of it keeps everybody waiting. */
const large =
  "(activity|application|contact|debrief|draft|earlier_draft|employer|follow_up_step|hand_off|interview|interviewer|mail|mail_event|message|outbox|promise|reminder|round|action_token)";
const table = String.raw`(?:only )?(?:"?public"?\.)?"?${large}"?`;
const slow: [string, RegExp][] = [
  [
    "an index on a large table",
    new RegExp(String.raw`create (?:unique )?index (?!concurrently).* on ${table}\W`),
  ],
  ["a constraint that looks at every row", new RegExp(`alter table ${table} add constraint (?!.*not valid)`)],
  ["a column that may not be empty any more", new RegExp(`alter table ${table} alter .*set not null`)],
  ["another type, which writes every row anew", new RegExp(`alter table ${table} alter .*\\btype\\b`)],
  [
    "a new column that differs from row to row",
    new RegExp(`alter table ${table} add column .*default (?!now\\(\\)).*\\(`),
  ],
  ["a change to every row", new RegExp(`^update ${table} set (?!.* where )`)],
];

function longLocks(sql: string): string[] {
  return sql
    .replace(/--.*$/gm, "")
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .split(";")
    .map((statement) => statement.replace(/\s+/g, " ").trim().toLowerCase())
    .flatMap((statement) =>
      slow.filter(([, pattern]) => pattern.test(`${statement} `)).map(([says]) => says),
    );
}

test("no migration locks a table that grows while it reads or writes all of it (M12)", () => {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".sql") && name >= since);
  expect(files.length).toBeGreaterThan(0);
  const found = files.flatMap((name) =>
    longLocks(fs.readFileSync(path.join(folder, name), "utf8")).map((says) => `${name}: ${says}`),
  );
  expect(found).toEqual([]);
});

test.each([
  [`CREATE INDEX "i" ON "mail" USING btree ("a");`, 1],
  [`ALTER TABLE "reminder" ADD CONSTRAINT "c" CHECK (a > 0);`, 1],
  [`ALTER TABLE "reminder" ADD CONSTRAINT "c" CHECK (a > 0) NOT VALID;`, 0],
  [`ALTER TABLE "mail" ALTER COLUMN "a" SET NOT NULL;`, 1],
  [`ALTER TABLE "mail" ALTER COLUMN "a" SET DATA TYPE bigint;`, 1],
  [`ALTER TABLE "mail" ADD COLUMN "a" uuid DEFAULT gen_random_uuid();`, 1],
  [`ALTER TABLE "mail" ADD COLUMN "a" integer DEFAULT 0 NOT NULL;`, 0],
  [`update mail set a = 1;`, 1],
  [`CREATE INDEX "i" ON "erasure" ("at");`, 0],
])("%s is seen for what it is (M12)", (statement, count) => {
  expect(longLocks(statement)).toHaveLength(count);
});

/** What in a migration the previous release could not live with, while both run or after a rollback (F20). */
export function breakages(sql: string): string[] {
  const statements = statementsOf(sql);
  return statements.flatMap((statement, at) => {
    const found = RULES.find(({ pattern, unless }) => pattern.test(statement) && !unless?.test(statement));
    if (found) return [`${found.says}: ${shortly(statement)}`];
    return loses(statement, statements.slice(at + 1)) ? [`a function is gone: ${shortly(statement)}`] : [];
  });
}

const NAME = String.raw`(?:"[^"]+"|[\w.]+)(?:\."?\w+"?)?`;

const RULES: { pattern: RegExp; unless?: RegExp; says: string }[] = [
  { pattern: /^drop (table|view|schema|type|sequence)\b/, says: "something is dropped" },
  {
    pattern: /^alter table .*\bdrop (?!constraint\b|default\b|not null\b|identity\b|expression\b)/,
    says: "a column is dropped",
  },
  {
    pattern: /^alter (table|type|function|schema|sequence|view) .*\b(rename|set schema)\b/,
    says: "something is renamed",
  },
  { pattern: /^alter table .*\balter (column )?\S+ (set data )?type\b/, says: "a column changes its type" },
  { pattern: /^alter table .*\bset not null\b/, says: "a column may no longer be left out" },
  {
    pattern: /^alter table .*\badd column .*\bnot null\b/,
    unless: /\bdefault\b|\bgenerated\b/,
    says: "a new column may not be left out",
  },
  { pattern: /^truncate\b/, says: "rows are thrown away" },
];

/** A function may be dropped only to be created again at once with the same name and arguments. */
function loses(statement: string, later: string[]): boolean {
  const dropped = new RegExp(`^drop function (?:if exists )?(${NAME})\\s*\\(([^)]*)\\)`).exec(statement);
  if (!dropped) return /^drop (function|procedure)\b/.test(statement);
  const [, name = "", types = ""] = dropped;
  const wanted = types.split(",").filter((type) => type.trim() !== "").length;
  const again = new RegExp(`^create (?:or replace )?function ${escaped(name)}\\s*\\(([^)]*)\\)`);
  return !later.some((each) => {
    const created = again.exec(each);
    return created && (created[1] ?? "").split(",").filter((part) => part.trim() !== "").length === wanted;
  });
}

/** In lower case and on one line each, without comments; the bodies of functions are left out. */
function statementsOf(sql: string): string[] {
  return sql
    .replace(/--> statement-breakpoint/g, ";")
    .replace(/--.*$/gm, "")
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .split(";")
    .map((statement) => statement.replace(/\s+/g, " ").trim().toLowerCase())
    .filter((statement) => statement !== "");
}

function shortly(statement: string): string {
  return statement.length > 120 ? `${statement.slice(0, 120)}…` : statement;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

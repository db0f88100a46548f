import { pipeline } from "node:stream/promises";
import type postgres from "postgres";
import { type Count, countRows, type Table } from "./file";

/** Left out: after a restore everybody signs in anew, for a backup would bring sessions back that were ended since. */
export const notKept = ["session", "challenge", "address_change", "rate_limit"];

/** The form in which rows are written and compared, wherever the server's own settings differ. */
export async function fixForm(tx: postgres.ISql): Promise<void> {
  await tx.unsafe(`
    set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'; set local intervalstyle to 'iso_8601';
    set local extra_float_digits to 1; set local bytea_output to 'hex'; set local client_encoding to 'UTF8';
    set local statement_timeout to 0; set local idle_in_transaction_session_timeout to 0`);
}

/** The product's tables, each after those that it refers to. The engine's hold alarms, which the sweep sets anew. */
export async function listTables(tx: postgres.ISql): Promise<Table[]> {
  const tables = await tx<Table[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> all(${notKept})
    group by c.relname order by c.relname`;
  const references = await tx<{ name: string; to: string }[]>`
    select c.relname as name, t.relname as to
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class t on t.oid = f.confrelid
    where f.contype = 'f' and f.conrelid <> f.confrelid`;
  const ordered: Table[] = [];
  let left = tables.map(({ name, columns }) => ({ name, columns }));
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const isFree = ({ name }: Table) =>
      !references.some((each) => each.name === name && waiting.has(each.to));
    if (!left.some(isFree)) throw new Error(`These tables refer to each other: ${[...waiting].join(", ")}`);
    ordered.push(...left.filter(isFree));
    left = left.filter((table) => !isFree(table));
  }
  return ordered;
}

/** The rows of a table in an order that depends on nothing but them. */
export async function* copyOut(tx: postgres.ISql, { name, columns }: Table): AsyncGenerator<Buffer> {
  const [key] = await tx<{ order: string }[]>`
    select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', '
      order by array_position(i.indkey::int[], a.attnum::int)) as order
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indisprimary and i.indrelid = ${`public.${quote(name)}`}::regclass`;
  if (!key?.order) throw new Error(`The table ${name} has no primary key, so its rows have no order.`);
  const rows = `select ${columns.map(quote)} from public.${quote(name)} order by ${key.order}`;
  const stream = await tx.unsafe(`copy (${rows}) to stdout`).readable();
  yield* stream;
  // The driver pauses its socket when rows come faster than they are read, and forgets it so when they were the last.
  stream._read(0);
}

export async function copyIn(
  tx: postgres.ISql,
  { name, columns }: Table,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const input = await tx.unsafe(`copy public.${quote(name)} (${columns.map(quote)}) from stdin`).writable();
  await pipeline(rows, input);
}

/** What a table holds now, in the terms of a backup. */
export async function countTable(tx: postgres.ISql, table: Table): Promise<Count> {
  const { rows, count } = countRows(copyOut(tx, table));
  for await (const _chunk of rows);
  return count();
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

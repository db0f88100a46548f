import { createHash, type Hash } from "node:crypto";
import fs from "node:fs";
import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Trouble } from "../local/trouble";

/** The first line of a backup. */
export interface Header {
  afterword: "backup";
  format: 1;
  /** Real time, and product time as of the snapshot. */
  takenAt: string;
  productAt: string;
  /** The last migration of the database. */
  migration: string;
  /** Tells whether a secret is the one that addresses were hashed and mails sealed with. */
  secretCheck: string;
}

export interface Table {
  name: string;
  columns: string[];
}

/** What a table held: its rows, and a hash of them in the form and order of the file. */
export interface Count {
  rows: number;
  sha256: string;
}

export type Counts = Record<string, Count>;

type Rows = AsyncIterable<Buffer>;

const endOfRows = Buffer.from("\\.\n");

/**
 * Writes a backup: a header, the rows of each table in PostgreSQL's own text form, and what was counted on the way. For its owner
 * alone; it takes its place when it is whole and on disk.
 */
export async function writeBackup(
  file: string,
  header: Header,
  tables: AsyncIterable<Table & { rows: Rows }>,
): Promise<Counts> {
  const counts: Counts = {};
  async function* lines() {
    yield `${JSON.stringify(header)}\n`;
    for await (const { name, columns, rows } of tables) {
      yield `${JSON.stringify({ name, columns } satisfies Table)}\n`;
      const tally = countRows(rows);
      yield* tally.rows;
      yield endOfRows;
      counts[name] = tally.count();
    }
    yield `${JSON.stringify({ counts })}\n`;
  }
  const unfinished = `${file}.unfinished`;
  fs.rmSync(unfinished, { force: true });
  try {
    const output = fs.createWriteStream(unfinished, { mode: 0o600, flags: "wx", flush: true });
    await pipeline(Readable.from(lines()), createGzip(), output);
    fs.renameSync(unfinished, file);
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
  return counts;
}

/** Hashes and counts rows while they pass. */
export function countRows(rows: Rows): { rows: Rows; count: () => Count } {
  const hash: Hash = createHash("sha256");
  let lines = 0;
  async function* passing() {
    for await (const chunk of rows) {
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
      yield chunk;
    }
  }
  return { rows: passing(), count: () => ({ rows: lines, sha256: hash.digest("hex") }) };
}

/**
 * Reads a backup to its end, handing each table to `onTable`, which has to read its rows. Raises a `Trouble` when the file is
 * no backup, is cut off, or does not hold what was counted when it was written.
 */
export async function readBackup(
  file: string,
  onTable: (table: Table, rows: Rows) => Promise<void> = drain,
): Promise<{ header: Header; counts: Counts }> {
  const input = new Lines(file);
  try {
    const header = parse<Header>(await input.line());
    if (header?.afterword !== "backup" || header.format !== 1) {
      throw new Trouble(`${file} is not a backup of Afterword, or of a newer one.`);
    }
    const seen: Counts = {};
    for (;;) {
      const line = parse<Table & { counts?: Counts }>(await input.line());
      if (line?.counts) {
        if (!isSame(line.counts, seen)) break;
        return { header, counts: seen };
      }
      if (!line?.name) break;
      const tally = countRows(input.rows());
      await onTable({ name: line.name, columns: line.columns }, tally.rows);
      seen[line.name] = tally.count();
    }
  } catch (error) {
    if (!isBroken(error)) throw error;
  } finally {
    input.close();
  }
  throw new Trouble(`The backup ${file} is damaged or cut off. Take an older one.`);
}

async function drain(_table: Table, rows: Rows): Promise<void> {
  for await (const _chunk of rows);
}

export function isSame(one: Counts, other: Counts): boolean {
  const text = (counts: Counts) =>
    JSON.stringify(
      Object.entries(counts)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { rows, sha256 }]) => [name, rows, sha256]),
    );
  return text(one) === text(other);
}

/** What gzip says of bytes that it did not write, and our own word for an early end. */
function isBroken(error: unknown): boolean {
  return (
    error instanceof CutOff || (error instanceof Error && "code" in error && /^Z_/.test(`${error.code}`))
  );
}

class CutOff extends Error {}

function parse<T>(line: Buffer | null): Partial<T> & T {
  try {
    // It is only shaped like it; the caller looks at every field that it relies on, and the sums prove the rest.
    return JSON.parse(line?.toString("utf8") ?? "null") as Partial<T> & T;
  } catch {
    throw new CutOff();
  }
}

/** The unzipped file, by lines and by runs of rows. */
class Lines {
  private readonly stream: Transform;
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(file: string) {
    const source = fs.createReadStream(file);
    this.stream = createGunzip();
    source.on("error", (error) => this.stream.destroy(error));
    source.pipe(this.stream);
    this.chunks = this.stream[Symbol.asyncIterator]();
  }

  close(): void {
    this.stream.destroy();
  }

  async line(): Promise<Buffer | null> {
    for (;;) {
      const end = this.rest.indexOf(10);
      if (end >= 0) {
        const line = this.rest.subarray(0, end);
        this.rest = this.rest.subarray(end + 1);
        return line;
      }
      await this.more();
    }
  }

  /** Up to the end of the rows of one table, in chunks of whole rows. */
  async *rows(): Rows {
    for (;;) {
      if (this.rest.subarray(0, endOfRows.length).equals(endOfRows)) {
        this.rest = this.rest.subarray(endOfRows.length);
        return;
      }
      const end = this.rest.indexOf("\n\\.\n");
      const upTo = end >= 0 ? end + 1 : this.rest.lastIndexOf(10) + 1;
      if (upTo > 0) {
        yield this.rest.subarray(0, upTo);
        this.rest = this.rest.subarray(upTo);
      }
      if (end < 0) await this.more();
    }
  }

  private async more(): Promise<void> {
    const { value, done } = await this.chunks.next();
    if (done) throw new CutOff();
    this.rest = Buffer.concat([this.rest, value]);
  }
}

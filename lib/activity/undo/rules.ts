/** The tables whose rows a command may put back. */
export const undoableTables = [
  "search",
  "application",
  "employer",
  "contact",
  "round",
  "interview",
  "promise",
  "message",
  "step",
  "profile",
] as const;

export type UndoableTable = (typeof undoableTables)[number];

export type StoredValue = string | number | boolean | null | Date | readonly string[] | object;

/** One row, and the values it had before. Instants are stored as ISO text and read back as Dates. */
export interface Change {
  table: UndoableTable;
  id: string;
  set: Record<string, StoredValue>;
  /** Only if the row still has these values. */
  expect?: Record<string, StoredValue>;
  /** The heart of the matter: when it no longer fits, the whole undo is refused. */
  must?: boolean;
}

export interface Undo {
  changes: Change[];
}

/** The values of `columns` as a row has them now, to be put back later. */
export function valuesBefore<Row extends object>(
  row: Row,
  columns: readonly (keyof Row & string)[],
): Record<string, StoredValue> {
  return Object.fromEntries(columns.map((column) => [column, (row[column] ?? null) as StoredValue]));
}

/**
 * The changes in the order in which to put them back, the last first. A row that changed several times comes once: with the values
 * it had before the first change, provided it still is as the last one left it.
 */
export function inOrderOfUndoing(changes: readonly Change[]): Change[] {
  const rows = new Map<string, Change>();
  for (const change of [...changes].reverse()) {
    const key = `${change.table} ${change.id}`;
    const later = rows.get(key);
    rows.set(
      key,
      later
        ? {
            ...later,
            set: { ...later.set, ...change.set },
            expect: later.expect ?? change.expect,
            must: later.must || change.must,
          }
        : change,
    );
  }
  return [...rows.values()];
}

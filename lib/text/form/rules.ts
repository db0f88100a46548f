export type FlatValues = Record<string, string | string[]>;

/** The rows of a list among flat values, closed up; what the form shows again after it came back. */
export function rowsOf(values: FlatValues, list: string): FlatValues[] {
  const rows = new Map<number, FlatValues>();
  for (const [name, value] of Object.entries(values)) {
    const [, index, field] = name.startsWith(`${list}.`) ? name.split(".") : [];
    if (index !== undefined && field !== undefined && /^\d{1,2}$/.test(index)) {
      rows.set(Number(index), { ...rows.get(Number(index)), [field]: value });
    }
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row)
    .filter((row) => Object.values(row).some((value) => value !== ""));
}

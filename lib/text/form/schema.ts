import { z } from "zod";
import { type FlatValues, rowsOf } from "./rules";

/**
 * Reads a flat form whose fields `list.0.name`, `list.1.name` … belong to rows. Rows in which nothing was typed are left
 * out; the rest close up, so that a field's error names the row as the form shows it again.
 */
export function withRows<Schema extends z.ZodType>(list: string, schema: Schema) {
  return z.preprocess((values) => (isFlat(values) ? gathered(values, list) : values), schema);
}

/** For a field whose schema has no sentence of its own: zod's words are for programmers. */
export const inPlainWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "invalid_value") return "Choose one of these.";
  if (issue.code === "invalid_type" && issue.input === undefined) return "This is missing.";
  return "This does not fit here.";
};

function gathered(values: FlatValues, list: string): Record<string, unknown> {
  const rest = Object.entries(values).filter(([name]) => !name.startsWith(`${list}.`));
  return { ...Object.fromEntries(rest), [list]: rowsOf(values, list) };
}

function isFlat(values: unknown): values is FlatValues {
  return typeof values === "object" && values !== null;
}

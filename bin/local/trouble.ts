/** Something the person who started us can understand and mend: shown as its sentence, without a stack. */
export class Trouble extends Error {
  override name = "Trouble";
}

/** The code of a system or database error, such as ENOENT or 28P01. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

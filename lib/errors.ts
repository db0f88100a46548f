/** The closed set of refusals. Anything else is a fault: reported, and shown with a reference. */
export type ErrorCode = "signed-out" | "not-found" | "conflict" | "refused" | "limit" | "unavailable";

const sentences: Record<ErrorCode, string> = {
  "signed-out": "You are signed out. Sign in and try again; what you typed is still here.",
  "not-found": "This is not here any more, or it never was.",
  conflict: "This changed in the meantime. Have a look at both versions and choose.",
  refused: "That is not possible here.",
  limit: "That was a lot in a short time. Wait a moment and try again.",
  unavailable: "Something on our side did not answer. Your text is still here; try again in a minute.",
};

/** A refusal that the user can understand. `message` is a sentence for the screen. */
export class AppError extends Error {
  override name = "AppError";

  constructor(
    readonly code: ErrorCode,
    message: string = sentences[code],
    readonly details: { retryAfterSeconds?: number; current?: unknown } = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function notFound(): AppError {
  return new AppError("not-found");
}

export function refused(message: string): AppError {
  return new AppError("refused", message);
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/** What `work` answers; what it throws comes without contents, since engines keep the errors of steps (I15). */
export async function withoutContentsInErrors<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw withoutContents(error);
  }
}

/**
 * What went wrong without what it went wrong with: a database error repeats the values of its statement, and engines and
 * logs keep errors (I15).
 */
export function withoutContents(error: unknown): Error {
  const parts: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause && typeof cause.code === "string" ? ` ${cause.code}` : "";
    // PostgreSQL quotes the value that it could not take (class 22).
    const message = code.startsWith(" 22") ? cause.message.replace(/"[\s\S]*"/, '"…"') : cause.message;
    const says = message.startsWith("Failed query") ? "" : `: ${message}`;
    parts.push(`${cause.name}${code}${says}`);
  }
  const plain = new Error(parts.join(" < ") || "something that is no error was thrown");
  plain.stack =
    error instanceof Error ? error.stack?.replace(/^[\s\S]*?(?=\n {4}at )/, plain.message) : undefined;
  return plain;
}

import "server-only";
import { callerIp } from "@/lib/auth/browser";
import { AppError, isAppError } from "@/lib/errors";
import { readWithin } from "@/lib/http/bodies/rules";
import { log } from "@/lib/log";
import { countHit } from "../commands";
import { networkOf } from "../rules";

const UNCOUNTED = "Requests cannot be counted just now. Try again in a minute.";

type OpenLimit = "open plans per ip" | "open draft checks per ip";

/** Counts a call of what is open to anyone. Raises `limit`, and `unavailable` where calls cannot be counted: it fails closed. */
export async function admitOpenCall(name: OpenLimit, ip: string): Promise<void> {
  try {
    await countHit(name, networkOf(ip));
  } catch (error) {
    if (isAppError(error)) throw error;
    log.error({ limit: name, err: error }, "an open call could not be counted");
    throw new AppError("unavailable", undefined, { retryAfterSeconds: 60 }, { cause: error });
  }
}

/**
 * A call of an open endpoint with a JSON body of at most `mostBytes`: counted, read, and answered with what `answer` makes of it.
 * Refusals have the shape of docs/api.md. Keeps nothing.
 */
export async function answerOpenCall(
  name: OpenLimit,
  request: Request,
  mostBytes: number,
  answer: (body: unknown) => Answer | Promise<Answer>,
): Promise<Response> {
  try {
    await admitOpenCall(name, await callerIp(request.headers));
  } catch (error) {
    return refusalOf(error);
  }
  const bytes = await readWithin(request, mostBytes);
  if (bytes === null) return refuse(413, "too-large", `Send at most ${mostBytes / 1024} kB.`);
  const body = parseJson(new TextDecoder().decode(bytes));
  if (body === undefined) return refuse(400, "invalid", "Send a JSON object.");
  const answered = await answer(body);
  return respond(answered.status, answered.body);
}

interface Answer {
  status: number;
  body: unknown;
}

function refusalOf(error: unknown): Response {
  if (!isAppError(error)) throw error;
  const { code, message, details } = error;
  const isLimit = code === "limit";
  return refuse(isLimit ? 429 : 503, code, isLimit ? message : UNCOUNTED, {
    "Retry-After": String(details.retryAfterSeconds ?? 60),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return respond(status, { error: { code, fields: { body: message } } }, headers);
}

function respond(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", ...headers } });
}

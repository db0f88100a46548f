import "server-only";
import { AppError, isAppError } from "@/lib/errors";
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

/** `admitOpenCall` for the open endpoints: null, or the answer that refuses, in the shape of docs/api.md. */
export async function refuseOpenCall(name: OpenLimit, ip: string): Promise<Response | null> {
  try {
    await admitOpenCall(name, ip);
    return null;
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { code, message, details } = error;
    return Response.json(
      { error: { code, fields: { body: code === "limit" ? message : UNCOUNTED } } },
      {
        status: code === "limit" ? 429 : 503,
        headers: { "Cache-Control": "no-store", "Retry-After": String(details.retryAfterSeconds ?? 60) },
      },
    );
  }
}

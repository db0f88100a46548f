import "server-only";
import { sql } from "drizzle-orm";
import { database, type ServingRole } from "@/db/client";
import { fingerprint } from "@/lib/auth/secrets";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type LimitName, limits } from "./rules";

/**
 * Counts one hit of `subject` (an address, an IP, an owner) and raises `limit` with the seconds to wait once it is over.
 * One atomic statement, in real time; the subject is kept as a fingerprint only.
 */
export async function countHit(name: LimitName, subject: string, role: ServingRole = "web"): Promise<void> {
  if (env().RATE_LIMITS === "off") {
    return;
  }
  const { most, windowSeconds } = limits[name];
  const key = `${name}:${fingerprint("rate limit", subject)}`;
  const [row] = await database(role).execute<{ hits: number; wait: number }>(sql`
    insert into rate_limit as r (key, hits, reset_at) values (${key}, 1, now() + ${windowSeconds} * interval '1 second')
    on conflict (key) do update set
      hits = case when r.reset_at <= now() then 1 else r.hits + 1 end,
      reset_at = case when r.reset_at <= now() then now() + ${windowSeconds} * interval '1 second' else r.reset_at end
    returning hits, greatest(1, ceil(extract(epoch from reset_at - now())))::int as wait`);
  if (!row || row.hits > most) {
    throw new AppError("limit", undefined, { retryAfterSeconds: row?.wait ?? windowSeconds });
  }
}

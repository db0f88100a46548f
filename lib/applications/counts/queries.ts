import "server-only";
import { sql } from "drizzle-orm";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { type Stage, stages } from "../rules";

/** Counting stops here, so that it costs the same however many there are. */
export const MOST_COUNTED = 100;

/** How many applications of a job search stand at each stage, at most MOST_COUNTED. */
export async function countByStage(owner: OwnerId, searchId: string): Promise<Record<Stage, number>> {
  const id = rowId(searchId);
  const rows = await readAs(owner, (tx) =>
    tx.execute<{ stage: Stage; count: number }>(sql`
      select stage, (
        select count(*)::int from (
          select 1 from application a
          where a.owner_id = ${owner} and a.search_id = ${id} and a.stage = stages.stage and a.deleted_at is null
          limit ${MOST_COUNTED}
        ) counted
      ) as count
      from unnest(${sql.raw(`array['${stages.join("','")}']`)}) as stages(stage)`),
  );
  const counts = Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>;
  for (const { stage, count } of rows) counts[stage] = count;
  return counts;
}

import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { employer } from "@/db/schema";
import { type Acted, recordActivity } from "@/lib/activity/record/commands";
import { commandAs, databaseErrorCode, type OwnerId, rowId } from "@/lib/auth/owner";
import { AppError, notFound } from "@/lib/errors";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { foldedName } from "@/lib/text/rules";
import { refuseUnknownRegion } from "@/lib/users/regions/queries";
import type { EditedEmployer } from "./schema";

/**
 * Saves an employer. Another region means other holidays, so its live rounds are planned anew. Raises `conflict` with the present
 * values when the version is old (F39), and `refused` when another employer has the name.
 */
export async function editEmployer(owner: OwnerId, input: EditedEmployer, now: Date): Promise<Acted> {
  const id = rowId(input.employerId);
  if (input.region) {
    await refuseUnknownRegion(input.region);
  }
  return await commandAs(owner, async (tx) => {
    const isIt = and(eq(employer.ownerId, owner), eq(employer.id, id), isNull(employer.deletedAt));
    const { name, region } = input;
    const [saved] = await tx
      .update(employer)
      .set({ name, nameKey: foldedName(name), region, version: sql`${employer.version} + 1` })
      .where(and(isIt, eq(employer.version, input.version)))
      .returning();
    if (!saved) {
      const [current] = await tx.select().from(employer).where(isIt);
      throw current ? new AppError("conflict", undefined, { current }) : notFound();
    }
    await replan(tx, owner, await liveRoundIds(tx, owner, { employerId: id }), now);
    const happening = { kind: "employer.edited", summary: `Saved: ${name}.`, subjectId: id };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  }).catch((error: unknown) => {
    if (databaseErrorCode(error) === "23505") {
      throw new AppError("refused", "You already have an employer of this name.", {}, { cause: error });
    }
    throw error;
  });
}

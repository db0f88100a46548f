import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { employerOfApplication } from "@/db/joins";
import { application, employer } from "@/db/schema";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import type { AnyStepKind } from "@/lib/follow-ups/rules";
import { liveRoundIds } from "../../rounds/queries";
import { holidaysFor, notePlanned, takenByOthers } from "../commands";
import { differenceOf } from "../difference/rules";
import { roundFiles } from "../queries";
import { personOf, wantedPlan } from "../rules";

export interface Move {
  stepId: string;
  kind: AnyStepKind;
  contactName: string | null;
  employerName: string;
  from: Date;
  to: Date;
}

/**
 * The open steps that would move if the user's clock were that of another zone, by their new time (F33): the same planner and the
 * same comparing as when it is saved, and nothing is written.
 */
export function listMovesToZone(owner: OwnerId, timeZone: string, now: Date): Promise<Move[]> {
  return asOwner(owner, async (tx) => {
    const onFile = await roundFiles(tx, owner, await liveRoundIds(tx, owner));
    const files = onFile.map((file) => ({ ...file, timeZone }));
    const taken = await takenByOthers(tx, owner, files);
    const names = await employerNames(
      tx,
      owner,
      files.map((file) => file.applicationId),
    );
    const moves: Move[] = [];
    for (const file of files) {
      const plan = wantedPlan(file, await holidaysFor(file, now), taken, now);
      for (const want of plan.steps) {
        notePlanned(taken, file, want);
      }
      for (const { step, to } of differenceOf(file, plan.steps, now).updates) {
        if (step.state === "planned" && step.dueAt.getTime() !== to.dueAt.getTime()) {
          moves.push({
            stepId: step.id,
            kind: step.kind,
            contactName: personOf({ kind: step.kind, to: step.contactId }, file)?.name ?? null,
            employerName: names.get(file.applicationId) ?? "",
            from: step.dueAt,
            to: to.dueAt,
          });
        }
      }
    }
    return moves.sort((a, b) => a.to.getTime() - b.to.getTime());
  });
}

async function employerNames(
  tx: Transaction,
  owner: OwnerId,
  applicationIds: readonly string[],
): Promise<Map<string, string>> {
  if (applicationIds.length === 0) {
    return new Map();
  }
  const rows = await tx
    .select({ id: application.id, name: employer.name })
    .from(application)
    .innerJoin(employer, employerOfApplication)
    .where(and(eq(application.ownerId, owner), inArray(application.id, [...applicationIds])));
  return new Map(rows.map((row) => [row.id, row.name]));
}

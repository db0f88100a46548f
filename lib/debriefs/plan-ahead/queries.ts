import "server-only";
import { asOwner, type OwnerId, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import { holidaysFor, takenByOthers } from "@/lib/follow-ups/replan/commands";
import { promiseEndsOn } from "@/lib/follow-ups/replan/history/rules";
import { roundFiles } from "@/lib/follow-ups/replan/queries";
import { wantedPlan } from "@/lib/follow-ups/replan/rules";
import type { AnyStepKind } from "@/lib/follow-ups/rules";
import type { SaidTiming } from "./schema";

export interface AheadStep {
  kind: AnyStepKind;
  dueAt: Date;
}

/**
 * What would follow the thank-yous of a round if they had said that: the planner's own answer, and nothing is written. Empty for
 * a day before the interview. Raises `not-found`.
 */
export function planAhead(owner: OwnerId, input: SaidTiming, now: Date): Promise<AheadStep[]> {
  const roundId = rowId(input.roundId);
  return asOwner(owner, async (tx) => {
    const [onFile] = await roundFiles(tx, owner, [roundId]);
    if (!onFile) {
      throw notFound();
    }
    const said = {
      id: roundId,
      kind: input.byOn ? ("date" as const) : ("span" as const),
      byOn: input.byOn ?? null,
      spanDays: input.spanDays ?? null,
      saidOn: input.saidOn,
      saidByContactId: null,
    };
    if (promiseEndsOn(said) < input.saidOn) {
      return [];
    }
    const file = { ...onFile, promise: said };
    const taken = await takenByOthers(tx, owner, [file]);
    const plan = wantedPlan(file, await holidaysFor(file, now), taken, now);
    return plan.steps
      .filter(({ kind }) => kind !== "debrief" && kind !== "thank-you" && kind !== "propose-close")
      .map(({ kind, dueAt }) => ({ kind, dueAt }));
  });
}

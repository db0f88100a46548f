import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { promise } from "@/db/schema";
import { type Acted, answeredBefore, recordActivity } from "@/lib/activity/record/commands";
import type { Change } from "@/lib/activity/undo/rules";
import { applicationIn } from "@/lib/applications/finding/queries";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { dayText } from "@/lib/moments/rules";
import { recordPromiseIn } from "./recording/commands";
import type { RecordedPromise } from "./schema";

/** Records what they said about timing, in place of what they said before; the plan follows (T6, T7). */
export function recordPromise(
  owner: OwnerId,
  input: RecordedPromise,
  now: Date,
): Promise<{ promiseId: string; activityId: string }> {
  return commandAs(owner, (tx) => replanForPromiseIn(tx, owner, input, now));
}

/** `recordPromise` within a command's transaction. */
export async function replanForPromiseIn(
  tx: Transaction,
  owner: OwnerId,
  input: RecordedPromise,
  now: Date,
): Promise<{ promiseId: string; activityId: string }> {
  const kind = "promise.recorded";
  const before = await answeredBefore<{ promiseId: string; activityId: string }>(
    tx,
    owner,
    kind,
    input.requestId,
  );
  if (before) {
    return before;
  }
  const to = await applicationIn(tx, owner, input.applicationId);
  const { promiseId, changes } = await recordPromiseIn(tx, owner, to.id, input, now);
  changes.push(...(await replan(tx, owner, await liveRoundIds(tx, owner, { applicationId: to.id }), now)));
  const span = input.spanDays === 1 ? "a day" : `${input.spanDays} days`;
  const when = input.kind === "date" && input.byOn ? `by ${dayText(input.byOn)}` : `within ${span}`;
  const activityId = await recordActivity(
    tx,
    owner,
    {
      kind,
      summary: `They said ${when}: ${to.label}.`,
      applicationId: to.id,
      subjectId: promiseId,
      undo: { changes },
      requestId: input.requestId,
      result: { promiseId },
    },
    now,
  );
  return { promiseId, activityId };
}

/** To the Trash; the plan goes on as if it had not been said. */
export function deletePromise(owner: OwnerId, promiseId: string, now: Date): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const [deleted] = await tx
      .update(promise)
      .set({ deletedAt: now })
      .where(and(eq(promise.ownerId, owner), eq(promise.id, rowId(promiseId)), isNull(promise.deletedAt)))
      .returning();
    if (!deleted) {
      throw notFound();
    }
    const to = await applicationIn(tx, owner, deleted.applicationId);
    const changes: Change[] = [
      { table: "promise", id: deleted.id, set: { deletedAt: null }, must: true },
      ...(await replan(tx, owner, await liveRoundIds(tx, owner, { applicationId: to.id }), now)),
    ];
    const happening = {
      kind: "promise.deleted",
      summary: `What they said was deleted: ${to.label}.`,
      applicationId: to.id,
      subjectId: deleted.id,
      undo: { changes },
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

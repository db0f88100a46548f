import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { message } from "@/db/schema";
import { type Acted, answeredBefore, recordActivity } from "@/lib/activity/record/commands";
import type { Change } from "@/lib/activity/undo/rules";
import { applicationIn } from "@/lib/applications/finding/queries";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { notFound, refused } from "@/lib/errors";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { contactIdIn } from "@/lib/promises/recording/commands";
import { timeZoneOf } from "@/lib/users/finding/queries";
import { addMessage, happenedAt, roundIdAt } from "./logging/commands";
import type { NewMessage } from "./schema";

/** Logs a message that no step asked for (W7). What was in fact sent counts for the plan. */
export function logMessage(
  owner: OwnerId,
  input: NewMessage,
  now: Date,
): Promise<{ messageId: string; activityId: string }> {
  return commandAs(owner, async (tx) => {
    const kind = "message.logged";
    type Result = { messageId: string; activityId: string };
    const before = await answeredBefore<Result>(tx, owner, kind, input.requestId);
    if (before) {
      return before;
    }
    const to = await applicationIn(tx, owner, input.applicationId);
    const at = happenedAt(input.happenedAt, await timeZoneOf(tx, owner), now);
    const messageId = await addMessage(
      tx,
      owner,
      {
        applicationId: to.id,
        roundId: await roundIdAt(tx, owner, to.id, at),
        contactId: input.contactId ? await contactIdIn(tx, owner, input.contactId) : null,
        direction: input.direction,
        method: input.method,
        happenedAt: at,
        subject: input.subject ?? null,
        body: input.body ?? null,
      },
      now,
    );
    const changes: Change[] = [
      { table: "message", id: messageId, set: { deletedAt: now }, must: true },
      ...(await replan(tx, owner, await liveRoundIds(tx, owner, { applicationId: to.id }), now)),
    ];
    const activityId = await recordActivity(
      tx,
      owner,
      {
        kind,
        summary: `${input.direction === "out" ? "You wrote or called" : "They wrote or called"}: ${to.label}.`,
        applicationId: to.id,
        subjectId: messageId,
        undo: { changes },
        requestId: input.requestId,
        result: { messageId },
      },
      now,
    );
    return { messageId, activityId };
  });
}

/** To the Trash. The message of a done step is taken back with the step (`reopenStep`), not by itself. */
export function deleteMessage(owner: OwnerId, messageId: string, now: Date): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const [deleted] = await tx
      .update(message)
      .set({ deletedAt: now })
      .where(and(eq(message.ownerId, owner), eq(message.id, rowId(messageId)), isNull(message.deletedAt)))
      .returning();
    if (!deleted) {
      throw notFound();
    }
    if (deleted.stepId && deleted.direction === "out") {
      throw refused("This belongs to a step. Take the step back instead.");
    }
    const to = await applicationIn(tx, owner, deleted.applicationId);
    const changes: Change[] = [
      { table: "message", id: deleted.id, set: { deletedAt: null }, must: true },
      ...(await replan(tx, owner, await liveRoundIds(tx, owner, { applicationId: to.id }), now)),
    ];
    const happening = {
      kind: "message.deleted",
      summary: `Message deleted: ${to.label}.`,
      applicationId: to.id,
      subjectId: deleted.id,
      undo: { changes },
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

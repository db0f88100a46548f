import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { activity } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Undo } from "../undo/rules";

/** What most commands answer: the activity that `undo` takes back. */
export interface Acted {
  activityId: string;
}

export interface Happening {
  kind: string;
  /** A sentence for the history, as things are named on the screen. */
  summary: string;
  applicationId?: string | null;
  subjectId?: string | null;
  undo?: Undo | null;
  requestId?: string | null;
  /** What the command answers, to be answered again when the same request comes twice (F38). */
  result?: Record<string, unknown>;
}

/** Writes what happened in the command's own transaction. Answers the activity's id. */
export async function recordActivity(
  tx: Transaction,
  owner: OwnerId,
  happening: Happening,
  now: Date,
): Promise<string> {
  const id = newId();
  await tx.insert(activity).values({
    id,
    ownerId: owner,
    at: now,
    kind: happening.kind,
    applicationId: happening.applicationId ?? null,
    subjectId: happening.subjectId ?? null,
    summary: happening.summary.slice(0, 500),
    undo: happening.undo ?? null,
    requestId: happening.requestId ?? null,
    result: happening.result && { ...happening.result, activityId: id },
  });
  return id;
}

/** The answer given when this request came first, or null. Commands of one owner queue up, so nobody is in between. */
export async function answeredBefore<T>(
  tx: Transaction,
  owner: OwnerId,
  kind: string,
  requestId: string | null | undefined,
): Promise<T | null> {
  if (!requestId) {
    return null;
  }
  const [row] = await tx
    .select({ kind: activity.kind, result: activity.result })
    .from(activity)
    .where(and(eq(activity.ownerId, owner), eq(activity.requestId, requestId)));
  if (!row) {
    return null;
  }
  if (row.kind !== kind || !row.result) {
    throw new AppError("conflict", "This form was already used for something else. Load the page again.");
  }
  // The same kind of command stored it, so it has that command's shape.
  return row.result as T;
}

import "server-only";
import { and, eq, getTableColumns, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { searchOfApplication } from "@/db/joins";
import {
  activity,
  application,
  contact,
  employer,
  followUpStep,
  interview,
  message,
  profile,
  promise,
  round,
  search,
} from "@/db/schema";
import { commandAs, databaseErrorCode, type OwnerId, rowId } from "@/lib/auth/owner";
import { AppError, notFound, refused } from "@/lib/errors";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { syncStepReminders } from "@/lib/reminders/commands";
import type { TrashKind } from "./queries";
import { recordActivity } from "./record/commands";
import { type Change, inOrderOfUndoing, type StoredValue, type Undo, type UndoableTable } from "./undo/rules";

const tables = {
  search,
  application,
  employer,
  contact,
  round,
  interview,
  promise,
  message,
  step: followUpStep,
  profile,
} satisfies Record<UndoableTable, PgTable>;

/** Takes back what an activity did. A second time does nothing; what has changed too much since is a conflict. */
export async function undo(
  owner: OwnerId,
  activityId: string,
  now: Date,
): Promise<{ applicationId: string | null }> {
  const id = rowId(activityId);
  return commandAs(owner, (tx) => undoIn(tx, owner, id, now)).catch(placeTaken);
}

/** Takes back several activities together, the latest first: all of them or none. */
export async function undoAll(owner: OwnerId, activityIds: readonly string[], now: Date): Promise<void> {
  const ids = [...new Set(activityIds.map(rowId))];
  await commandAs(owner, async (tx) => {
    for (const id of ids.reverse()) {
      await undoIn(tx, owner, id, now);
    }
  }).catch(placeTaken);
}

/** `undo` within a command's own transaction. */
export async function undoIn(
  tx: Transaction,
  owner: OwnerId,
  activityId: string,
  now: Date,
): Promise<{ applicationId: string | null }> {
  const isIt = and(eq(activity.ownerId, owner), eq(activity.id, activityId));
  const [claimed] = await tx
    .update(activity)
    .set({ undoneAt: now })
    .where(and(isIt, isNull(activity.undoneAt), isNotNull(activity.undo)))
    .returning();
  if (!claimed) {
    const [known] = await tx.select().from(activity).where(isIt);
    if (!known) {
      throw notFound();
    }
    if (known.undoneAt === null) {
      throw refused("This cannot be taken back.");
    }
    return { applicationId: known.applicationId };
  }
  // Only recordActivity writes this column, and it takes an Undo.
  const { changes } = claimed.undo as Undo;
  await putBack(tx, owner, changes, now);
  await recordActivity(
    tx,
    owner,
    {
      kind: "undone",
      summary: `Taken back: ${claimed.summary}`,
      applicationId: claimed.applicationId,
      subjectId: claimed.subjectId,
    },
    now,
  );
  return { applicationId: claimed.applicationId };
}

/** Takes something out of the Trash. What needs a parent that is in the Trash too is refused. */
export async function restoreFromTrash(
  owner: OwnerId,
  input: { kind: TrashKind; id: string },
  now: Date,
): Promise<void> {
  const id = rowId(input.id);
  return commandAs(owner, async (tx) => {
    await refuseOrphans(tx, owner, input.kind, id);
    const table = tables[input.kind];
    const [restored] = await tx
      .update(table)
      .set({ deletedAt: null })
      .where(and(eq(table.ownerId, owner), eq(table.id, id), isNotNull(table.deletedAt)))
      .returning();
    if (!restored) {
      throw notFound();
    }
    const applicationId = "applicationId" in restored ? restored.applicationId : null;
    if (input.kind === "interview" && "roundId" in restored && restored.roundId) {
      await tx
        .update(round)
        .set({ deletedAt: null, factsHash: null })
        .where(and(eq(round.ownerId, owner), eq(round.id, restored.roundId)));
    }
    const of = {
      search: { searchId: id },
      application: { applicationId: id },
      contact: { contactId: id },
      interview: { applicationId: applicationId ?? id },
      message: { applicationId: applicationId ?? id },
      promise: { applicationId: applicationId ?? id },
    }[input.kind];
    await replan(tx, owner, await liveRoundIds(tx, owner, of), now);
    await recordActivity(
      tx,
      owner,
      {
        kind: "restored",
        summary: "Taken out of the Trash.",
        applicationId: input.kind === "application" ? id : applicationId,
        subjectId: id,
      },
      now,
    );
  }).catch(placeTaken);
}

function placeTaken(error: unknown): never {
  if (databaseErrorCode(error) === "23505") {
    throw new AppError("conflict", "There is another one in its place by now.", {}, { cause: error });
  }
  throw error;
}

async function refuseOrphans(tx: Transaction, owner: OwnerId, kind: TrashKind, id: string): Promise<void> {
  if (kind === "application") {
    const [parent] = await tx
      .select({ deletedAt: search.deletedAt })
      .from(application)
      .innerJoin(search, searchOfApplication)
      .where(and(eq(application.ownerId, owner), eq(application.id, id)));
    if (parent?.deletedAt) {
      throw refused("Its job search is in the Trash too. Restore that first.");
    }
  }
  if (kind === "interview" || kind === "message" || kind === "promise") {
    const table = tables[kind];
    const [parent] = await tx
      .select({ deletedAt: application.deletedAt })
      .from(table)
      .innerJoin(
        application,
        and(eq(application.ownerId, table.ownerId), eq(application.id, table.applicationId)),
      )
      .where(and(eq(table.ownerId, owner), eq(table.id, id)));
    if (parent?.deletedAt) {
      throw refused("Its application is in the Trash too. Restore that first.");
    }
  }
}

async function putBack(
  tx: Transaction,
  owner: OwnerId,
  changes: readonly Change[],
  now: Date,
): Promise<void> {
  const steps: string[] = [];
  const missedSteps: string[] = [];
  for (const change of inOrderOfUndoing(changes)) {
    const fits = await apply(tx, owner, change);
    if (!fits && change.must) {
      throw new AppError("conflict", "This changed in the meantime, so it cannot be taken back any more.");
    }
    if (change.table === "step") {
      (fits ? steps : missedSteps).push(change.id);
    }
  }
  const ids = (table: UndoableTable) => changes.filter((each) => each.table === table).map((each) => each.id);
  const rounds = new Set(ids("round"));
  if (steps.length + missedSteps.length > 0) {
    const touched = await tx
      .select({ id: followUpStep.id, roundId: followUpStep.roundId })
      .from(followUpStep)
      .where(and(eq(followUpStep.ownerId, owner), inArray(followUpStep.id, [...steps, ...missedSteps])));
    for (const { roundId } of touched) {
      rounds.add(roundId);
    }
    const stale = touched.filter(({ id }) => missedSteps.includes(id)).map(({ roundId }) => roundId);
    if (stale.length > 0) {
      await tx
        .update(round)
        .set({ factsHash: null })
        .where(and(eq(round.ownerId, owner), inArray(round.id, stale)));
    }
  }
  for (const applicationId of ids("application")) {
    for (const id of await liveRoundIds(tx, owner, { applicationId })) rounds.add(id);
  }
  for (const searchId of ids("search")) {
    for (const id of await liveRoundIds(tx, owner, { searchId })) rounds.add(id);
  }
  for (const contactId of ids("contact")) {
    for (const id of await liveRoundIds(tx, owner, { contactId })) rounds.add(id);
  }
  await syncStepReminders(tx, owner, steps, now);
  await replan(tx, owner, [...rounds], now);
}

async function apply(tx: Transaction, owner: OwnerId, change: Change): Promise<boolean> {
  const table: PgTable = tables[change.table];
  const columns = getTableColumns(table);
  const conditions: (SQL | undefined)[] = [
    eq(columnOf(columns, "ownerId"), owner),
    change.table === "profile" ? undefined : eq(columnOf(columns, "id"), change.id),
  ];
  for (const [name, value] of Object.entries(change.expect ?? {})) {
    const column = columnOf(columns, name);
    conditions.push(value === null ? isNull(column) : eq(column, stored(column, value)));
  }
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(change.set).map(([name, value]) => [name, stored(columnOf(columns, name), value)]),
  );
  if ("version" in columns) {
    values.version = sql`${sql.identifier("version")} + 1`;
  }
  const rows = await tx
    .update(table)
    .set(values)
    .where(and(...conditions))
    .returning({ owner: columnOf(columns, "ownerId") });
  return rows.length > 0;
}

function columnOf(columns: Record<string, PgColumn>, name: string): PgColumn {
  const column = columns[name];
  if (!column) {
    throw new Error(`an undo names the column ${name}, which is not there`);
  }
  return column;
}

/** JSON has no instants: they were stored as ISO text. */
function stored(column: PgColumn, value: StoredValue): StoredValue {
  return column.dataType === "date" && typeof value === "string" ? new Date(value) : value;
}

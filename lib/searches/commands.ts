import "server-only";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { application, profile, search } from "@/db/schema";
import { type Acted, answeredBefore, recordActivity } from "@/lib/activity/record/commands";
import type { Change } from "@/lib/activity/undo/rules";
import { followUpSent } from "@/lib/applications/sent/commands";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { AppError, notFound } from "@/lib/errors";
import { replan } from "@/lib/follow-ups/replan/commands";
import { endRounds, reopenRounds } from "@/lib/follow-ups/rounds/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { newId } from "@/lib/ids";
import type { LiveSteps, NewSearch, RenamedSearch } from "./schema";

/** Makes a search and goes to it. */
export function createSearch(owner: OwnerId, input: NewSearch, now: Date): Promise<{ searchId: string }> {
  return commandAs(owner, async (tx) => {
    const before = await answeredBefore<{ searchId: string }>(tx, owner, "search.created", input.requestId);
    if (before) {
      return before;
    }
    const searchId = newId();
    const { name, cadence } = input;
    await tx
      .insert(search)
      .values({ id: searchId, ownerId: owner, name, cadence: cadence ?? null, createdAt: now });
    await tx.update(profile).set({ currentSearchId: searchId }).where(eq(profile.ownerId, owner));
    await recordActivity(
      tx,
      owner,
      {
        kind: "search.created",
        summary: `New job search: ${name}.`,
        subjectId: searchId,
        requestId: input.requestId,
        result: { searchId },
      },
      now,
    );
    return { searchId };
  });
}

/** A new name, a cadence of its own (null: the profile's), and whether applications are followed up (T17). Raises `conflict` when a given version is old. */
export async function renameSearch(
  owner: OwnerId,
  input: RenamedSearch,
  now: Date,
): Promise<{ activityId: string }> {
  const id = rowId(input.searchId);
  return commandAs(owner, async (tx) => {
    const isIt = and(eq(search.ownerId, owner), eq(search.id, id), isNull(search.deletedAt));
    const [saved] = await tx
      .update(search)
      .set({
        name: input.name,
        cadence: input.cadence,
        followUpApplications: input.followUpApplications,
        version: sql`${search.version} + 1`,
      })
      .where(and(isIt, input.version === undefined ? undefined : eq(search.version, input.version)))
      .returning();
    if (!saved) {
      const [current] = await tx.select().from(search).where(isIt);
      throw current ? new AppError("conflict", undefined, { current }) : notFound();
    }
    await followUpSent(tx, owner, { searchId: id }, now);
    await replan(tx, owner, await liveRoundIds(tx, owner, { searchId: id }), now);
    const happening = { kind: "search.renamed", summary: `Job search saved: ${saved.name}.`, subjectId: id };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** Goes to another search. An archived one has to be restored first. */
export async function switchSearch(owner: OwnerId, searchId: string, _now: Date): Promise<void> {
  await commandAs(owner, async (tx) => {
    const found = await lockSearch(tx, owner, searchId);
    if (found.archivedAt) {
      throw new AppError("refused", "This job search is archived. Restore it first.");
    }
    await tx.update(profile).set({ currentSearchId: found.id }).where(eq(profile.ownerId, owner));
  });
}

/** Puts a search away. Its open steps stop, or go on, as the user chose. Twice is once (I12). */
export function archiveSearch(
  owner: OwnerId,
  searchId: string,
  options: { liveSteps: LiveSteps },
  now: Date,
): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const found = await lockSearch(tx, owner, searchId);
    const changes: Change[] = [];
    const archived = await tx
      .update(search)
      .set({ archivedAt: now, version: sql`${search.version} + 1` })
      .where(and(eq(search.ownerId, owner), eq(search.id, found.id), isNull(search.archivedAt)))
      .returning({ id: search.id });
    if (archived.length > 0) {
      changes.push({ table: "search", id: found.id, set: { archivedAt: null }, must: true });
    }
    if (options.liveSteps === "stop") {
      const rounds = await liveRoundIds(tx, owner, { searchId: found.id });
      changes.push(...(await endRounds(tx, owner, rounds, "search-archived", now)));
    }
    const summary = `Job search archived: ${found.name}.`;
    const happening = { kind: "search.archived", summary, subjectId: found.id, undo: { changes } };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** Takes a search out of the archive, and what archiving it had stopped goes on. */
export async function restoreSearch(owner: OwnerId, searchId: string, now: Date): Promise<void> {
  await commandAs(owner, async (tx) => {
    const found = await lockSearch(tx, owner, searchId);
    const restored = await tx
      .update(search)
      .set({ archivedAt: null, version: sql`${search.version} + 1` })
      .where(and(eq(search.ownerId, owner), eq(search.id, found.id), isNotNull(search.archivedAt)))
      .returning({ id: search.id });
    if (restored.length === 0) {
      return;
    }
    const applications = await tx
      .select({ id: application.id })
      .from(application)
      .where(
        and(
          eq(application.ownerId, owner),
          eq(application.searchId, found.id),
          isNull(application.deletedAt),
        ),
      );
    const ids = applications.map(({ id }) => id);
    await reopenRounds(tx, owner, ids, "search-archived", now);
    await recordActivity(
      tx,
      owner,
      { kind: "search.restored", summary: `Job search restored: ${found.name}.`, subjectId: found.id },
      now,
    );
  });
}

/** To the Trash, with its applications; their open steps close in the same transaction (I4). */
export function deleteSearch(owner: OwnerId, searchId: string, now: Date): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const found = await lockSearch(tx, owner, searchId);
    const rounds = await liveRoundIds(tx, owner, { searchId: found.id });
    await tx
      .update(search)
      .set({ deletedAt: now, version: sql`${search.version} + 1` })
      .where(and(eq(search.ownerId, owner), eq(search.id, found.id)));
    const changes: Change[] = [
      { table: "search", id: found.id, set: { deletedAt: null }, must: true },
      ...(await replan(tx, owner, rounds, now)),
    ];
    const summary = `Job search deleted: ${found.name}.`;
    const happening = { kind: "search.deleted", summary, subjectId: found.id, undo: { changes } };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

async function lockSearch(tx: Transaction, owner: OwnerId, searchId: string) {
  const [found] = await tx
    .select()
    .from(search)
    .where(and(eq(search.ownerId, owner), eq(search.id, rowId(searchId)), isNull(search.deletedAt)))
    .for("update");
  if (!found) {
    throw notFound();
  }
  return found;
}

import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { application, contact } from "@/db/schema";
import { type Acted, answeredBefore, recordActivity } from "@/lib/activity/record/commands";
import type { Change } from "@/lib/activity/undo/rules";
import { commandAs, type OwnerId, rowId } from "@/lib/auth/owner";
import { findOrAddEmployer } from "@/lib/employers/adding/commands";
import { AppError, notFound } from "@/lib/errors";
import { replan } from "@/lib/follow-ups/replan/commands";
import { liveRoundIds } from "@/lib/follow-ups/rounds/queries";
import { addApplicationIn, openSearchId } from "./adding/commands";
import { applicationIn } from "./finding/queries";
import { type Stage, stageNames } from "./rules";
import type { EditedApplication, NewApplication } from "./schema";
import { followUpSent } from "./sent/commands";
import { putAtStage } from "./staging/commands";

/**
 * Adds an application to a search, by default the current one. The employer is found by name, or made. Raises `conflict` with the
 * application on file (details.current) when there is one like it and `addAnyway` is not set.
 */
export function addApplication(
  owner: OwnerId,
  input: NewApplication,
  now: Date,
): Promise<{ applicationId: string }> {
  return commandAs(owner, async (tx) => {
    const kind = "application.added";
    const before = await answeredBefore<{ applicationId: string }>(tx, owner, kind, input.requestId);
    if (before) {
      return before;
    }
    const { applicationId, label } = await addApplicationIn(tx, owner, input, input.stage ?? "saved", now);
    const changes: Change[] = [
      {
        table: "application",
        id: applicationId,
        set: { deletedAt: now },
        must: true,
        expect: { deletedAt: null },
      },
      ...(await followUpSent(tx, owner, { applicationId }, now)),
    ];
    await recordActivity(
      tx,
      owner,
      {
        kind,
        summary: `Added: ${label}.`,
        applicationId,
        subjectId: applicationId,
        undo: { changes },
        requestId: input.requestId,
        result: { applicationId },
      },
      now,
    );
    return { applicationId };
  });
}

/** Saves an application; what is left out stays. Raises `conflict` with the present values when the version is old (F39). */
export async function editApplication(owner: OwnerId, input: EditedApplication, now: Date): Promise<Acted> {
  const { applicationId, employerName, version, ...values } = input;
  const id = rowId(applicationId);
  return commandAs(owner, async (tx) => {
    const current = await applicationIn(tx, owner, id);
    const renamed =
      employerName === undefined ? null : await findOrAddEmployer(tx, owner, { name: employerName }, now);
    const saved = await tx
      .update(application)
      .set({
        ...values,
        ...(renamed && { employerId: renamed.id }),
        version: sql`${application.version} + 1`,
      })
      .where(
        and(
          eq(application.ownerId, owner),
          eq(application.id, id),
          eq(application.version, version),
          isNull(application.deletedAt),
        ),
      )
      .returning({ id: application.id });
    if (saved.length === 0) {
      throw new AppError("conflict", undefined, { current });
    }
    await followUpSent(tx, owner, { applicationId: id }, now);
    await replan(tx, owner, await liveRoundIds(tx, owner, { applicationId: id }), now);
    const summary = `Saved: ${current.label}.`;
    const happening = { kind: "application.edited", summary, applicationId: id, subjectId: id };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** Moves an application to a stage. An offer and every ending stage end its open rounds at once (T13). */
export function moveToStage(
  owner: OwnerId,
  input: { applicationId: string; stage: Stage },
  now: Date,
): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const row = await applicationIn(tx, owner, input.applicationId);
    const changes = await putAtStage(tx, owner, row, input.stage, now);
    const happening = {
      kind: "application.moved",
      summary: `${row.label}: ${stageNames[input.stage]}.`,
      applicationId: row.id,
      subjectId: row.id,
      undo: { changes },
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** Moves an application to another search; that search's cadence counts from now on. */
export function moveToSearch(
  owner: OwnerId,
  input: { applicationId: string; searchId: string },
  now: Date,
): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const row = await applicationIn(tx, owner, input.applicationId);
    const searchId = await openSearchId(tx, owner, input.searchId);
    await tx
      .update(application)
      .set({ searchId, version: sql`${application.version} + 1` })
      .where(and(eq(application.ownerId, owner), eq(application.id, row.id), isNull(application.deletedAt)));
    const changes: Change[] = [
      {
        table: "application",
        id: row.id,
        set: { searchId: row.searchId },
        expect: { searchId },
        must: true,
      },
      ...(await followUpSent(tx, owner, { applicationId: row.id }, now)),
      ...(await replan(tx, owner, await liveRoundIds(tx, owner, { applicationId: row.id }), now)),
    ];
    const happening = {
      kind: "application.moved-to-search",
      summary: `${row.label}: moved to another job search.`,
      applicationId: row.id,
      subjectId: row.id,
      undo: { changes },
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** To the Trash; its open steps close in the same transaction (I4). */
export function deleteApplication(owner: OwnerId, applicationId: string, now: Date): Promise<Acted> {
  return commandAs(owner, async (tx) => {
    const row = await applicationIn(tx, owner, applicationId);
    const rounds = await liveRoundIds(tx, owner, { applicationId: row.id });
    await tx
      .update(application)
      .set({ deletedAt: now, version: sql`${application.version} + 1` })
      .where(and(eq(application.ownerId, owner), eq(application.id, row.id), isNull(application.deletedAt)));
    const changes: Change[] = [
      { table: "application", id: row.id, set: { deletedAt: null }, must: true },
      ...(await replan(tx, owner, rounds, now)),
    ];
    const happening = {
      kind: "application.deleted",
      summary: `Deleted: ${row.label}.`,
      applicationId: row.id,
      subjectId: row.id,
      undo: { changes },
    };
    return { activityId: await recordActivity(tx, owner, happening, now) };
  });
}

/** To whom messages after the thank-yous go (W9); null goes back to the rule. */
export async function chooseAddressee(
  owner: OwnerId,
  input: { applicationId: string; contactId?: string | null },
  now: Date,
): Promise<void> {
  await commandAs(owner, async (tx) => {
    const row = await applicationIn(tx, owner, input.applicationId);
    const addresseeId = input.contactId ? rowId(input.contactId) : null;
    if (addresseeId) {
      const [known] = await tx
        .select({ id: contact.id })
        .from(contact)
        .where(and(eq(contact.ownerId, owner), eq(contact.id, addresseeId), isNull(contact.deletedAt)));
      if (!known) {
        throw notFound();
      }
    }
    await tx
      .update(application)
      .set({ addresseeId, version: sql`${application.version} + 1` })
      .where(and(eq(application.ownerId, owner), eq(application.id, row.id), isNull(application.deletedAt)));
    await replan(tx, owner, await liveRoundIds(tx, owner, { applicationId: row.id }), now);
    await recordActivity(
      tx,
      owner,
      {
        kind: "application.addressee-chosen",
        summary: `${row.label}: you chose whom to write to.`,
        applicationId: row.id,
        undo: {
          changes: [{ table: "application", id: row.id, set: { addresseeId: row.addresseeId }, must: true }],
        },
      },
      now,
    );
  });
}

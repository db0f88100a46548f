import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { application, search } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { rowId } from "@/lib/auth/owner";
import { findOrAddEmployer } from "@/lib/employers/adding/commands";
import { AppError, notFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { currentSearchIn } from "@/lib/searches/current/commands";
import { refuseUnknownRegion } from "@/lib/users/regions/queries";
import { duplicatesIn } from "../duplicates/queries";
import type { Stage } from "../rules";
import type { NewApplication } from "../schema";

export interface AddedApplication {
  applicationId: string;
  /** "Product designer at Acme", for sentences. */
  label: string;
}

/**
 * Adds an application within a command's transaction. Raises `conflict` with the one on file when there is one like it, unless
 * the user wants another; `not-found` for a search that is not theirs.
 */
export async function addApplicationIn(
  tx: Transaction,
  owner: OwnerId,
  input: Omit<NewApplication, "requestId">,
  stage: Stage,
  now: Date,
): Promise<AddedApplication> {
  if (input.employerRegion) {
    await refuseUnknownRegion(input.employerRegion);
  }
  const searchId = input.searchId
    ? await openSearchId(tx, owner, input.searchId)
    : (await currentSearchIn(tx, owner, now)).id;
  if (!input.addAnyway) {
    const [like] = await duplicatesIn(tx, owner, input);
    if (like) {
      const where = like.location ? ` in ${like.location}` : ` (${like.role})`;
      throw new AppError("conflict", `You already have ${like.employerName}${where}.`, { current: like });
    }
  }
  const employer = await findOrAddEmployer(
    tx,
    owner,
    { name: input.employerName, region: input.employerRegion },
    now,
  );
  const applicationId = newId();
  await tx.insert(application).values({
    id: applicationId,
    ownerId: owner,
    searchId,
    employerId: employer.id,
    role: input.role,
    location: input.location ?? null,
    stage,
    stageChangedAt: now,
    appliedOn: input.appliedOn ?? null,
    postingUrl: input.postingUrl ?? null,
    notes: input.notes ?? null,
    noPhoneCalls: input.noPhoneCalls ?? false,
    cadence: input.cadence ?? null,
    createdAt: now,
  });
  return { applicationId, label: `${input.role} at ${employer.name}` };
}

/** The id of an owner's search that can take in applications. Raises `not-found`, or `refused` for an archived one. */
export async function openSearchId(tx: Transaction, owner: OwnerId, searchId: string): Promise<string> {
  const [found] = await tx
    .select({ id: search.id, archivedAt: search.archivedAt })
    .from(search)
    .where(and(eq(search.ownerId, owner), eq(search.id, rowId(searchId)), isNull(search.deletedAt)));
  if (!found) {
    throw notFound();
  }
  if (found.archivedAt) {
    throw new AppError("refused", "This job search is archived. Restore it first.");
  }
  return found.id;
}

import "server-only";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { cache } from "react";
import type { Transaction } from "@/db/client";
import { applicationOfStep, contactOfStep, employerOfApplication } from "@/db/joins";
import { application, contact, employer, followUpStep, profile, search } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import type { CadenceChoice } from "@/lib/follow-ups/cadences/rules";
import type { AnyStepKind } from "@/lib/follow-ups/rules";

export interface SearchSummary {
  id: string;
  name: string;
  cadence: CadenceChoice | null;
  /** Applications without an interview are followed up (T17). */
  followUpApplications: boolean;
  createdAt: Date;
  archivedAt: Date | null;
  version: number;
  isCurrent: boolean;
}

export interface LiveStep {
  stepId: string;
  applicationId: string;
  employerName: string;
  role: string;
  kind: AnyStepKind;
  /** The person a thank-you is for; null for what goes to nobody in particular. */
  contactName: string | null;
  dueAt: Date;
}

/** All searches, read once per page: the open ones newest first, then the archived ones. */
export const listSearches = cache(
  (owner: OwnerId): Promise<SearchSummary[]> => readAs(owner, (tx) => summaries(tx, owner)),
);

/** The current search, or null while the owner has none that is open. */
export async function findCurrentSearch(owner: OwnerId): Promise<SearchSummary | null> {
  const all = await listSearches(owner);
  const open = all.filter((each) => each.archivedAt === null);
  return open.find((each) => each.isCurrent) ?? open[0] ?? null;
}

/** The open steps of a search: what archiving it would stop, or keep. Raises `not-found`. */
export function liveStepsOfSearch(owner: OwnerId, searchId: string): Promise<LiveStep[]> {
  return readAs(owner, async (tx) => {
    const [known] = await tx
      .select({ id: search.id })
      .from(search)
      .where(and(eq(search.ownerId, owner), eq(search.id, rowId(searchId)), isNull(search.deletedAt)));
    if (!known) {
      throw notFound();
    }
    return tx
      .select({
        stepId: followUpStep.id,
        applicationId: application.id,
        employerName: employer.name,
        role: application.role,
        kind: followUpStep.kind,
        contactName: contact.name,
        dueAt: sql`coalesce(${followUpStep.snoozedUntil}, ${followUpStep.dueAt})`.mapWith(followUpStep.dueAt),
      })
      .from(followUpStep)
      .innerJoin(application, applicationOfStep)
      .innerJoin(employer, employerOfApplication)
      .leftJoin(contact, contactOfStep)
      .where(
        and(
          eq(followUpStep.ownerId, owner),
          eq(followUpStep.state, "planned"),
          eq(application.searchId, known.id),
          isNull(application.deletedAt),
        ),
      )
      .orderBy(asc(followUpStep.dueAt), asc(followUpStep.id))
      .limit(200);
  });
}

function summaries(tx: Transaction, owner: OwnerId): Promise<SearchSummary[]> {
  return tx
    .select({
      id: search.id,
      name: search.name,
      cadence: search.cadence,
      followUpApplications: search.followUpApplications,
      createdAt: search.createdAt,
      archivedAt: search.archivedAt,
      version: search.version,
      isCurrent: sql<boolean>`${search.id} is not distinct from ${profile.currentSearchId}`,
    })
    .from(search)
    .innerJoin(profile, eq(profile.ownerId, search.ownerId))
    .where(and(eq(search.ownerId, owner), isNull(search.deletedAt)))
    .orderBy(sql`${search.archivedAt} is not null`, desc(search.createdAt), desc(search.id))
    .limit(200);
}

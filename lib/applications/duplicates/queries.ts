import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { searchOfApplication } from "@/db/joins";
import { application, employer, search } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { foldedName } from "@/lib/text/rules";
import type { Stage } from "../rules";

export interface Duplicate {
  applicationId: string;
  employerName: string;
  role: string;
  location: string | null;
  searchName: string;
  stage: Stage;
}

/**
 * Applications at the same employer that look the same: the role and the place agree, or one of them is not given. Compared
 * without case and spacing.
 */
export async function duplicatesIn(
  tx: Transaction,
  owner: OwnerId,
  like: { employerName: string; role?: string | null; location?: string | null },
): Promise<Duplicate[]> {
  const rows = await tx
    .select({
      applicationId: application.id,
      employerName: employer.name,
      role: application.role,
      location: application.location,
      searchName: search.name,
      stage: application.stage,
    })
    .from(employer)
    .innerJoin(
      application,
      and(eq(application.ownerId, employer.ownerId), eq(application.employerId, employer.id)),
    )
    .innerJoin(search, searchOfApplication)
    .where(
      and(
        eq(employer.ownerId, owner),
        eq(employer.nameKey, foldedName(like.employerName)),
        isNull(employer.deletedAt),
        isNull(application.deletedAt),
        isNull(search.deletedAt),
      ),
    )
    .orderBy(desc(application.stageChangedAt), desc(application.id))
    .limit(200);
  return rows.filter((row) => agree(row.role, like.role) && agree(row.location, like.location)).slice(0, 10);
}

function agree(a: string | null | undefined, b: string | null | undefined): boolean {
  return !a || !b || foldedName(a) === foldedName(b);
}

import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import { searchOfApplication } from "@/db/joins";
import { application, employer, search } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";

export interface EmployerDetails {
  id: string;
  name: string;
  /** Whose public holidays count there; null for the user's own alone. */
  region: string | null;
  version: number;
  applications: { id: string; role: string; searchName: string }[];
}

/** One employer with the last 50 applications there, of all searches. Raises `not-found`. */
export async function getEmployer(owner: OwnerId, employerId: string): Promise<EmployerDetails> {
  const id = rowId(employerId);
  return readAs(owner, async (tx) => {
    const [found] = await tx
      .select({ id: employer.id, name: employer.name, region: employer.region, version: employer.version })
      .from(employer)
      .where(and(eq(employer.ownerId, owner), eq(employer.id, id), isNull(employer.deletedAt)));
    if (!found) {
      throw notFound();
    }
    const applications = await tx
      .select({ id: application.id, role: application.role, searchName: search.name })
      .from(application)
      .innerJoin(search, searchOfApplication)
      .where(
        and(
          eq(application.ownerId, owner),
          eq(application.employerId, id),
          isNull(application.deletedAt),
          isNull(search.deletedAt),
        ),
      )
      .orderBy(desc(application.createdAt), desc(application.id))
      .limit(50);
    return { ...found, applications };
  });
}

import "server-only";
import { and, eq } from "drizzle-orm";
import { application, employer, profile } from "@/db/schema";
import { asOwner, type OwnerId, rowId } from "@/lib/auth/owner";

/** The regions whose public holidays count: the user's, and of the employer of an application where one is on file. */
export function regionsOfApplication(owner: OwnerId, applicationId?: string): Promise<string[]> {
  return asOwner(owner, async (tx) => {
    const own = await tx.select({ region: profile.region }).from(profile).where(eq(profile.ownerId, owner));
    const theirs = applicationId
      ? await tx
          .select({ region: employer.region })
          .from(application)
          .innerJoin(
            employer,
            and(eq(employer.ownerId, application.ownerId), eq(employer.id, application.employerId)),
          )
          .where(and(eq(application.ownerId, owner), eq(application.id, rowId(applicationId))))
      : [];
    return [...new Set([...own, ...theirs].flatMap(({ region }) => region ?? []))];
  });
}

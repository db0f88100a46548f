import "server-only";
import { and, eq } from "drizzle-orm";
import { employerOfApplication } from "@/db/joins";
import { application, employer, profile } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";

/** The regions whose public holidays count: the user's, and of the employer of an application where one is on file. */
export function regionsOfApplication(owner: OwnerId, applicationId?: string): Promise<string[]> {
  return readAs(owner, async (tx) => {
    const own = await tx.select({ region: profile.region }).from(profile).where(eq(profile.ownerId, owner));
    const theirs = applicationId
      ? await tx
          .select({ region: employer.region })
          .from(application)
          .innerJoin(employer, employerOfApplication)
          .where(and(eq(application.ownerId, owner), eq(application.id, rowId(applicationId))))
      : [];
    return [...new Set([...own, ...theirs].flatMap(({ region }) => region ?? []))];
  });
}

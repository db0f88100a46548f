import "server-only";
import { and, desc, eq, getTableColumns, isNull } from "drizzle-orm";
import { contactOfPromise, employerOfApplication } from "@/db/joins";
import { application, contact, employer, promise } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";

export type PromiseOfEmployer = Awaited<ReturnType<typeof listPromisesOfEmployer>>[number];

/** What an employer said about timing in all applications of the user, the latest first; at most 50. */
export function listPromisesOfEmployer(owner: OwnerId, employerId: string) {
  const { ownerId: _owner, deletedAt: _deleted, ...columns } = getTableColumns(promise);
  return readAs(owner, (tx) =>
    tx
      .select({ ...columns, role: application.role, saidByName: contact.name })
      .from(promise)
      .innerJoin(
        application,
        and(eq(application.ownerId, promise.ownerId), eq(application.id, promise.applicationId)),
      )
      .innerJoin(employer, employerOfApplication)
      .leftJoin(contact, contactOfPromise)
      .where(
        and(
          eq(promise.ownerId, owner),
          eq(employer.id, rowId(employerId)),
          isNull(promise.deletedAt),
          isNull(application.deletedAt),
        ),
      )
      .orderBy(desc(promise.saidOn), desc(promise.createdAt), desc(promise.id))
      .limit(50),
  );
}

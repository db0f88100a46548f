import "server-only";
import { and, desc, eq, getTableColumns, isNull } from "drizzle-orm";
import { application, contact, employer, promise } from "@/db/schema";
import { asOwner, type OwnerId, rowId } from "@/lib/auth/owner";

export type PromiseOfEmployer = Awaited<ReturnType<typeof listPromisesOfEmployer>>[number];

/** What an employer said about timing in all applications of the user, the latest first; at most 50. */
export function listPromisesOfEmployer(owner: OwnerId, employerId: string) {
  const { ownerId: _owner, deletedAt: _deleted, ...columns } = getTableColumns(promise);
  return asOwner(owner, (tx) =>
    tx
      .select({ ...columns, role: application.role, saidByName: contact.name })
      .from(promise)
      .innerJoin(
        application,
        and(eq(application.ownerId, promise.ownerId), eq(application.id, promise.applicationId)),
      )
      .innerJoin(
        employer,
        and(eq(employer.ownerId, application.ownerId), eq(employer.id, application.employerId)),
      )
      .leftJoin(contact, and(eq(contact.ownerId, promise.ownerId), eq(contact.id, promise.saidByContactId)))
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

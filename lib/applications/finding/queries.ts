import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { employerOfApplication, searchOfApplication } from "@/db/joins";
import { application, employer, search } from "@/db/schema";
import { type OwnerId, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";

/** An application on file, for a command. Its `label` is "Product designer at Acme". Raises `not-found`. */
export async function applicationIn(tx: Transaction, owner: OwnerId, applicationId: string) {
  const [found] = await tx
    .select({ application, employerName: employer.name })
    .from(application)
    .innerJoin(employer, employerOfApplication)
    .innerJoin(search, searchOfApplication)
    .where(
      and(
        eq(application.ownerId, owner),
        eq(application.id, rowId(applicationId)),
        isNull(application.deletedAt),
        isNull(search.deletedAt),
      ),
    );
  if (!found) {
    throw notFound();
  }
  const { application: row, employerName } = found;
  return { ...row, employerName, label: `${row.role} at ${employerName}` };
}

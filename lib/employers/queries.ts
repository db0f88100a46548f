import "server-only";
import { and, asc, eq, isNull, like } from "drizzle-orm";
import { employer } from "@/db/schema";
import { asOwner, type OwnerId } from "@/lib/auth/owner";
import { foldedName } from "@/lib/text/rules";

export interface EmployerSummary {
  id: string;
  name: string;
  region: string | null;
  domain: string | null;
  version: number;
}

/** Employers by name, at most 50; `query` is how the name begins. */
export function listEmployers(owner: OwnerId, options: { query?: string } = {}): Promise<EmployerSummary[]> {
  const start = foldedName(options.query ?? "").replace(/[\\%_]/g, "\\$&");
  return asOwner(owner, (tx) =>
    tx
      .select({
        id: employer.id,
        name: employer.name,
        region: employer.region,
        domain: employer.domain,
        version: employer.version,
      })
      .from(employer)
      .where(
        and(
          eq(employer.ownerId, owner),
          isNull(employer.deletedAt),
          start ? like(employer.nameKey, `${start}%`) : undefined,
        ),
      )
      .orderBy(asc(employer.nameKey))
      .limit(50),
  );
}

import "server-only";
import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import { application, contact } from "@/db/schema";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import { roundFiles } from "../replan/queries";
import { addresseeOfRound } from "../replan/rules";
import { stepIn } from "../steps/finding/queries";

export interface AddresseeChoices {
  applicationId: string;
  /** The person the user chose; null while the rule decides. */
  chosenId: string | null;
  /** The person the rule names (W9); null where nobody is on file. */
  byRule: { id: string; name: string } | null;
  people: { id: string; name: string; email: string | null; jobTitle: string | null }[];
}

const mostListed = 50;

/** To whom the messages after the thank-yous of a step's application may go: everybody at its employer, and who is chosen. */
export function listAddressees(owner: OwnerId, stepId: string): Promise<AddresseeChoices> {
  return readAs(owner, async (tx) => {
    const step = await stepIn(tx, owner, stepId);
    const [file] = await roundFiles(tx, owner, [step.roundId]);
    const byRule = file ? addresseeOfRound({ ...file, chosenAddresseeId: null }) : null;
    const known = [...(file?.interviewers ?? []), ...(file?.recruiters ?? []), ...(file?.others ?? [])];
    const people = await tx
      .select({ id: contact.id, name: contact.name, email: contact.email, jobTitle: contact.jobTitle })
      .from(contact)
      .innerJoin(
        application,
        and(eq(application.ownerId, contact.ownerId), eq(application.id, step.applicationId)),
      )
      .where(
        and(
          eq(contact.ownerId, owner),
          isNull(contact.deletedAt),
          or(
            eq(contact.employerId, application.employerId),
            sql`${contact.id}::text = any(${sql.param(known.map(({ id }) => id))}::text[])`,
          ),
        ),
      )
      .orderBy(desc(contact.isRecruiter), asc(contact.createdAt), asc(contact.id))
      .limit(mostListed);
    return {
      applicationId: step.applicationId,
      chosenId: file?.chosenAddresseeId ?? null,
      byRule: byRule && { id: byRule.id, name: byRule.name },
      people,
    };
  });
}

import "server-only";
import { and, asc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import {
  applicationOfInterview,
  employerOfApplication,
  employerOfContact,
  interviewOfInterviewer,
} from "@/db/joins";
import { application, contact, employer, interview, interviewer } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import { pageKey, readPageKey } from "@/lib/paging/rules";
import { cleanLine } from "@/lib/text/rules";

export const contactsPerPage = 50;

export interface ContactSummary {
  id: string;
  name: string;
  email: string | null;
  jobTitle: string | null;
  isRecruiter: boolean;
  employerName: string | null;
}

export type ContactDetails = Omit<typeof contact.$inferSelect, "ownerId" | "deletedAt"> & {
  employerName: string | null;
  /** Where they interviewed. */
  applications: { id: string; employerName: string; role: string }[];
};

/** People by name, 50 at a time; `query` is part of a name, an address or an employer's name. */
export function listContacts(
  owner: OwnerId,
  options: { query?: string; after?: string | null } = {},
): Promise<{ rows: ContactSummary[]; after: string | null }> {
  const key = readPageKey(options.after);
  const query = cleanLine(options.query ?? "")
    .slice(0, 200)
    .toLowerCase();
  const like = `%${query.replace(/[\\%_]/g, "\\$&")}%`;
  return readAs(owner, async (tx) => {
    const rows = await tx
      .select({
        id: contact.id,
        name: contact.name,
        email: contact.email,
        jobTitle: contact.jobTitle,
        isRecruiter: contact.isRecruiter,
        employerName: employer.name,
      })
      .from(contact)
      .leftJoin(employer, employerOfContact)
      .where(
        and(
          eq(contact.ownerId, owner),
          isNull(contact.deletedAt),
          query
            ? sql`(lower(${contact.name}) like ${like} or lower(${contact.email}) like ${like} or ${employer.nameKey} like ${like})`
            : undefined,
          key ? sql`(lower(${contact.name}), ${contact.id}) > (${key.value}, ${key.id})` : undefined,
        ),
      )
      .orderBy(asc(sql`lower(${contact.name})`), asc(contact.id))
      .limit(contactsPerPage + 1);
    const last = rows[contactsPerPage - 1];
    return {
      rows: rows.slice(0, contactsPerPage),
      after: rows.length > contactsPerPage && last ? pageKey(last.name.toLowerCase(), last.id) : null,
    };
  });
}

/** One person and where they interviewed. Raises `not-found`. */
export async function getContact(owner: OwnerId, contactId: string): Promise<ContactDetails> {
  const id = rowId(contactId);
  return readAs(owner, async (tx) => {
    const { ownerId: _owner, deletedAt: _deleted, ...columns } = getTableColumns(contact);
    const [found] = await tx
      .select({ ...columns, employerName: employer.name })
      .from(contact)
      .leftJoin(employer, employerOfContact)
      .where(and(eq(contact.ownerId, owner), eq(contact.id, id), isNull(contact.deletedAt)));
    if (!found) {
      throw notFound();
    }
    const applications = await tx
      .selectDistinct({ id: application.id, employerName: employer.name, role: application.role })
      .from(interviewer)
      .innerJoin(interview, interviewOfInterviewer)
      .innerJoin(application, applicationOfInterview)
      .innerJoin(employer, employerOfApplication)
      .where(
        and(
          eq(interviewer.ownerId, owner),
          eq(interviewer.contactId, id),
          isNull(interview.deletedAt),
          isNull(application.deletedAt),
        ),
      )
      .orderBy(asc(employer.name), asc(application.id))
      .limit(50);
    return { ...found, applications };
  });
}

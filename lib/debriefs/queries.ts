import "server-only";
import { and, asc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import {
  applicationOfRound,
  contactOfInterviewer,
  employerOfApplication,
  interviewOfInterviewer,
} from "@/db/joins";
import { application, contact, debrief, employer, interview, interviewer, round } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";

export type DebriefNoteOnFile = Omit<typeof debrief.$inferSelect, "ownerId">;

export interface DebriefPage {
  roundId: string;
  applicationId: string;
  employerName: string;
  role: string;
  heldOn: string;
  people: { contactId: string; name: string; jobTitle: string | null }[];
  notes: DebriefNoteOnFile[];
}

/** A round with its people and what was noted so far. Raises `not-found`. */
export async function getDebrief(owner: OwnerId, roundId: string): Promise<DebriefPage> {
  const id = rowId(roundId);
  return readAs(owner, async (tx) => {
    const [head] = await tx
      .select({
        roundId: round.id,
        applicationId: application.id,
        employerName: employer.name,
        role: application.role,
        heldOn: round.heldOn,
      })
      .from(round)
      .innerJoin(application, applicationOfRound)
      .innerJoin(employer, employerOfApplication)
      .where(
        and(
          eq(round.ownerId, owner),
          eq(round.id, id),
          isNull(round.deletedAt),
          isNull(application.deletedAt),
        ),
      );
    if (!head) {
      throw notFound();
    }
    const people = await tx
      .select({ contactId: contact.id, name: contact.name, jobTitle: contact.jobTitle })
      .from(interviewer)
      .innerJoin(interview, interviewOfInterviewer)
      .innerJoin(contact, contactOfInterviewer)
      .where(
        and(
          eq(interviewer.ownerId, owner),
          eq(interview.roundId, id),
          isNull(interview.deletedAt),
          isNull(contact.deletedAt),
        ),
      )
      .groupBy(contact.ownerId, contact.id)
      .orderBy(asc(sql`min(${interview.startsAt})`), asc(sql`min(${interviewer.position})`), asc(contact.id));
    const { ownerId: _owner, ...columns } = getTableColumns(debrief);
    const notes = await tx
      .select(columns)
      .from(debrief)
      .where(and(eq(debrief.ownerId, owner), eq(debrief.roundId, id)))
      .orderBy(asc(debrief.id));
    return { ...head, people, notes };
  });
}

import "server-only";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applicationOfRound, interviewsOfRound } from "@/db/joins";
import { application, interview, interviewer, round } from "@/db/schema";
import type { OwnerId } from "@/lib/auth/owner";
import { personKeys } from "../replan/rules";
import type { RoundFile } from "../replan/schema";

/** Other rounds with open steps in which one of these people may get a message (T12). */
export async function roundsWithPeople(
  tx: Transaction,
  owner: OwnerId,
  files: readonly RoundFile[],
): Promise<string[]> {
  const people = files.flatMap((file) => [...file.interviewers, ...file.recruiters, ...file.others]);
  const keys = [...new Set(people.flatMap((person) => personKeys(person)))];
  if (keys.length === 0) {
    return [];
  }
  const rows = await tx.execute<{ id: string }>(sql`
    with known as (
      select id, employer_id from contact
      where owner_id = ${owner} and deleted_at is null
        and (id::text in ${keys} or lower(email) in ${keys})
    )
    select distinct s.round_id as id
    from follow_up_step s
    join application a on a.owner_id = s.owner_id and a.id = s.application_id
    where s.owner_id = ${owner} and s.state = 'planned' and s.channel <> 'none'
      and s.round_id not in ${files.map((file) => file.id)}
      and (
        s.contact_id in (select id from known)
        or a.addressee_id in (select id from known)
        or a.employer_id in (select employer_id from known)
        or exists (
          select 1 from interview i join interviewer p on p.owner_id = i.owner_id and p.interview_id = i.id
          where i.owner_id = ${owner} and i.round_id = s.round_id and p.contact_id in (select id from known))
        or exists (
          select 1 from promise m where m.owner_id = ${owner} and m.application_id = s.application_id
            and m.replaced_at is null and m.deleted_at is null and m.said_by_contact_id in (select id from known))
      )`);
  return rows.map((row) => row.id);
}

/**
 * The live rounds of one application, of one search, or of the owner; those that a change of facts may touch. One that an answer
 * ended is among them while it has open steps, or an offer to decide on (T14, T20).
 */
export async function liveRoundIds(
  tx: Transaction,
  owner: OwnerId,
  of: { applicationId?: string; searchId?: string; employerId?: string; contactId?: string } = {},
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: round.id })
    .from(round)
    .innerJoin(application, applicationOfRound)
    .leftJoin(interview, interviewsOfRound)
    .leftJoin(
      interviewer,
      and(eq(interviewer.ownerId, interview.ownerId), eq(interviewer.interviewId, interview.id)),
    )
    .where(
      and(
        eq(round.ownerId, owner),
        isNull(round.deletedAt),
        or(
          isNull(round.endedAt),
          eq(application.stage, "offer"),
          sql`exists (
            select 1 from follow_up_step s where s.owner_id = ${round.ownerId} and s.round_id = ${round.id}
              and s.state = 'planned')`,
        ),
        isNull(application.deletedAt),
        of.applicationId ? eq(round.applicationId, of.applicationId) : undefined,
        of.searchId ? eq(application.searchId, of.searchId) : undefined,
        of.employerId ? eq(application.employerId, of.employerId) : undefined,
        of.contactId ? eq(interviewer.contactId, of.contactId) : undefined,
      ),
    );
  return rows.map((row) => row.id);
}

import "server-only";
import { and, asc, eq, gte, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { applicationOfInterview, employerOfApplication, searchOfApplication } from "@/db/joins";
import { application, employer, interview, search } from "@/db/schema";
import { type OwnerId, readAs, rowId } from "@/lib/auth/owner";
import { notFound } from "@/lib/errors";
import { plusDays, startOfDay } from "@/lib/moments/rules";

type Interview = typeof interview.$inferSelect;

export interface InterviewOfDay
  extends Pick<
    Interview,
    | "id"
    | "applicationId"
    | "roundId"
    | "kind"
    | "startsOn"
    | "startTime"
    | "durationMinutes"
    | "startsAt"
    | "endsAt"
    | "timeZone"
    | "place"
    | "link"
    | "notes"
    | "outcome"
    | "version"
  > {
  employerName: string;
  role: string;
  people: { contactId: string; name: string }[];
  /** The names of `people`. */
  interviewers: string[];
}

/** The interviews that begin on a local day of the user's, YYYY-MM-DD, by time. Cancelled ones are not among them. */
export function interviewsOfDay(
  tx: Transaction,
  owner: OwnerId,
  day: string,
  timeZone: string,
): Promise<InterviewOfDay[]> {
  return interviewsWhere(
    tx,
    owner,
    and(
      gte(interview.startsAt, startOfDay(day, timeZone)),
      lt(interview.startsAt, startOfDay(plusDays(day, 1), timeZone)),
      or(isNull(interview.outcome), eq(interview.outcome, "happened")),
      // A search that was archived with all that was still open is put away.
      sql`not exists (
        select 1 from round r where r.owner_id = ${owner} and r.id = "interview"."round_id"
          and r.ended_reason = 'search-archived')`,
    ),
  );
}

/** One interview. Raises `not-found`. */
export async function getInterview(owner: OwnerId, interviewId: string): Promise<InterviewOfDay> {
  const id = rowId(interviewId);
  return readAs(owner, async (tx) => {
    const [found] = await interviewsWhere(tx, owner, eq(interview.id, id));
    if (!found) {
      throw notFound();
    }
    return found;
  });
}

async function interviewsWhere(
  tx: Transaction,
  owner: OwnerId,
  condition: SQL | undefined,
): Promise<InterviewOfDay[]> {
  const rows = await tx
    .select({
      id: interview.id,
      applicationId: interview.applicationId,
      roundId: interview.roundId,
      employerName: employer.name,
      role: application.role,
      kind: interview.kind,
      startsOn: interview.startsOn,
      startTime: interview.startTime,
      durationMinutes: interview.durationMinutes,
      startsAt: interview.startsAt,
      endsAt: interview.endsAt,
      timeZone: interview.timeZone,
      place: interview.place,
      link: interview.link,
      notes: interview.notes,
      outcome: interview.outcome,
      version: interview.version,
      people: sql<{ contactId: string; name: string }[]>`coalesce((
        select json_agg(json_build_object('contactId', c.id, 'name', c.name) order by p.position)
        from interviewer p join contact c on c.owner_id = p.owner_id and c.id = p.contact_id
        where p.owner_id = ${owner} and p.interview_id = "interview"."id" and c.deleted_at is null), '[]'::json)`,
    })
    .from(interview)
    .innerJoin(application, applicationOfInterview)
    .innerJoin(employer, employerOfApplication)
    .innerJoin(search, searchOfApplication)
    .where(
      and(
        eq(interview.ownerId, owner),
        isNull(interview.deletedAt),
        isNull(application.deletedAt),
        isNull(search.deletedAt),
        condition,
      ),
    )
    .orderBy(asc(interview.startsAt), asc(interview.id))
    .limit(50);
  return rows.map((row) => ({ ...row, interviewers: row.people.map((person) => person.name) }));
}

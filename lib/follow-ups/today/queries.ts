import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { OwnerId } from "@/lib/auth/owner";
import { addresseeOf } from "@/lib/follow-ups/addressee/rules";
import type { AnyStepKind, Channel } from "@/lib/follow-ups/rules";
import type { StepTiming } from "@/lib/follow-ups/steps/rules";
import { effectiveDueAt, effectiveWindowEndsAt, timingOf } from "@/lib/follow-ups/steps/rules";

/** More open steps than this, past or to come, are not listed. */
export const mostPerSide = 50;

export interface TodayItem {
  stepId: string;
  applicationId: string;
  roundId: string;
  employerName: string;
  role: string;
  searchName: string;
  kind: AnyStepKind;
  channel: Channel;
  /** To whom: a thank-you's person, else the addressee of the round (W9); null where nobody is on file. */
  contactName: string | null;
  /** As it stands: what it was snoozed to, or its own time. */
  dueAt: Date;
  windowEndsAt: Date | null;
  snoozedUntil: Date | null;
  why: string;
  state: StepTiming;
  /** When its draft was last handed to a mail app or copied. */
  handedOffAt: Date | null;
  /** The way in which that was: "mail-app", "gmail", "copy" … */
  handedOffBy: string | null;
}

type Instant = Date | string;

interface RawItem extends Record<string, unknown> {
  id: string;
  application_id: string;
  round_id: string;
  employer_id: string;
  employer_name: string;
  role: string;
  search_name: string;
  addressee_id: string | null;
  kind: AnyStepKind;
  channel: Channel;
  contact_name: string | null;
  due_at: Instant;
  window_ends_at: Instant | null;
  snoozed_until: Instant | null;
  why: string;
  handed_off_at: Instant | null;
  handed_off_by: string | null;
}

/**
 * Open steps around `now`: the latest fifty that are due, and the next fifty until `until`. Each side reads its own end of the
 * index of open steps, so the cost does not grow with what is on file.
 */
export async function openSteps(
  tx: Transaction,
  owner: OwnerId,
  now: Date,
  until: Date,
): Promise<{ items: TodayItem[]; hasMoreDue: boolean }> {
  const at = now.toISOString();
  const rows = await tx.execute<RawItem>(sql`
    with open as (
      (select * from follow_up_step where owner_id = ${owner} and state = 'planned' and due_at <= ${at}
        order by due_at desc limit ${mostPerSide + 1})
      union all
      (select * from follow_up_step where owner_id = ${owner} and state = 'planned' and due_at > ${at}
        and due_at <= ${until.toISOString()} order by due_at limit ${mostPerSide})
    )
    select s.id, s.application_id, s.round_id, a.employer_id, e.name as employer_name, a.role, h.name as search_name,
      a.addressee_id, s.kind, s.channel, c.name as contact_name, s.due_at, s.window_ends_at, s.snoozed_until, s.why,
      o.opened_at as handed_off_at, o.method as handed_off_by
    from open s
    join application a on a.owner_id = s.owner_id and a.id = s.application_id
    join employer e on e.owner_id = a.owner_id and e.id = a.employer_id
    join search h on h.owner_id = a.owner_id and h.id = a.search_id
    left join contact c on c.owner_id = s.owner_id and c.id = s.contact_id
    left join lateral (
      select * from hand_off o where o.owner_id = ${owner} and o.step_id = s.id order by o.opened_at desc limit 1) o on true
    order by coalesce(s.snoozed_until, s.due_at), s.position, s.id`);
  const due = rows
    .filter((row) => new Date(row.due_at) <= now)
    .sort((a, b) => new Date(a.due_at).getTime() - new Date(b.due_at).getTime());
  const hasMoreDue = due.length > mostPerSide;
  const shown = hasMoreDue ? rows.filter((row) => row !== due[0]) : rows;
  const names = await addresseeNames(
    tx,
    owner,
    shown.filter((row) => row.kind !== "thank-you" && row.channel !== "none"),
  );
  return { hasMoreDue, items: shown.map((row) => itemOf(row, names.get(row.round_id) ?? null, now)) };
}

function itemOf(row: RawItem, addressee: string | null, now: Date): TodayItem {
  const step = {
    dueAt: new Date(row.due_at),
    windowEndsAt: optionalDate(row.window_ends_at),
    snoozedUntil: optionalDate(row.snoozed_until),
  };
  return {
    stepId: row.id,
    applicationId: row.application_id,
    roundId: row.round_id,
    employerName: row.employer_name,
    role: row.role,
    searchName: row.search_name,
    kind: row.kind,
    channel: row.channel,
    contactName: row.kind === "thank-you" ? row.contact_name : row.channel === "none" ? null : addressee,
    dueAt: effectiveDueAt(step),
    windowEndsAt: effectiveWindowEndsAt(step),
    snoozedUntil: step.snoozedUntil,
    why: row.why,
    state: timingOf(step, now),
    handedOffAt: optionalDate(row.handed_off_at),
    handedOffBy: row.handed_off_by,
  };
}

interface RawPerson extends Record<string, unknown> {
  round_id: string;
  id: string;
  name: string;
  email: string | null;
  part: "interviewer" | "recruiter" | "timeline" | "chosen";
}

/** The addressees of these rounds (W9), by round, in one statement. */
export async function addresseesOf(
  tx: Transaction,
  owner: OwnerId,
  rows: readonly {
    round_id: string;
    application_id: string;
    employer_id: string;
    addressee_id: string | null;
  }[],
): Promise<Map<string, { id: string; name: string; email: string | null }>> {
  const rounds = [...new Map(rows.map((row) => [row.round_id, row])).values()];
  if (rounds.length === 0) {
    return new Map();
  }
  const asked = sql.join(
    rounds.map(
      (row) =>
        sql`(${row.round_id}::uuid, ${row.application_id}::uuid, ${row.employer_id}::uuid, ${row.addressee_id}::uuid)`,
    ),
    sql`, `,
  );
  const people = await tx.execute<RawPerson>(sql`
    with asked (round_id, application_id, employer_id, addressee_id) as (values ${asked}),
    parts as (
      select a.round_id, p.contact_id, 'interviewer' as part, i.starts_at as at, i.id::text || p.position as turn
      from asked a
      join interview i on i.owner_id = ${owner} and i.round_id = a.round_id and i.deleted_at is null
        and coalesce(i.outcome, 'happened') = 'happened'
      join interviewer p on p.owner_id = ${owner} and p.interview_id = i.id
      union all
      select a.round_id, m.said_by_contact_id, 'timeline', m.created_at, m.id::text
      from asked a
      join promise m on m.owner_id = ${owner} and m.application_id = a.application_id
        and m.replaced_at is null and m.deleted_at is null
      union all
      select a.round_id, r.id, 'recruiter', case when r.is_recruiter then r.created_at else 'infinity' end, r.id::text
      from asked a
      join contact r on r.owner_id = ${owner} and r.employer_id = a.employer_id
        and (r.is_recruiter or not exists (
          select 1 from interview i where i.owner_id = ${owner} and i.round_id = a.round_id and i.deleted_at is null))
      union all
      select a.round_id, a.addressee_id, 'chosen', null, '' from asked a where a.addressee_id is not null
    )
    select parts.round_id, c.id, c.name, c.email, parts.part
    from parts join contact c on c.owner_id = ${owner} and c.id = parts.contact_id and c.deleted_at is null
    order by parts.at, parts.turn`);
  return new Map(
    rounds.flatMap((row) => {
      const ofRound = people.filter((person) => person.round_id === row.round_id);
      const part = (name: RawPerson["part"]) => ofRound.filter((person) => person.part === name);
      const found = addresseeOf({
        chosen: row.addressee_id,
        timelineBy: part("timeline")[0]?.id ?? null,
        recruiters: part("recruiter"),
        interviewers: part("interviewer"),
        others: ofRound,
      });
      return found ? [[row.round_id, { id: found.id, name: found.name, email: found.email }] as const] : [];
    }),
  );
}

async function addresseeNames(tx: Transaction, owner: OwnerId, rows: readonly RawItem[]) {
  const found = await addresseesOf(tx, owner, rows);
  return new Map([...found].map(([roundId, person]) => [roundId, person.name]));
}

function optionalDate(value: Instant | null): Date | null {
  return value === null ? null : new Date(value);
}

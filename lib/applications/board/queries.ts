import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { OwnerId } from "@/lib/auth/owner";
import type { AnyStepKind } from "@/lib/follow-ups/rules";
import { effectiveDueAt, type StepTiming, timingOf } from "@/lib/follow-ups/steps/rules";
import type { Stage } from "../rules";

export interface BoardRow {
  id: string;
  employerName: string;
  role: string;
  location: string | null;
  stage: Stage;
  stageChangedAt: Date;
  /** The next open step; `contactName` for a thank-you that goes to somebody. */
  nextStep: {
    id: string;
    kind: AnyStepKind;
    contactName: string | null;
    dueAt: Date;
    state: StepTiming;
  } | null;
  /** The next interview to come. */
  interviewAt: Date | null;
}

type Instant = Date | string;

interface RawRow extends Record<string, unknown> {
  id: string;
  employer_name: string;
  role: string;
  location: string | null;
  stage: Stage;
  stage_changed_at: Instant;
  step_id: string | null;
  step_kind: AnyStepKind;
  step_contact: string | null;
  step_due_at: Instant;
  step_window_ends_at: Instant | null;
  step_snoozed_until: Instant | null;
  interview_at: Instant | null;
  now: Instant;
}

/** The board's rows for the applications that `chosen` selects, each with its next step and interview, in one statement. */
export async function boardRows(tx: Transaction, owner: OwnerId, chosen: SQL): Promise<BoardRow[]> {
  const rows = await tx.execute<RawRow>(sql`
    select a.id, e.name as employer_name, a.role, a.location, a.stage, a.stage_changed_at,
      s.id as step_id, s.kind as step_kind, s.contact as step_contact, s.due_at as step_due_at,
      s.window_ends_at as step_window_ends_at, s.snoozed_until as step_snoozed_until,
      i.starts_at as interview_at, app_now() as now
    from (${chosen}) a
    join employer e on e.owner_id = a.owner_id and e.id = a.employer_id
    left join lateral (
      select f.id, f.kind, c.name as contact, f.due_at, f.window_ends_at, f.snoozed_until
      from follow_up_step f
      left join contact c on c.owner_id = f.owner_id and c.id = f.contact_id
      where f.owner_id = ${owner} and f.application_id = a.id and f.state = 'planned'
      order by coalesce(f.snoozed_until, f.due_at), f.position limit 1
    ) s on true
    left join lateral (
      select n.starts_at from interview n
      where n.owner_id = ${owner} and n.application_id = a.id and n.deleted_at is null and n.outcome is null
        and n.ends_at > app_now()
      order by n.starts_at limit 1
    ) i on true
    order by a.stage_changed_at desc, a.id desc`);
  return rows.map(boardRow);
}

function boardRow(row: RawRow): BoardRow {
  const step = {
    dueAt: new Date(row.step_due_at),
    windowEndsAt: optionalDate(row.step_window_ends_at),
    snoozedUntil: optionalDate(row.step_snoozed_until),
  };
  return {
    id: row.id,
    employerName: row.employer_name,
    role: row.role,
    location: row.location,
    stage: row.stage,
    stageChangedAt: new Date(row.stage_changed_at),
    nextStep: row.step_id
      ? {
          id: row.step_id,
          kind: row.step_kind,
          contactName: row.step_contact,
          dueAt: effectiveDueAt(step),
          state: timingOf(step, new Date(row.now)),
        }
      : null,
    interviewAt: optionalDate(row.interview_at),
  };
}

function optionalDate(value: Instant | null): Date | null {
  return value === null ? null : new Date(value);
}

import "server-only";
import { and, eq, lt, or, sql } from "drizzle-orm";
import { activity } from "@/db/schema";
import { type OwnerId, readAs } from "@/lib/auth/owner";
import { pageKey, readTimeKey } from "@/lib/paging/rules";

export const activityPerPage = 50;
export const trashDays = 30;

export interface ActivityRow {
  id: string;
  at: Date;
  kind: string;
  applicationId: string | null;
  subjectId: string | null;
  summary: string;
  undoneAt: Date | null;
  canUndo: boolean;
}

export const activityColumns = {
  id: activity.id,
  at: activity.at,
  kind: activity.kind,
  applicationId: activity.applicationId,
  subjectId: activity.subjectId,
  summary: activity.summary,
  undoneAt: activity.undoneAt,
  canUndo: sql<boolean>`(${activity.undo} is not null and ${activity.undoneAt} is null)`,
};

/** What happened, newest first, 50 at a time; `after` of one page asks for the next. */
export function listActivity(
  owner: OwnerId,
  options: { after?: string | null } = {},
): Promise<{ rows: ActivityRow[]; after: string | null }> {
  return readAs(owner, async (tx) => {
    const key = readTimeKey(options.after);
    const rows = await tx
      .select(activityColumns)
      .from(activity)
      .where(
        and(
          eq(activity.ownerId, owner),
          key
            ? or(lt(activity.at, key.at), and(eq(activity.at, key.at), lt(activity.id, key.id)))
            : undefined,
        ),
      )
      .orderBy(sql`${activity.at} desc nulls last, ${activity.id} desc nulls last`)
      .limit(activityPerPage + 1);
    const last = rows[activityPerPage - 1];
    return {
      rows: rows.slice(0, activityPerPage),
      after: rows.length > activityPerPage && last ? pageKey(last.at.toISOString(), last.id) : null,
    };
  });
}

export type TrashKind = "search" | "application" | "contact" | "interview" | "message" | "promise";

export interface TrashItem {
  kind: TrashKind;
  id: string;
  title: string;
  deletedAt: Date;
  /** The user's local day on which it is gone for good. */
  goneOn: string;
}

/** What was deleted in the last 30 days, newest first. What hangs under something deleted comes back with it. */
export function listTrash(owner: OwnerId): Promise<TrashItem[]> {
  return readAs(owner, async (tx) => {
    const rows = await tx.execute<{
      kind: TrashKind;
      id: string;
      title: string;
      deleted_at: string | Date;
      gone_on: string;
    }>(sql`
      with trash as (
        select 'search' as kind, s.id, s.name as title, s.deleted_at from search s where s.owner_id = ${owner}
        union all
        select 'application', a.id, a.role || ' at ' || e.name, a.deleted_at
          from application a join employer e on e.owner_id = a.owner_id and e.id = a.employer_id
          where a.owner_id = ${owner}
        union all
        select 'contact', c.id, c.name, c.deleted_at from contact c where c.owner_id = ${owner}
        union all
        select 'interview', i.id, 'Interview at ' || e.name || ' on ' || i.starts_on, i.deleted_at
          from interview i join application a on a.owner_id = i.owner_id and a.id = i.application_id
          join employer e on e.owner_id = a.owner_id and e.id = a.employer_id
          where i.owner_id = ${owner} and a.deleted_at is null
        union all
        select 'message', m.id, coalesce(m.subject, 'Message') || ', ' || e.name, m.deleted_at
          from message m join application a on a.owner_id = m.owner_id and a.id = m.application_id
          join employer e on e.owner_id = a.owner_id and e.id = a.employer_id
          where m.owner_id = ${owner} and a.deleted_at is null and m.step_id is null
        union all
        select 'promise', p.id, 'What ' || e.name || ' said on ' || p.said_on, p.deleted_at
          from promise p join application a on a.owner_id = p.owner_id and a.id = p.application_id
          join employer e on e.owner_id = a.owner_id and e.id = a.employer_id
          where p.owner_id = ${owner} and a.deleted_at is null
      )
      select kind, id, title, deleted_at,
        to_char((deleted_at + ${trashDays} * interval '1 day') at time zone
          (select time_zone from profile where owner_id = ${owner}), 'YYYY-MM-DD') as gone_on
      from trash
      where deleted_at > app_now() - ${trashDays} * interval '1 day'
      order by deleted_at desc, id desc limit 200`);
    return rows.map(({ kind, id, title, deleted_at, gone_on }) => ({
      kind,
      id,
      title,
      deletedAt: new Date(deleted_at),
      goneOn: gone_on,
    }));
  });
}

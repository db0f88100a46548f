ALTER TABLE "reminder" ADD COLUMN "armed_run" text;--> statement-breakpoint
-- Only what says whether a run still lives.
grant usage on schema engine to afterword_scope;
--> statement-breakpoint
grant select (id, status) on engine.run to afterword_scope;
--> statement-breakpoint
grant create on schema public to afterword_scope;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
-- Armed, but the embedded engine has no run for it any more: it was restored, emptied, or another engine held it (F14).
create function lost_reminders(most integer) returns table (owner_id uuid, id uuid, version integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.owner_id, r.id, r.version from reminder r
  where r.state = 'scheduled' and r.armed_version = r.version
    and greatest(r.scheduled_at, r.armed_at) < app_now() - interval '2 minutes'
    and not exists (
      select 1 from engine.run
      where run.id = case when r.armed_run ~ '^[0-9]{1,18}$' then r.armed_run::bigint end and run.status = 'running')
  order by r.due_at limit most
$$;
--> statement-breakpoint
revoke all on function lost_reminders(integer) from public;
--> statement-breakpoint
grant execute on function lost_reminders(integer) to afterword_worker;
--> statement-breakpoint
-- What waits on purpose, for the end of its moment or of quiet hours, is not late.
create or replace function delivery_health() returns table (oldest_due_at timestamptz, last_accepted_at timestamptz, unknown_mails bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select min(greatest(due_at, wait_until)) from reminder
          where state = 'scheduled' and due_at <= app_now() and (wait_until is null or wait_until <= app_now())),
         (select max(accepted_at) from mail),
         (select count(*) from mail where state = 'unknown')
$$;
--> statement-breakpoint
-- The engine's own run comes first; after three seconds a sign-in mail is sent past it.
create or replace function mails_to_send(most integer) returns table (owner_id uuid, id uuid, stream text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.owner_id, m.id, m.stream from mail m
  where m.state in ('frozen', 'sending')
    and coalesce(m.next_attempt_at, m.created_at)
      <= app_now() - case m.stream when 'sign-in' then interval '3 seconds' else interval '1 minute' end
    and (m.lease_until is null or m.lease_until < now())
  order by (m.stream = 'sign-in') desc, coalesce(m.next_attempt_at, m.created_at) limit most
$$;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

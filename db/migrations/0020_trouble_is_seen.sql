ALTER TABLE "reminder" ADD COLUMN "put_off_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "rearmed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
grant create on schema public to afterword_scope;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
-- What could not be made is left alone for a while, and is late all the same: delivery_health() knows nothing of it.
create or replace function overdue_reminders(late_seconds integer, most integer) returns table (owner_id uuid, id uuid, version integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.owner_id, r.id, r.version from reminder r
  where r.state = 'scheduled' and r.due_at <= app_now() - late_seconds * interval '1 second'
    and (r.wait_until is null or r.wait_until <= app_now() - late_seconds * interval '1 second')
    and (r.put_off_until is null or r.put_off_until <= app_now())
  order by r.due_at limit most
$$;
--> statement-breakpoint
-- No run has looked at this version within two minutes (after the first try four, then eight, at most six hours), and no event for
-- it waits to be handed on; or none for longer than any hop takes.
create or replace function unarmed_reminders(most integer) returns table (owner_id uuid, id uuid, version integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  (select r.owner_id, r.id, r.version from reminder r
   where r.state = 'scheduled' and r.armed_version is distinct from r.version
     and r.scheduled_at < app_now() - least(interval '2 minutes' * power(2, least(r.rearmed, 8)), interval '6 hours')
     and not exists (
       select 1 from outbox o
       where o.sent_at is null and o.name = 'reminder/scheduled'
         and o.data->>'reminderId' = r.id::text and o.data->>'version' = r.version::text)
   order by r.due_at limit most)
  union
  (select r.owner_id, r.id, r.version from reminder r
   where r.state = 'scheduled' and r.armed_at < app_now() - interval '7 days'
     and r.scheduled_at < app_now() - interval '2 minutes'
   order by r.armed_at limit most)
$$;
--> statement-breakpoint
-- Of one stream, so that late mails of one kind cannot keep the other out of the batch.
create function mails_to_send(wanted text, most integer) returns table (owner_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.owner_id, m.id from mail m
  where m.state in ('frozen', 'sending') and m.stream = wanted
    and coalesce(m.next_attempt_at, m.created_at)
      <= app_now() - case wanted when 'sign-in' then interval '3 seconds' else interval '1 minute' end
    and (m.lease_until is null or m.lease_until < now())
  order by coalesce(m.next_attempt_at, m.created_at) limit most
$$;
--> statement-breakpoint
-- For how long a sign-in mail has waited to be sent, or an event to be handed on, in seconds; 0 when none waits.
create function delivery_stuck_seconds() returns double precision
  language sql stable security definer set search_path = public, pg_temp as $$
  select greatest(0,
    (select extract(epoch from app_now() - min(created_at)) from mail where stream = 'sign-in' and state in ('frozen', 'sending')),
    (select extract(epoch from now() - min(created_at)) from outbox where sent_at is null))
$$;
--> statement-breakpoint
revoke all on function mails_to_send(text, integer), delivery_stuck_seconds() from public;
--> statement-breakpoint
grant execute on function mails_to_send(text, integer) to afterword_worker;
--> statement-breakpoint
grant execute on function delivery_stuck_seconds() to afterword_web, afterword_worker;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

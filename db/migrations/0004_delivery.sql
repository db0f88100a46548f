ALTER TABLE "mail" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "event_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "scheduled_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "reminder" ADD COLUMN "wait_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "mail_to_erase" ON "mail" USING btree ("settled_at") WHERE payload is not null;--> statement-breakpoint
CREATE INDEX "outbox_sent" ON "outbox" USING btree ("sent_at") WHERE sent_at is not null;--> statement-breakpoint
CREATE INDEX "reminder_unarmed" ON "reminder" USING btree ("due_at") WHERE state = 'scheduled' and armed_version is distinct from version;--> statement-breakpoint
CREATE INDEX "reminder_armed" ON "reminder" USING btree ("armed_at") WHERE state = 'scheduled';--> statement-breakpoint
-- The relay hears of new events the moment their transaction commits.
create function tell_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
--> statement-breakpoint
create trigger outbox_told after insert on outbox for each statement execute function tell_outbox();
--> statement-breakpoint
grant create on schema public to afterword_scope;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
-- Reminders whose mail waits for the end of a moment or of quiet hours are not overdue.
create or replace function overdue_reminders(late_seconds integer, most integer) returns table (owner_id uuid, id uuid, version integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.owner_id, r.id, r.version from reminder r
  where r.state = 'scheduled' and r.due_at <= app_now() - late_seconds * interval '1 second'
    and (r.wait_until is null or r.wait_until <= app_now() - late_seconds * interval '1 second')
  order by r.due_at limit most
$$;
--> statement-breakpoint
-- No run has looked at this version within two minutes, or none for longer than any hop takes.
create or replace function unarmed_reminders(most integer) returns table (owner_id uuid, id uuid, version integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  (select r.owner_id, r.id, r.version from reminder r
   where r.state = 'scheduled' and r.armed_version is distinct from r.version
     and r.scheduled_at < app_now() - interval '2 minutes'
   order by r.due_at limit most)
  union
  (select r.owner_id, r.id, r.version from reminder r
   where r.state = 'scheduled' and r.armed_at < app_now() - interval '7 days'
     and r.scheduled_at < app_now() - interval '2 minutes'
   order by r.armed_at limit most)
$$;
--> statement-breakpoint
-- The run behind a mail retries by itself; what it has left lying is for the sweep.
create or replace function mails_to_send(most integer) returns table (owner_id uuid, id uuid, stream text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.owner_id, m.id, m.stream from mail m
  where m.state in ('frozen', 'sending')
    and coalesce(m.next_attempt_at, m.created_at)
      <= app_now() - case m.stream when 'sign-in' then interval '20 seconds' else interval '2 minutes' end
    and (m.lease_until is null or m.lease_until < now())
  order by (m.stream = 'sign-in') desc, m.created_at limit most
$$;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

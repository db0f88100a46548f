grant create on schema public to afterword_scope;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
-- No run has looked at this version within two minutes, and no event for it waits to be handed on; or none for longer than any
-- hop takes.
create or replace function unarmed_reminders(most integer) returns table (owner_id uuid, id uuid, version integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  (select r.owner_id, r.id, r.version from reminder r
   where r.state = 'scheduled' and r.armed_version is distinct from r.version
     and r.scheduled_at < app_now() - interval '2 minutes'
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
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

CREATE TABLE "operation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seconds" integer NOT NULL,
	"backup_at" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "operation_backup_at" CHECK (("operation"."kind" = 'backup') = ("operation"."backup_at" is null)),
	CONSTRAINT "operation_released" CHECK ("operation"."released_at" is null or "operation"."kind" = 'restore')
);
--> statement-breakpoint
CREATE INDEX "operation_by_kind" ON "operation" USING btree ("kind","at");--> statement-breakpoint
CREATE INDEX "operation_unreleased" ON "operation" USING btree ("at") WHERE kind = 'restore' and released_at is null;--> statement-breakpoint
grant select on operation to afterword_web, afterword_worker, afterword_scope;
--> statement-breakpoint
-- Backups and restores are recorded by whoever migrates; the worker's role only ends the pause after a restore.
grant update (released_at) on operation to afterword_worker;
--> statement-breakpoint
grant create on schema public to afterword_scope;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
-- Whose reminders a restored database cannot know the fate of: due, and not sent as far as it knows.
create function owners_with_unsettled_reminders() returns table (owner_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct r.owner_id from reminder r
  where r.state = 'claimed' or (r.state = 'scheduled' and r.due_at <= app_now())
$$;
--> statement-breakpoint
-- Counts for whoever watches over the product: no address, no name, no id.
create function delivery_figures() returns table (name text, label text, value double precision)
  language sql stable security definer set search_path = public, pg_temp as $$
  select 'reminders', r.state, count(*) from reminder r group by r.state
  union all
  select 'reminders_due_unsent', null, count(*) from reminder
  where state = 'scheduled' and due_at <= app_now() and (wait_until is null or wait_until <= app_now())
  union all
  select 'reminders_unknown_day', null, count(*) from reminder
  where state = 'unknown' and closed_at > app_now() - interval '1 day'
  union all
  select 'mails_waiting', s.stream, count(m.id) from unnest(array['sign-in', 'reminder']) s(stream)
  left join mail m on m.stream = s.stream and m.state in ('frozen', 'sending')
  group by s.stream
  union all
  select 'mails_unconfirmed', null, count(*) from mail
  where state = 'accepted' and accepted_at between app_now() - interval '3 days' and app_now() - interval '6 hours'
  union all
  select 'mails_day', o.state, count(m.id) from unnest(array['accepted', 'delivered', 'bounced', 'complained', 'failed']) o(state)
  left join mail m on m.state = o.state and coalesce(m.accepted_at, m.settled_at) > app_now() - interval '1 day'
  group by o.state
  union all
  select 'lateness_seconds', q.label, percentile_cont(q.share) within group (order by extract(epoch from m.accepted_at - m.moment_at))
  from (values ('0.5', 0.5), ('0.99', 0.99)) q(label, share), mail m
  where m.stream = 'reminder' and m.accepted_at > app_now() - interval '1 hour'
  group by q.label, q.share
  union all
  select 'alarms_rearmed_hour', null, count(*) from outbox
  where event_id like 'reminder:%:v%:%' and created_at > now() - interval '1 hour'
  union all
  select 'outbox_waiting', null, count(*) from outbox where sent_at is null
  union all
  select 'outbox_oldest_seconds', null, coalesce(extract(epoch from now() - min(created_at)), 0) from outbox where sent_at is null
  union all
  select 'sign_in_mails_hour', null, count(*) from mail where owner_id is null and created_at > app_now() - interval '1 hour'
  union all
  select 'sign_in_mails_usual_hour', null, count(*) / 168.0 from mail
  where owner_id is null and created_at > app_now() - interval '7 days'
  union all
  select 'operation_age_seconds', o.kind, extract(epoch from app_now() - max(o.at)) from operation o group by o.kind
$$;
--> statement-breakpoint
revoke all on function owners_with_unsettled_reminders(), delivery_figures() from public;
--> statement-breakpoint
grant execute on function owners_with_unsettled_reminders() to afterword_worker;
--> statement-breakpoint
grant execute on function delivery_figures() to afterword_web, afterword_worker;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

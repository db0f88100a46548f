grant create on schema public to afterword_scope;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
-- A mail that the provider does not take is as late as one that nobody claimed.
create or replace function delivery_health() returns table (oldest_due_at timestamptz, last_accepted_at timestamptz, unknown_mails bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select least(
           (select min(greatest(due_at, wait_until)) from reminder
            where state = 'scheduled' and due_at <= app_now() and (wait_until is null or wait_until <= app_now())),
           (select min(created_at) from mail where stream = 'reminder' and state in ('frozen', 'sending'))),
         (select max(accepted_at) from mail),
         (select count(*) from mail where state = 'unknown')
$$;
--> statement-breakpoint
-- Claimed is not sent; and a cancellation is no alarm that was lost, though its event has a suffix, too.
create or replace function delivery_figures() returns table (name text, label text, value double precision)
  language sql stable security definer set search_path = public, pg_temp as $$
  select 'reminders', r.state, count(*) from reminder r group by r.state
  union all
  select 'reminders_due_unsent', null, count(*) from reminder
  where state = 'claimed'
    or (state = 'scheduled' and due_at <= app_now() and (wait_until is null or wait_until <= app_now()))
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
  where name = 'reminder/scheduled' and event_id like 'reminder:%:v%:%' and created_at > now() - interval '1 hour'
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
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

-- Product time: the database's clock plus an offset that only local mode can move (DESIGN.md decision 8).
insert into app_clock (single, offset_ms) values (true, 0);
--> statement-breakpoint
insert into sending (single) values (true);
--> statement-breakpoint
create function app_now() returns timestamptz language sql stable parallel safe
  return statement_timestamp() + (select offset_ms from public.app_clock) * interval '1 millisecond';
--> statement-breakpoint
create function app_owner() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.owner_id', true), '')::uuid;
--> statement-breakpoint
grant usage on schema public to afterword_web, afterword_auth, afterword_worker;
--> statement-breakpoint
grant usage, create on schema public to afterword_scope;
--> statement-breakpoint
grant select on app_clock, sending to afterword_web, afterword_auth, afterword_worker, afterword_scope;
--> statement-breakpoint
-- Owned rows: the owner in a policy, forced also on the tables' own role.
do $$
declare owned text;
begin
  foreach owned in array array[
    'profile', 'search', 'employer', 'application', 'contact', 'round', 'interview', 'interviewer', 'promise', 'debrief',
    'follow_up_step', 'draft', 'message', 'hand_off', 'activity', 'reminder', 'mail', 'action_token', 'suppression'
  ] loop
    execute format('alter table %I enable row level security', owned);
    execute format('alter table %I force row level security', owned);
    execute format(
      'create policy owner_only on %I to afterword_web, afterword_worker using (owner_id = app_owner()) with check (owner_id = app_owner())',
      owned);
    execute format('grant select, insert, update, delete on %I to afterword_web, afterword_worker', owned);
  end loop;
end $$;
--> statement-breakpoint
-- Sign-in mails belong to nobody yet: the auth role may add one, the worker may send it.
create policy sign_in_mail_added on mail for insert to afterword_auth with check (owner_id is null and stream = 'sign-in');
--> statement-breakpoint
create policy sign_in_mail_sent on mail to afterword_worker, afterword_web
  using (owner_id is null and stream = 'sign-in') with check (owner_id is null and stream = 'sign-in');
--> statement-breakpoint
grant insert on mail to afterword_auth;
--> statement-breakpoint
grant select, insert, update, delete on "user", account, session, challenge to afterword_auth;
--> statement-breakpoint
grant select, insert, update, delete on rate_limit to afterword_web, afterword_auth, afterword_worker;
--> statement-breakpoint
grant insert on audit to afterword_web, afterword_auth, afterword_worker;
--> statement-breakpoint
grant insert on outbox to afterword_web, afterword_auth;
--> statement-breakpoint
grant select, insert, update, delete on outbox to afterword_worker;
--> statement-breakpoint
grant select, insert on mail_event to afterword_web, afterword_worker;
--> statement-breakpoint
grant delete on mail_event to afterword_worker;
--> statement-breakpoint
grant select on local_mail to afterword_web;
--> statement-breakpoint
grant select, insert on local_mail to afterword_worker;
--> statement-breakpoint
grant update on sending to afterword_worker;
--> statement-breakpoint
-- Work across owners gets (owner, id) pairs from these functions and nothing else. Their owner may read just that.
grant select on profile, reminder, mail, action_token, follow_up_step, "user" to afterword_scope;
--> statement-breakpoint
grant select, update on app_clock to afterword_scope;
--> statement-breakpoint
grant insert on profile to afterword_scope;
--> statement-breakpoint
create policy scope_reads on reminder for select to afterword_scope using (true);
--> statement-breakpoint
create policy scope_reads on mail for select to afterword_scope using (true);
--> statement-breakpoint
create policy scope_reads on action_token for select to afterword_scope using (true);
--> statement-breakpoint
create policy scope_reads on profile for select to afterword_scope using (true);
--> statement-breakpoint
create policy scope_reads on follow_up_step for select to afterword_scope using (true);
--> statement-breakpoint
create policy scope_adds on profile for insert to afterword_scope with check (true);
--> statement-breakpoint
-- Moves product time forward; never back, so that nothing becomes due twice.
create function move_app_clock(by_ms bigint) returns timestamptz language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if by_ms < 0 then raise exception 'the clock only moves forward'; end if;
  update app_clock set offset_ms = offset_ms + by_ms;
  perform pg_notify('app_clock', '');
  return app_now();
end $$;
--> statement-breakpoint
-- The profile of a new user, made at sign-up by the auth role.
create function create_profile(for_user uuid, zone text, country text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into profile (owner_id, email, time_zone, region)
  select id, email, zone, country from "user" where id = for_user
  on conflict (owner_id) do nothing
$$;
--> statement-breakpoint
create function overdue_reminders(late_seconds integer, most integer) returns table (owner_id uuid, id uuid, version integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.owner_id, r.id, r.version from reminder r
  where r.state = 'scheduled' and r.due_at <= app_now() - late_seconds * interval '1 second'
  order by r.due_at limit most
$$;
--> statement-breakpoint
create function unarmed_reminders(most integer) returns table (owner_id uuid, id uuid, version integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.owner_id, r.id, r.version from reminder r
  where r.state = 'scheduled' and r.armed_version is distinct from r.version
    and r.created_at < app_now() - interval '2 minutes'
  order by r.due_at limit most
$$;
--> statement-breakpoint
create function mails_to_send(most integer) returns table (owner_id uuid, id uuid, stream text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.owner_id, m.id, m.stream from mail m
  where m.state in ('frozen', 'sending') and coalesce(m.next_attempt_at, m.created_at) <= app_now()
    and (m.lease_until is null or m.lease_until < now())
  order by (m.stream = 'sign-in') desc, m.created_at limit most
$$;
--> statement-breakpoint
create function mails_to_erase(most integer) returns table (owner_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.owner_id, m.id from mail m
  where m.payload is not null and m.settled_at < app_now() - interval '24 hours' limit most
$$;
--> statement-breakpoint
create function mail_of_provider(provider text) returns table (owner_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.owner_id, m.id from mail m where m.provider_id = provider
$$;
--> statement-breakpoint
create function owner_of_mail(mail_id uuid) returns table (owner_id uuid, stream text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.owner_id, m.stream from mail m where m.id = mail_id
$$;
--> statement-breakpoint
create function find_action_token(hash text) returns table (owner_id uuid, mail_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.owner_id, t.mail_id from action_token t where t.token_hash = hash and t.expires_at > app_now()
$$;
--> statement-breakpoint
create function delivery_health() returns table (oldest_due_at timestamptz, last_accepted_at timestamptz, unknown_mails bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select min(due_at) from reminder where state = 'scheduled' and due_at <= app_now()),
         (select max(accepted_at) from mail),
         (select count(*) from mail where state = 'unknown')
$$;
--> statement-breakpoint
do $$
declare fn text;
begin
  foreach fn in array array[
    'move_app_clock(bigint)', 'create_profile(uuid, text, text)', 'overdue_reminders(integer, integer)',
    'unarmed_reminders(integer)', 'mails_to_send(integer)', 'mails_to_erase(integer)', 'mail_of_provider(text)',
    'owner_of_mail(uuid)', 'find_action_token(text)', 'delivery_health()'
  ] loop
    execute format('alter function %s owner to afterword_scope', fn);
    execute format('revoke all on function %s from public', fn);
  end loop;
end $$;
--> statement-breakpoint
grant execute on function create_profile(uuid, text, text) to afterword_auth;
--> statement-breakpoint
grant execute on function find_action_token(text), owner_of_mail(uuid), mail_of_provider(text), delivery_health()
  to afterword_web, afterword_worker;
--> statement-breakpoint
grant execute on function overdue_reminders(integer, integer), unarmed_reminders(integer), mails_to_send(integer),
  mails_to_erase(integer) to afterword_worker;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

grant create on schema public to afterword_scope;
--> statement-breakpoint
grant select on outbox to afterword_scope;
--> statement-breakpoint
-- Whether every event was handed to the engine: what moving the clock waits for.
create function outbox_is_empty() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select 1 from outbox where sent_at is null)
$$;
--> statement-breakpoint
alter function outbox_is_empty() owner to afterword_scope;
--> statement-breakpoint
revoke all on function outbox_is_empty() from public;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
grant execute on function outbox_is_empty() to afterword_web, afterword_worker;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

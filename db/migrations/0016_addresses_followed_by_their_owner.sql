grant select (user_id, consumed_at) on address_change to afterword_scope;
--> statement-breakpoint
grant create on schema public to afterword_scope;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
-- Reminders follow the owner's sign-in address, and what was mailed to the old one opens nothing any more (F46). In the owner's
-- own transaction, so that what was held back is planned again with it; false when they had followed.
create function follow_own_address() returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  with followed as (
    update profile set email = u.email, version = profile.version + 1 from "user" u
    where u.id = app_owner() and profile.owner_id = u.id and profile.email <> u.email
    returning profile.owner_id
  ), ended as (
    update action_token set expires_at = app_now() from followed
    where action_token.owner_id = followed.owner_id and action_token.expires_at > app_now()
  )
  select exists (select 1 from followed)
$$;
--> statement-breakpoint
-- Whose change of address was cut short between the account and the reminders.
create function owners_with_former_addresses() returns table (owner_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.owner_id from address_change c
  join "user" u on u.id = c.user_id
  join profile p on p.owner_id = u.id
  where c.consumed_at is not null and p.email <> u.email
$$;
--> statement-breakpoint
revoke all on function follow_own_address(), owners_with_former_addresses() from public;
--> statement-breakpoint
grant execute on function follow_own_address() to afterword_web, afterword_worker;
--> statement-breakpoint
grant execute on function owners_with_former_addresses() to afterword_worker;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

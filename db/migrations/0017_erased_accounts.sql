CREATE TABLE "erasure" (
	"account_hash" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);

--> statement-breakpoint
grant insert on erasure to afterword_auth;
--> statement-breakpoint
grant select on erasure to afterword_scope;
--> statement-breakpoint
grant delete on "user" to afterword_scope;
--> statement-breakpoint
-- An account goes with all its rows in one statement, in whatever order Postgres takes; these look at the end of it.
alter table message alter constraint message_owner_id_step_id_follow_up_step_owner_id_id_fk deferrable initially immediate;
--> statement-breakpoint
alter table message alter constraint message_owner_id_contact_id_contact_owner_id_id_fk deferrable initially immediate;
--> statement-breakpoint
alter table promise alter constraint promise_owner_id_said_by_contact_id_contact_owner_id_id_fk deferrable initially immediate;
--> statement-breakpoint
alter table application alter constraint application_owner_id_addressee_id_contact_owner_id_id_fk deferrable initially immediate;
--> statement-breakpoint
grant create on schema public to afterword_scope;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
-- Deletes again the accounts that were deleted and that a backup brought back (F37). Answers how many.
create function erase_again() returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare gone integer;
begin
  set constraints all deferred;
  delete from "user" u using erasure e where e.account_hash = encode(sha256(convert_to(u.id::text, 'UTF8')), 'hex');
  get diagnostics gone = row_count;
  return gone;
end $$;
--> statement-breakpoint
revoke all on function erase_again() from public;
--> statement-breakpoint
grant execute on function erase_again() to afterword_worker, session_user;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

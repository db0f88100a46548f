CREATE TABLE "address_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text NOT NULL,
	"code_hash" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"consumed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "unsure_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "confirm_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "address_change" ADD CONSTRAINT "address_change_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_to_confirm" ON "mail" USING btree ("confirm_at") WHERE state = 'accepted';--> statement-breakpoint
CREATE INDEX "mail_of_owner_by_time" ON "mail" USING btree ("owner_id","created_at");--> statement-breakpoint
alter table mail no force row level security;
--> statement-breakpoint
update mail set confirm_at = accepted_at + interval '6 hours' where state = 'accepted' and provider_id is not null;
--> statement-breakpoint
alter table mail force row level security;
--> statement-breakpoint
grant select, insert, update, delete on address_change to afterword_auth;
--> statement-breakpoint
-- A new sign-in address reaches what is owned through one function, which takes the address from the user's own row.
grant update (email, version) on profile to afterword_scope;
--> statement-breakpoint
grant update (expires_at) on action_token to afterword_scope;
--> statement-breakpoint
create policy scope_follows on profile for update to afterword_scope using (true) with check (true);
--> statement-breakpoint
create policy scope_ends on action_token for update to afterword_scope using (true) with check (true);
--> statement-breakpoint
grant create on schema public to afterword_scope;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
-- Mails that the provider took and nobody has told the end of.
create function mails_to_confirm(most integer) returns table (owner_id uuid, id uuid, provider_id text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.owner_id, m.id, m.provider_id from mail m
  where m.state = 'accepted' and m.confirm_at <= app_now() and m.provider_id is not null
  order by m.confirm_at limit most
$$;
--> statement-breakpoint
-- A sign-in mail is nobody's; what became of it matters to whoever has its address.
create function owner_of_sign_in_mail(mail_id uuid, address text) returns table (owner_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.owner_id from mail m, profile p
  where m.id = mail_id and m.owner_id is null and p.owner_id = (select u.id from "user" u where u.email = address)
$$;
--> statement-breakpoint
revoke all on function mails_to_confirm(integer), owner_of_sign_in_mail(uuid, text) from public;
--> statement-breakpoint
grant execute on function mails_to_confirm(integer) to afterword_worker;
--> statement-breakpoint
grant execute on function owner_of_sign_in_mail(uuid, text) to afterword_web, afterword_worker;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

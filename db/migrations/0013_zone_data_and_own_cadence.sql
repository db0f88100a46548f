CREATE TABLE "zone_data" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" text NOT NULL,
	"checked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "zone_data_one_row" CHECK ("zone_data"."single")
);
--> statement-breakpoint
ALTER TABLE "follow_up_step" ADD COLUMN "meant" jsonb;--> statement-breakpoint
ALTER TABLE "profile" ADD COLUMN "own_cadence" jsonb;--> statement-breakpoint
grant select, insert, update on zone_data to afterword_worker;
--> statement-breakpoint
grant create on schema public to afterword_scope;
--> statement-breakpoint
set local role afterword_scope;
--> statement-breakpoint
-- Whose stored instants may follow from rules of a clock, in pages: all who ever had a plan.
create function owners_with_plans(past uuid, most integer) returns table (owner_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.owner_id from profile p
  where p.owner_id > past and exists (select 1 from follow_up_step s where s.owner_id = p.owner_id)
  order by p.owner_id limit most
$$;
--> statement-breakpoint
revoke all on function owners_with_plans(uuid, integer) from public;
--> statement-breakpoint
grant execute on function owners_with_plans(uuid, integer) to afterword_worker;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from afterword_scope;

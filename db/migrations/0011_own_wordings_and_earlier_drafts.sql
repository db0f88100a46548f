CREATE TABLE "earlier_draft" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "earlier_draft_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "own_wording" (
	"owner_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"place" integer NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "own_wording_owner_id_kind_place_pk" PRIMARY KEY("owner_id","kind","place"),
	CONSTRAINT "own_wording_place" CHECK ("own_wording"."place" between 0 and 3)
);
--> statement-breakpoint
ALTER TABLE "earlier_draft" ADD CONSTRAINT "earlier_draft_owner_id_step_id_follow_up_step_owner_id_id_fk" FOREIGN KEY ("owner_id","step_id") REFERENCES "public"."follow_up_step"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_wording" ADD CONSTRAINT "own_wording_owner_id_profile_owner_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profile"("owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "earlier_draft_of_step" ON "earlier_draft" USING btree ("owner_id","step_id","replaced_at" DESC NULLS LAST);--> statement-breakpoint
do $$
declare owned text;
begin
  foreach owned in array array['earlier_draft', 'own_wording'] loop
    execute format('alter table %I enable row level security', owned);
    execute format('alter table %I force row level security', owned);
    execute format(
      'create policy owner_only on %I to afterword_web, afterword_worker using (owner_id = app_owner()) with check (owner_id = app_owner())',
      owned);
    execute format('grant select, insert, update, delete on %I to afterword_web, afterword_worker', owned);
  end loop;
end $$;

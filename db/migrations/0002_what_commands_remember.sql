DROP INDEX "activity_recent";--> statement-breakpoint
DROP INDEX "application_board";--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "result" jsonb;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "until_on" date;--> statement-breakpoint
ALTER TABLE "application" ADD COLUMN "addressee_id" uuid;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_owner_id_addressee_id_contact_owner_id_id_fk" FOREIGN KEY ("owner_id","addressee_id") REFERENCES "public"."contact"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_of_application" ON "activity" USING btree ("owner_id","application_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "activity_of_subject" ON "activity" USING btree ("owner_id","subject_id");--> statement-breakpoint
CREATE INDEX "application_recent" ON "application" USING btree ("owner_id","search_id","stage_changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "contact_by_name" ON "contact" USING btree ("owner_id",lower("name"),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "activity_recent" ON "activity" USING btree ("owner_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "application_board" ON "application" USING btree ("owner_id","search_id","stage","stage_changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);
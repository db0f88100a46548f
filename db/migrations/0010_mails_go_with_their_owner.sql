ALTER TABLE "reminder" DROP CONSTRAINT "reminder_owner_id_mail_id_mail_owner_id_id_fk";
--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_owner_id_mail_id_mail_owner_id_id_fk" FOREIGN KEY ("owner_id","mail_id") REFERENCES "public"."mail"("owner_id","id") ON DELETE cascade ON UPDATE no action;
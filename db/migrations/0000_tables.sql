CREATE TABLE "activity" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"application_id" uuid,
	"subject_id" uuid,
	"summary" text NOT NULL,
	"undo" jsonb,
	"undone_at" timestamp (3) with time zone,
	"request_id" uuid,
	CONSTRAINT "activity_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "activity_request_once" UNIQUE("owner_id","request_id"),
	CONSTRAINT "activity_summary" CHECK (length("activity"."summary") <= 500)
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"owner_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "draft_owner_id_step_id_pk" PRIMARY KEY("owner_id","step_id")
);
--> statement-breakpoint
CREATE TABLE "follow_up_step" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"contact_id" uuid,
	"channel" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"window_ends_at" timestamp (3) with time zone,
	"last_call_at" timestamp (3) with time zone,
	"snoozed_until" timestamp (3) with time zone,
	"rules" text[] NOT NULL,
	"why" text NOT NULL,
	"chain" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"state_changed_at" timestamp (3) with time zone NOT NULL,
	"state_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "follow_up_step_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "follow_up_step_once" UNIQUE NULLS NOT DISTINCT("owner_id","round_id","slot","contact_id")
);
--> statement-breakpoint
CREATE TABLE "hand_off" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"method" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hand_off_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"round_id" uuid,
	"step_id" uuid,
	"contact_id" uuid,
	"direction" text NOT NULL,
	"method" text NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"subject" text,
	"body" text,
	"response" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "message_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "application" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"search_id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"role" text NOT NULL,
	"location" text,
	"stage" text DEFAULT 'saved' NOT NULL,
	"stage_changed_at" timestamp (3) with time zone NOT NULL,
	"applied_on" date,
	"posting_url" text,
	"notes" text,
	"no_phone_calls" boolean DEFAULT false NOT NULL,
	"cadence" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "application_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"employer_id" uuid,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"direct_line" boolean DEFAULT false NOT NULL,
	"job_title" text,
	"address_as" text,
	"is_recruiter" boolean DEFAULT false NOT NULL,
	"time_zone" text,
	"notes" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "contact_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "debrief" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"contact_id" uuid,
	"topic" text,
	"moment" text,
	"challenge" text,
	"fit" text,
	"clarification" text,
	"doubt" text,
	"idea" text,
	"asked_for" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "debrief_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "debrief_once" UNIQUE NULLS NOT DISTINCT("owner_id","round_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "employer" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"region" text,
	"domain" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "employer_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "interview" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"starts_on" date NOT NULL,
	"start_time" text NOT NULL,
	"duration_minutes" integer NOT NULL,
	"time_zone" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"place" text,
	"link" text,
	"notes" text,
	"outcome" text,
	"outcome_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "interview_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "interview_start_time" CHECK ("interview"."start_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "interview_duration" CHECK ("interview"."duration_minutes" between 5 and 1440 and "interview"."ends_at" > "interview"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "interviewer" (
	"owner_id" uuid NOT NULL,
	"interview_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "interviewer_owner_id_interview_id_contact_id_pk" PRIMARY KEY("owner_id","interview_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "promise" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"said_by_contact_id" uuid,
	"said_on" date NOT NULL,
	"kind" text NOT NULL,
	"by_on" date,
	"span_days" integer,
	"words" text,
	"kept_at" timestamp (3) with time zone,
	"broken_at" timestamp (3) with time zone,
	"replaced_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "promise_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "promise_shape" CHECK (("promise"."kind" = 'date' and "promise"."by_on" is not null and "promise"."span_days" is null) or ("promise"."kind" = 'span' and "promise"."span_days" between 1 and 365 and "promise"."by_on" is null))
);
--> statement-breakpoint
CREATE TABLE "round" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"facts_hash" text,
	"planned_at" timestamp (3) with time zone,
	"plan_notes" text[] DEFAULT '{}' NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "round_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "search" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"cadence" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "search_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "action_token" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_clock" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"offset_ms" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "app_clock_one_row" CHECK ("app_clock"."single"),
	CONSTRAINT "app_clock_forward" CHECK ("app_clock"."offset_ms" >= 0)
);
--> statement-breakpoint
CREATE TABLE "local_mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"idempotency_key" text NOT NULL,
	"body_hash" text NOT NULL,
	"sender" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"headers" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "local_mail_idempotency_key_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid,
	"stream" text NOT NULL,
	"state" text DEFAULT 'frozen' NOT NULL,
	"payload" "bytea",
	"payload_hash" text NOT NULL,
	"moment_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_attempt_at" timestamp (3) with time zone,
	"next_attempt_at" timestamp (3) with time zone,
	"lease_token" uuid,
	"lease_until" timestamp (3) with time zone,
	"provider_id" text,
	"error_code" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "mail_of_owner" UNIQUE("owner_id","id"),
	CONSTRAINT "mail_stream_owner" CHECK (("mail"."stream" = 'sign-in') = ("mail"."owner_id" is null)),
	CONSTRAINT "mail_accepted" CHECK ("mail"."state" not in ('accepted', 'delivered') or "mail"."accepted_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "mail_event" (
	"id" text PRIMARY KEY NOT NULL,
	"mail_id" uuid,
	"type" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "reminder" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"occurrence" integer DEFAULT 1 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"stale_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'scheduled' NOT NULL,
	"state_reason" text,
	"mail_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"armed_at" timestamp (3) with time zone,
	"armed_version" integer,
	"woke_at" timestamp (3) with time zone,
	"claimed_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "reminder_owner_id_id_pk" PRIMARY KEY("owner_id","id"),
	CONSTRAINT "reminder_once" UNIQUE("owner_id","step_id","slot","occurrence"),
	CONSTRAINT "reminder_claimed_has_mail" CHECK ("reminder"."state" not in ('claimed', 'accepted', 'delivered') or "reminder"."mail_id" is not null),
	CONSTRAINT "reminder_never_early" CHECK ("reminder"."accepted_at" is null or "reminder"."accepted_at" >= "reminder"."due_at")
);
--> statement-breakpoint
CREATE TABLE "sending" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"held_at" timestamp (3) with time zone,
	"held_reason" text,
	"held_until" timestamp (3) with time zone,
	CONSTRAINT "sending_one_row" CHECK ("sending"."single")
);
--> statement-breakpoint
CREATE TABLE "suppression" (
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"address_hash" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "suppression_owner_id_id_pk" PRIMARY KEY("owner_id","id")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"result" text NOT NULL,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "challenge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"code_hash" text NOT NULL,
	"link_hash" text NOT NULL,
	"browser_hash" text NOT NULL,
	"return_to" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"consumed_at" timestamp (3) with time zone,
	CONSTRAINT "challenge_link_hash_unique" UNIQUE("link_hash")
);
--> statement-breakpoint
CREATE TABLE "profile" (
	"owner_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"phone" text,
	"link" text,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"zone_confirmed_at" timestamp (3) with time zone,
	"region" text,
	"cadence" text DEFAULT 'standard' NOT NULL,
	"quiet_from" text DEFAULT '21:00' NOT NULL,
	"quiet_to" text DEFAULT '08:00' NOT NULL,
	"phone_calls" boolean DEFAULT true NOT NULL,
	"tone" text DEFAULT 'warm' NOT NULL,
	"reminders_stopped_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"away_from_on" date,
	"away_to_on" date,
	"current_search_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "profile_quiet_from" CHECK ("profile"."quiet_from" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "profile_quiet_to" CHECK ("profile"."quiet_to" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"hits" integer NOT NULL,
	"reset_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email"),
	CONSTRAINT "user_email_canonical" CHECK ("user"."email" = lower("user"."email") and length("user"."email") <= 254)
);
--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_owner_id_profile_owner_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profile"("owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_owner_id_step_id_follow_up_step_owner_id_id_fk" FOREIGN KEY ("owner_id","step_id") REFERENCES "public"."follow_up_step"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_owner_id_application_id_application_owner_id_id_fk" FOREIGN KEY ("owner_id","application_id") REFERENCES "public"."application"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_owner_id_round_id_round_owner_id_id_fk" FOREIGN KEY ("owner_id","round_id") REFERENCES "public"."round"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_owner_id_contact_id_contact_owner_id_id_fk" FOREIGN KEY ("owner_id","contact_id") REFERENCES "public"."contact"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_off" ADD CONSTRAINT "hand_off_owner_id_step_id_follow_up_step_owner_id_id_fk" FOREIGN KEY ("owner_id","step_id") REFERENCES "public"."follow_up_step"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_owner_id_application_id_application_owner_id_id_fk" FOREIGN KEY ("owner_id","application_id") REFERENCES "public"."application"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_owner_id_step_id_follow_up_step_owner_id_id_fk" FOREIGN KEY ("owner_id","step_id") REFERENCES "public"."follow_up_step"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_owner_id_contact_id_contact_owner_id_id_fk" FOREIGN KEY ("owner_id","contact_id") REFERENCES "public"."contact"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_owner_id_search_id_search_owner_id_id_fk" FOREIGN KEY ("owner_id","search_id") REFERENCES "public"."search"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_owner_id_employer_id_employer_owner_id_id_fk" FOREIGN KEY ("owner_id","employer_id") REFERENCES "public"."employer"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_owner_id_profile_owner_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profile"("owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_owner_id_employer_id_employer_owner_id_id_fk" FOREIGN KEY ("owner_id","employer_id") REFERENCES "public"."employer"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debrief" ADD CONSTRAINT "debrief_owner_id_round_id_round_owner_id_id_fk" FOREIGN KEY ("owner_id","round_id") REFERENCES "public"."round"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debrief" ADD CONSTRAINT "debrief_owner_id_contact_id_contact_owner_id_id_fk" FOREIGN KEY ("owner_id","contact_id") REFERENCES "public"."contact"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer" ADD CONSTRAINT "employer_owner_id_profile_owner_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profile"("owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview" ADD CONSTRAINT "interview_owner_id_application_id_application_owner_id_id_fk" FOREIGN KEY ("owner_id","application_id") REFERENCES "public"."application"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interview" ADD CONSTRAINT "interview_owner_id_round_id_round_owner_id_id_fk" FOREIGN KEY ("owner_id","round_id") REFERENCES "public"."round"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviewer" ADD CONSTRAINT "interviewer_owner_id_interview_id_interview_owner_id_id_fk" FOREIGN KEY ("owner_id","interview_id") REFERENCES "public"."interview"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviewer" ADD CONSTRAINT "interviewer_owner_id_contact_id_contact_owner_id_id_fk" FOREIGN KEY ("owner_id","contact_id") REFERENCES "public"."contact"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_owner_id_application_id_application_owner_id_id_fk" FOREIGN KEY ("owner_id","application_id") REFERENCES "public"."application"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promise" ADD CONSTRAINT "promise_owner_id_said_by_contact_id_contact_owner_id_id_fk" FOREIGN KEY ("owner_id","said_by_contact_id") REFERENCES "public"."contact"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_owner_id_application_id_application_owner_id_id_fk" FOREIGN KEY ("owner_id","application_id") REFERENCES "public"."application"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search" ADD CONSTRAINT "search_owner_id_profile_owner_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profile"("owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_token" ADD CONSTRAINT "action_token_owner_id_mail_id_mail_owner_id_id_fk" FOREIGN KEY ("owner_id","mail_id") REFERENCES "public"."mail"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail" ADD CONSTRAINT "mail_owner_id_profile_owner_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profile"("owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_owner_id_step_id_follow_up_step_owner_id_id_fk" FOREIGN KEY ("owner_id","step_id") REFERENCES "public"."follow_up_step"("owner_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_owner_id_mail_id_mail_owner_id_id_fk" FOREIGN KEY ("owner_id","mail_id") REFERENCES "public"."mail"("owner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_owner_id_profile_owner_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."profile"("owner_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile" ADD CONSTRAINT "profile_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_recent" ON "activity" USING btree ("owner_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "follow_up_step_open" ON "follow_up_step" USING btree ("owner_id","due_at") WHERE state = 'planned';--> statement-breakpoint
CREATE INDEX "follow_up_step_of_application" ON "follow_up_step" USING btree ("owner_id","application_id");--> statement-breakpoint
CREATE INDEX "message_of_application" ON "message" USING btree ("owner_id","application_id","happened_at");--> statement-breakpoint
CREATE INDEX "application_board" ON "application" USING btree ("owner_id","search_id","stage","stage_changed_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "application_of_employer" ON "application" USING btree ("owner_id","employer_id");--> statement-breakpoint
CREATE INDEX "contact_of_employer" ON "contact" USING btree ("owner_id","employer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "employer_name_once" ON "employer" USING btree ("owner_id","name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "interview_by_time" ON "interview" USING btree ("owner_id","starts_at") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "interview_of_round" ON "interview" USING btree ("owner_id","round_id");--> statement-breakpoint
CREATE INDEX "interview_of_application" ON "interview" USING btree ("owner_id","application_id");--> statement-breakpoint
CREATE INDEX "interviewer_of_contact" ON "interviewer" USING btree ("owner_id","contact_id");--> statement-breakpoint
CREATE INDEX "promise_of_application" ON "promise" USING btree ("owner_id","application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "round_once_a_day" ON "round" USING btree ("owner_id","application_id","held_on") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "mail_to_send" ON "mail" USING btree ("next_attempt_at") WHERE state in ('frozen', 'sending');--> statement-breakpoint
CREATE INDEX "mail_by_provider" ON "mail" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "outbox" USING btree ("id") WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX "reminder_due" ON "reminder" USING btree ("due_at") WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX "reminder_open_of_owner" ON "reminder" USING btree ("owner_id","due_at") WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX "reminder_of_mail" ON "reminder" USING btree ("owner_id","mail_id");
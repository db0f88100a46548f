CREATE SCHEMA "engine";
--> statement-breakpoint
CREATE SEQUENCE "engine"."event_order" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "engine"."worker_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1 CYCLE;--> statement-breakpoint
CREATE TABLE "engine"."cancel_rule" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "engine"."cancel_rule_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"function_id" text NOT NULL,
	"event_name" text NOT NULL,
	"expression" text NOT NULL,
	"async_path" text[],
	"event_path" text[],
	"conditions" jsonb NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "cancel_rule_once" UNIQUE("function_id","event_name","expression")
);
--> statement-breakpoint
CREATE TABLE "engine"."cancellation" (
	"rule_id" integer NOT NULL,
	"key" text NOT NULL,
	"run_id" bigint NOT NULL,
	CONSTRAINT "cancellation_rule_id_key_run_id_pk" PRIMARY KEY("rule_id","key","run_id")
);
--> statement-breakpoint
CREATE TABLE "engine"."cron" (
	"function_id" text NOT NULL,
	"expression" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cron_function_id_expression_pk" PRIMARY KEY("function_id","expression")
);
--> statement-breakpoint
CREATE TABLE "engine"."function" (
	"id" text PRIMARY KEY NOT NULL,
	"retries" integer NOT NULL,
	"idempotency_path" text[],
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "engine"."job" (
	"run_id" bigint NOT NULL,
	"step_id" text NOT NULL,
	"function_id" text NOT NULL,
	"due_at" timestamp with time zone,
	"kind" text DEFAULT 'call' NOT NULL,
	"name" text,
	"wakes_step_id" text,
	"attempt" integer DEFAULT 0 NOT NULL,
	"faults" integer DEFAULT 0 NOT NULL,
	"last_error" json,
	"asked_again" boolean DEFAULT false NOT NULL,
	"token" uuid,
	"worker" integer,
	"lease_until" timestamp with time zone,
	CONSTRAINT "job_run_id_step_id_pk" PRIMARY KEY("run_id","step_id")
);
--> statement-breakpoint
CREATE TABLE "engine"."once" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "once_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "engine"."run" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "engine"."run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"function_id" text NOT NULL,
	"event" jsonb NOT NULL,
	"event_seq" bigint NOT NULL,
	"max_attempts" integer NOT NULL,
	"parallel" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"output" json,
	"error" json,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "engine"."step" (
	"run_id" bigint NOT NULL,
	"step_id" text NOT NULL,
	"ordinal" bigint GENERATED ALWAYS AS IDENTITY (sequence name "engine"."step_ordinal_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"op" text NOT NULL,
	"result" json NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	CONSTRAINT "step_run_id_step_id_pk" PRIMARY KEY("run_id","step_id")
);
--> statement-breakpoint
CREATE TABLE "engine"."trigger" (
	"function_id" text NOT NULL,
	"position" integer NOT NULL,
	"event_name" text NOT NULL,
	"contains" jsonb NOT NULL,
	CONSTRAINT "trigger_function_id_position_pk" PRIMARY KEY("function_id","position")
);
--> statement-breakpoint
CREATE INDEX "cancel_rule_event_name" ON "engine"."cancel_rule" USING btree ("event_name");--> statement-breakpoint
CREATE INDEX "cancellation_run" ON "engine"."cancellation" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "job_due" ON "engine"."job" USING btree ("due_at") WHERE "engine"."job"."token" is null and "engine"."job"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "job_leased" ON "engine"."job" USING btree ("worker") WHERE "engine"."job"."token" is not null;--> statement-breakpoint
CREATE INDEX "once_expires_at" ON "engine"."once" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "run_finished_at" ON "engine"."run" USING btree ("finished_at") WHERE "engine"."run"."finished_at" is not null;--> statement-breakpoint
CREATE INDEX "run_function" ON "engine"."run" USING btree ("function_id","id");--> statement-breakpoint
CREATE INDEX "trigger_event_name" ON "engine"."trigger" USING btree ("event_name");--> statement-breakpoint
-- The worker drives the engine; the web process may look, for the page /local. Runs hold ids only (I15).
grant usage on schema engine to afterword_worker, afterword_web;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema engine to afterword_worker;
--> statement-breakpoint
grant usage on all sequences in schema engine to afterword_worker;
--> statement-breakpoint
grant select on all tables in schema engine to afterword_web;

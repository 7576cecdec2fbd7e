CREATE SEQUENCE "public"."petition_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 999999 START WITH 1 CACHE 1 CYCLE;--> statement-breakpoint
CREATE TABLE "callback_event" (
	"dedupe_key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"petition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sending" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notice_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"external_id" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value_cipher" "bytea" NOT NULL,
	"value_index" "bytea" NOT NULL,
	"verified_at" timestamp (3) with time zone NOT NULL,
	"dead_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lookup_failure" (
	"number" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"merged_into" uuid,
	"profile_cipher" "bytea",
	"id_number_index" "bytea",
	"real_name" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"staff_id" uuid,
	"door" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sms_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone_index" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"password_hash" text NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"organisation_id" text NOT NULL,
	"reads_sealed" boolean DEFAULT false NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"proceeding_id" uuid NOT NULL,
	"parent_id" uuid,
	"sender_id" text NOT NULL,
	"receiver_id" text NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"route" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"received_on" date NOT NULL,
	"accepted_on" date,
	"pending_reply_event_id" uuid
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"staff_id" uuid,
	"petition_id" uuid,
	"event_id" uuid,
	"position" integer,
	"idempotency_key" uuid,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"file_key" text NOT NULL,
	"thumbnail_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"check_trace_id" text,
	"check_result" text,
	CONSTRAINT "attachment_check_trace_id_unique" UNIQUE("check_trace_id")
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"assignment_id" uuid,
	"kind" text NOT NULL,
	"starts_on" date NOT NULL,
	"days" integer NOT NULL,
	"unit" text NOT NULL,
	"basis" text NOT NULL,
	"plain_on" date,
	"legal_on" date NOT NULL,
	"provisional" boolean NOT NULL,
	"rules_version" integer NOT NULL,
	"calendar_version" integer NOT NULL,
	"organisation_id" text,
	"stopped_on" date,
	"cancelled" boolean DEFAULT false NOT NULL,
	"started_by_event_id" uuid NOT NULL,
	"stopped_by_event_id" uuid
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"delivered_at" timestamp (3) with time zone NOT NULL,
	"delivered_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"organisation_id" text,
	"assignment_id" uuid,
	"audience" text NOT NULL,
	"canonical" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_content" (
	"event_id" uuid NOT NULL,
	"field" text NOT NULL,
	"salt" "bytea",
	"cipher" "bytea",
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "event_content_event_id_field_pk" PRIMARY KEY("event_id","field")
);
--> statement-breakpoint
CREATE TABLE "opening" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"role" text NOT NULL,
	"what" text NOT NULL,
	"reason_cipher" "bytea",
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "petition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"person_id" uuid NOT NULL,
	"idempotency_key" uuid,
	"content_hash" "bytea" NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"class" text,
	"purpose" text,
	"proposed_route" text,
	"category_code" text,
	"region_code" text NOT NULL,
	"people_count" integer NOT NULL,
	"about_conduct" boolean NOT NULL,
	"hide_identity" boolean NOT NULL,
	"publish_consent" boolean NOT NULL,
	"electronic_delivery" boolean NOT NULL,
	"repeat_of_id" uuid,
	"sealed" boolean NOT NULL,
	"accused_organisation_ids" text[] NOT NULL,
	"accused_staff_ids" uuid[] NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"received_on" date NOT NULL,
	"client_created_at" timestamp (3) with time zone,
	"bureau_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"submission_event_id" uuid NOT NULL,
	"query_code_cipher" "bytea" NOT NULL,
	"search" "tsvector",
	"last_sequence" integer NOT NULL,
	"last_hash" text NOT NULL,
	"receipt_signature" text NOT NULL,
	CONSTRAINT "petition_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "proceeding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"object" text NOT NULL,
	"grade" text NOT NULL,
	"rated_at" timestamp (3) with time zone NOT NULL,
	"counts" boolean NOT NULL,
	"event_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"outcome" text,
	"reply_event_id" uuid
);
--> statement-breakpoint
CREATE TABLE "calendar_day" (
	"on" date PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"off" boolean NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_version" (
	"version" serial PRIMARY KEY NOT NULL,
	"loaded_at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_year" (
	"year" integer PRIMARY KEY NOT NULL,
	"published" boolean NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "category" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"parent_code" text
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"region_code" text NOT NULL,
	"parent_id" text,
	"line_parent_id" text,
	"seal_body_id" text,
	"receives_sealed" boolean DEFAULT false NOT NULL,
	"approval" text DEFAULT 'none' NOT NULL,
	"phone" text,
	"address" text,
	"reception_times" text
);
--> statement-breakpoint
CREATE TABLE "region" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"parent_code" text,
	"level" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sending" ADD CONSTRAINT "sending_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_proceeding_id_proceeding_id_fk" FOREIGN KEY ("proceeding_id") REFERENCES "public"."proceeding"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_sender_id_organisation_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_receiver_id_organisation_id_fk" FOREIGN KEY ("receiver_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clock" ADD CONSTRAINT "clock_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clock" ADD CONSTRAINT "clock_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_content" ADD CONSTRAINT "event_content_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening" ADD CONSTRAINT "opening_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petition" ADD CONSTRAINT "petition_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petition" ADD CONSTRAINT "petition_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petition" ADD CONSTRAINT "petition_bureau_id_organisation_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "petition" ADD CONSTRAINT "petition_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proceeding" ADD CONSTRAINT "proceeding_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_year_calendar_year_year_fk" FOREIGN KEY ("year") REFERENCES "public"."calendar_year"("year") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_event" ON "notice" USING btree ("event_id","person_id");--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sending_notice" ON "sending" USING btree ("notice_id","channel");--> statement-breakpoint
CREATE INDEX "sending_external" ON "sending" USING btree ("external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "identity_value" ON "identity" USING btree ("kind","value_index");--> statement-breakpoint
CREATE INDEX "identity_person" ON "identity" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sms_code_phone" ON "sms_code" USING btree ("phone_index","created_at");--> statement-breakpoint
CREATE INDEX "assignment_petition" ON "assignment" USING btree ("petition_id");--> statement-breakpoint
CREATE INDEX "assignment_receiver" ON "assignment" USING btree ("receiver_id","status");--> statement-breakpoint
CREATE INDEX "assignment_sender" ON "assignment" USING btree ("sender_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_person_key" ON "attachment" USING btree ("person_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_staff_key" ON "attachment" USING btree ("staff_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "attachment_petition" ON "attachment" USING btree ("petition_id");--> statement-breakpoint
CREATE INDEX "clock_petition" ON "clock" USING btree ("petition_id");--> statement-breakpoint
CREATE INDEX "clock_due" ON "clock" USING btree ("organisation_id","stopped_on","legal_on");--> statement-breakpoint
CREATE UNIQUE INDEX "event_sequence" ON "event" USING btree ("petition_id","sequence");--> statement-breakpoint
CREATE INDEX "opening_petition" ON "opening" USING btree ("petition_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "petition_idempotency" ON "petition" USING btree ("person_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "petition_person" ON "petition" USING btree ("person_id","submitted_at");--> statement-breakpoint
CREATE INDEX "petition_newest" ON "petition" USING btree ("submitted_at","id");--> statement-breakpoint
CREATE INDEX "petition_organisation" ON "petition" USING btree ("organisation_id","status");--> statement-breakpoint
CREATE INDEX "petition_bureau" ON "petition" USING btree ("bureau_id","status");--> statement-breakpoint
CREATE INDEX "petition_search" ON "petition" USING gin ("search");--> statement-breakpoint
CREATE INDEX "proceeding_petition" ON "proceeding" USING btree ("petition_id");--> statement-breakpoint
CREATE INDEX "rating_petition" ON "rating" USING btree ("petition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_position" ON "request" USING btree ("petition_id","position");
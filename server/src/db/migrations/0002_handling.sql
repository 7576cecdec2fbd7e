CREATE TABLE "desk_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"reader" text NOT NULL,
	"kind" text NOT NULL,
	"petition_id" uuid,
	"clock_id" uuid,
	"subject_id" text,
	"on" date NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"cause" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"assignment_id" uuid,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"proposed_by_staff_id" uuid,
	"proposed_on" date NOT NULL,
	"event_id" uuid NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recusal" (
	"petition_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "recusal_petition_id_staff_id_pk" PRIMARY KEY("petition_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "signatory" (
	"petition_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"representative" boolean NOT NULL,
	CONSTRAINT "signatory_petition_id_position_pk" PRIMARY KEY("petition_id","position")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"organisation_id" text NOT NULL,
	"request_id" uuid,
	"due_on" date NOT NULL,
	"event_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lawful_route" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"route" text NOT NULL,
	"matter" text NOT NULL,
	"procedure" text NOT NULL,
	"receiving_body" text NOT NULL,
	"basis" text NOT NULL,
	"confirmed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "local_rules" (
	"version" integer PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "last_seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "on_leave_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "simple" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "clock" ADD COLUMN "task_id" uuid;--> statement-breakpoint
ALTER TABLE "clock" ADD COLUMN "extension_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "petition" ADD COLUMN "court_related" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "petition" ADD COLUMN "last_urged_on" date;--> statement-breakpoint
ALTER TABLE "petition" ADD COLUMN "withdrawn_on" date;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "text_event_id" uuid;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "text_field" text;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "replaced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "request" ADD COLUMN "solved" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "successor_id" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "desk_notice" ADD CONSTRAINT "desk_notice_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_notice" ADD CONSTRAINT "desk_notice_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_notice" ADD CONSTRAINT "desk_notice_clock_id_clock_id_fk" FOREIGN KEY ("clock_id") REFERENCES "public"."clock"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatory" ADD CONSTRAINT "signatory_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lawful_route" ADD CONSTRAINT "lawful_route_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "desk_notice_once" ON "desk_notice" USING btree ("organisation_id","reader","cause");--> statement-breakpoint
CREATE INDEX "desk_notice_reader" ON "desk_notice" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "proposal_petition" ON "proposal" USING btree ("petition_id");--> statement-breakpoint
CREATE INDEX "task_petition" ON "task" USING btree ("petition_id");
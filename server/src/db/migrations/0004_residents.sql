CREATE TABLE "guide_way" (
	"id" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"topic_id" text NOT NULL,
	"topic" text NOT NULL,
	"question" text NOT NULL,
	"keywords" text[] NOT NULL,
	"title" text NOT NULL,
	"way" text NOT NULL,
	"body" text NOT NULL,
	"period" text,
	"basis" text,
	"how" text NOT NULL,
	"situation" text NOT NULL,
	"result" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_consent" (
	"identity_id" uuid NOT NULL,
	"template_id" text NOT NULL,
	"remaining" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_consent_identity_id_template_id_pk" PRIMARY KEY("identity_id","template_id")
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" uuid PRIMARY KEY NOT NULL,
	"petition_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"organisation_id" text NOT NULL,
	"answered_on" date NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"search" "tsvector"
);
--> statement-breakpoint
ALTER TABLE "message_consent" ADD CONSTRAINT "message_consent_identity_id_identity_id_fk" FOREIGN KEY ("identity_id") REFERENCES "public"."identity"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_petition_id_petition_id_fk" FOREIGN KEY ("petition_id") REFERENCES "public"."petition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication" ADD CONSTRAINT "publication_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "publication_live" ON "publication" USING btree ("petition_id") WHERE "publication"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "publication_newest" ON "publication" USING btree ("published_at","id");--> statement-breakpoint
CREATE INDEX "publication_search" ON "publication" USING gin ("search");
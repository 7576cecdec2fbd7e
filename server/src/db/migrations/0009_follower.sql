ALTER TABLE "petition" ADD COLUMN "follower_id" text;--> statement-breakpoint
-- Until now whoever received it first also followed it, and the history of what came before says so.
UPDATE "petition" SET "follower_id" = "bureau_id";--> statement-breakpoint
ALTER TABLE "petition" ALTER COLUMN "follower_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "petition" ADD CONSTRAINT "petition_follower_id_organisation_id_fk" FOREIGN KEY ("follower_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "petition_follower" ON "petition" USING btree ("follower_id","status");

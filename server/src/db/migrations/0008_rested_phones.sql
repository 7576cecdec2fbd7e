ALTER TABLE "identity" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
-- When it was used since is not known; too early costs one question, too late could show a stranger somebody's matters.
UPDATE "identity" SET "last_used_at" = "verified_at";--> statement-breakpoint
ALTER TABLE "identity" ALTER COLUMN "last_used_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "former_person_id" uuid;--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_former_person_id_person_id_fk" FOREIGN KEY ("former_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "staff" ADD COLUMN "leave_from_on" date;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "leave_until_on" date;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "leave_set_by_id" uuid;--> statement-breakpoint
ALTER TABLE "petition" ADD COLUMN "urge_again_on" date;--> statement-breakpoint
ALTER TABLE "petition" ADD COLUMN "undo_until_on" date;--> statement-breakpoint
-- What was urged or withdrawn under the constants of before keeps their days.
UPDATE "petition" SET "urge_again_on" = "last_urged_on" + 7, "undo_until_on" = "withdrawn_on" + 3;--> statement-breakpoint
ALTER TABLE "staff" DROP COLUMN "on_leave_until";--> statement-breakpoint
ALTER TABLE "petition" DROP COLUMN "last_urged_on";--> statement-breakpoint
ALTER TABLE "petition" DROP COLUMN "withdrawn_on";
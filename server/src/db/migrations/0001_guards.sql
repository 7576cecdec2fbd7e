-- History is append-only for every role, the owner included; the application's role has no right to change it in the first place.
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'event_content' THEN
    IF current_setting('petition.erasing', true) = OLD.event_id || '/' || OLD.field
      AND NEW.event_id = OLD.event_id AND NEW.field = OLD.field
      AND NEW.salt IS NULL AND NEW.cipher IS NULL AND NEW.erased_at IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'history is append-only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
DO $$
DECLARE history text;
BEGIN
  FOREACH history IN ARRAY ARRAY['event', 'event_content', 'delivery', 'opening', 'rating'] LOOP
    EXECUTE format('CREATE TRIGGER history_rows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_history_change()', history);
    EXECUTE format('CREATE TRIGGER history_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change()', history);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER history_rows', history);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER history_table', history);
  END LOOP;
END $$;
--> statement-breakpoint
-- The only way to erase personal text: its commitment stays in the chain, its salt and ciphertext go. True when there was something to erase.
CREATE FUNCTION erase_event_content(erased_event_id uuid, erased_field text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE erased boolean;
BEGIN
  PERFORM set_config('petition.erasing', erased_event_id || '/' || erased_field, true);
  UPDATE event_content SET salt = NULL, cipher = NULL, erased_at = now()
    WHERE event_id = erased_event_id AND field = erased_field AND erased_at IS NULL;
  erased := FOUND;
  PERFORM set_config('petition.erasing', '', true);
  RETURN erased;
END $$;
--> statement-breakpoint
-- Lets the application's role put a job into its own transaction without any right on the jobs' schema.
CREATE FUNCTION enqueue_job(task text, payload json, key text, run_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload, run_at => enqueue_job.run_at, job_key => key);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION erase_event_content(uuid, text) FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION enqueue_job(text, json, text, timestamptz) FROM PUBLIC;
--> statement-breakpoint
-- Whoever files while two sign-ins become one person waits for that, and is then asked to try again as the one person.
CREATE FUNCTION refuse_merged_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE successor uuid;
BEGIN
  SELECT merged_into INTO successor FROM person WHERE id = NEW.person_id FOR KEY SHARE;
  IF successor IS NOT NULL THEN
    RAISE EXCEPTION 'this person has become another one' USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER merged_person BEFORE INSERT ON petition FOR EACH ROW EXECUTE FUNCTION refuse_merged_person();
--> statement-breakpoint
CREATE TRIGGER merged_person BEFORE INSERT ON attachment FOR EACH ROW WHEN (NEW.person_id IS NOT NULL) EXECUTE FUNCTION refuse_merged_person();

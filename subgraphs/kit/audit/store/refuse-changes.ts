/**
 * Triggers that refuse to change or remove what the audit holds, for everybody whom triggers bind, the owner too:
 * entries and checkpoints stay as they are, the head of a chain only moves on. `ENABLE ALWAYS`, since triggers else
 * stand still where `session_replication_role` says so.
 */
export const REFUSE_CHANGES = `
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'The audit is appended to, never changed.' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE FUNCTION refuse_return() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.name = OLD.name AND NEW.agency = OLD.agency AND NEW.position > OLD.position THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'The head of a chain only moves on.' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON entry EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER stays BEFORE DELETE OR TRUNCATE ON shard EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER moves_on BEFORE UPDATE ON shard FOR EACH ROW EXECUTE FUNCTION refuse_return();
  ALTER TABLE entry ENABLE ALWAYS TRIGGER stays;
  ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER stays;
  ALTER TABLE shard ENABLE ALWAYS TRIGGER stays, ENABLE ALWAYS TRIGGER moves_on;`;

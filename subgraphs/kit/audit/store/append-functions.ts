/**
 * The functions through which alone the audit grows. They run as the owner; who called is told by `session_user`, so an
 * agency appends in its own name only, to its own chains only.
 *
 * `append_audit(entries)` takes the entries of one request to one chain of the agency that nobody else is appending to,
 * numbers them, and chains each to the one before: its hash is SHA-256 over its fields and the previous hash.
 * `entry_text` is what canonical-text.ts writes; a test holds them together.
 */
export const APPEND_FUNCTIONS = `
  CREATE FUNCTION field_text(value text) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN value IS NULL THEN '-' ELSE octet_length(value) || ':' || value END;
  CREATE FUNCTION list_text(list text[]) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN cardinality(list) || '[' || coalesce((
      SELECT string_agg(field_text(item), '' ORDER BY place) FROM unnest(list) WITH ORDINALITY AS l (item, place)
    ), '') || ']';
  CREATE FUNCTION entry_text(e entry) RETURNS text LANGUAGE sql STABLE
    RETURN 'hub-audit-1 ' || field_text(e.shard) || field_text(e.position::text)
      || field_text(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || field_text(e.agency) || field_text(e.subject) || list_text(e.roles) || field_text(e.office)
      || field_text(e.purpose) || field_text(e.operation) || field_text(e.correlation_id)
      || field_text(e.kind) || field_text(e.action) || field_text(e.deed)
      || field_text(e.record_type) || list_text(e.ids) || list_text(e.fields)
      || field_text(e.decision) || field_text(e.code)
      || field_text(e.level) || list_text(e.compartments) || list_text(e.dissemination) || field_text(e.tlp)
      || field_text(encode(e.previous, 'hex'));
  CREATE FUNCTION append_audit(entries jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    caller text := substring(session_user FROM '^hub_(.+)$');
    head shard;
    item jsonb;
    made entry;
  BEGIN
    SELECT * INTO head FROM shard s WHERE s.agency = caller ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
      SELECT * INTO STRICT head FROM shard s
        WHERE s.name = (SELECT name FROM shard WHERE agency = caller ORDER BY random() LIMIT 1) FOR UPDATE;
    END IF;
    FOR item IN SELECT value FROM jsonb_array_elements(entries) LOOP
      made := jsonb_populate_record(NULL::entry, item);
      made.shard := head.name;
      made.position := head.position + 1;
      made.at := clock_timestamp();
      made.agency := head.agency;
      made.previous := head.hash;
      made.hash := sha256(convert_to(entry_text(made), 'UTF8'));
      INSERT INTO entry VALUES (made.*);
      head.position := made.position;
      head.hash := made.hash;
    END LOOP;
    UPDATE shard SET position = head.position, hash = head.hash WHERE name = head.name AND position < head.position;
  END $$;
  CREATE FUNCTION append_checkpoint(number bigint, statement text, signature text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS 'INSERT INTO checkpoint (number, statement, signature) VALUES ($1, $2, $3)';`;

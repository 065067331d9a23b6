/**
 * Schema `access` of an agency's database: the key, and the function by which policies learn who asks.
 *
 * A transaction enters by putting a signed token into the setting `access.token`. Any statement could overwrite it; so
 * the function by which policies learn who reads checks the signature, and what reads with a setting that was made up
 * fails. Without one, only what everybody may read is read. The key is readable by the tables' owner alone.
 * Source: RFC 2104 (HMAC), FIPS 180-4 (SHA-256); both key pads are stored, so that core functions do.
 */
import { TOKEN_FACTS } from "./entry-token";
import { ASKS_FUNCTIONS } from "./asks-column";
import type { PartyLookup } from "./reading-rule";

/** Longest life of a token, by the database's clock. */
const LONGEST_SECONDS = 60;

/** Of an HMAC-SHA256 in hexadecimal; a point and the facts follow it. */
const SIGNATURE_LENGTH = 64;

/**
 * `words()` says the reader's words by the token, and none without one; `words('signed_cases')` those of a lookup as
 * well; `words('signed_cases', true)` these alone, for queries of the kit, which bring the others. It reads as the
 * tables' owner, so that rows which the caller does not read can make it a party of those it does. The search path is
 * fixed, so that no object of the caller's stands in for one of PostgreSQL's. One function for all, because the first
 * call of each in a transaction costs four times what the next does.
 */
function wordsFunction(lookups: readonly PartyLookup[]): string {
  return `
  CREATE FUNCTION access.words(lookup text DEFAULT NULL, alone boolean DEFAULT false) RETURNS tsvector
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    token text := current_setting('access.token', true);
    body text := substr(token, ${SIGNATURE_LENGTH + 2});
    facts text[];
    words tsvector := '';
  BEGIN
    IF token IS NULL OR token = '' THEN RETURN ''; END IF;
    PERFORM FROM access.key WHERE left(token, ${SIGNATURE_LENGTH}) =
      encode(sha256(outer_pad || sha256(inner_pad || convert_to(body, 'UTF8'))), 'hex');
    IF FOUND THEN
      facts := body::text[];
      IF ${fact("expires")}::numeric - extract(epoch FROM now()) BETWEEN 0 AND ${LONGEST_SECONDS} THEN
        IF NOT alone THEN words := ${fact("words")}::tsvector; END IF;
        ${lookups.map(lookUp).join("\n")}
        RETURN words;
      END IF;
    END IF;
    RAISE EXCEPTION 'the token of this transaction is not valid' USING ERRCODE = 'invalid_authorization_specification';
  END $$;`;
}

function lookUp({ name, sql }: PartyLookup): string {
  const organization = fact("organization");
  const found = `SELECT '${name}:' || id FROM (${sql(organization)}) named (id)`;
  return `IF lookup = '${name}' AND ${organization} <> '' THEN
          words := words || array_to_tsvector(ARRAY(${found}));
        END IF;`;
}

/** A fact of the token, where `facts` has them all. */
function fact(name: (typeof TOKEN_FACTS)[number]): string {
  return `(facts[${TOKEN_FACTS.indexOf(name) + 1}])`;
}

/** @param lookups of the agency's rules */
export function accessSchema(lookups: readonly PartyLookup[]): string {
  return `
  CREATE SCHEMA IF NOT EXISTS access;
  GRANT USAGE ON SCHEMA access TO PUBLIC;
  CREATE TABLE IF NOT EXISTS access.key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    inner_pad bytea NOT NULL CHECK (length(inner_pad) = 64),
    outer_pad bytea NOT NULL CHECK (length(outer_pad) = 64));
  CREATE TABLE IF NOT EXISTS access.applied (one boolean PRIMARY KEY DEFAULT true CHECK (one), digest text NOT NULL);

  ${wordsFunction(lookups)}
  ${ASKS_FUNCTIONS}`;
}

/** What the runtime role may call. */
const CALLED = [
  "words(text, boolean)",
  "any_of(text[])",
  "asks(text, text, text[], text[], text[], text[], boolean)",
  "reads_record(text, text)",
];

/**
 * Rights in the schema: nobody but the owner has any on tables, and of functions only the named ones are called;
 * default privileges would give the runtime role rows.
 */
export const ACCESS_RIGHTS = `
    DO $$ DECLARE grantee text; BEGIN
      FOR grantee IN SELECT DISTINCT a.grantee::regrole::text FROM pg_class c, aclexplode(c.relacl) a
        WHERE c.relnamespace = 'access'::regnamespace AND a.grantee NOT IN (0, c.relowner)
      LOOP EXECUTE 'REVOKE ALL ON ALL TABLES IN SCHEMA access FROM ' || grantee; END LOOP;
      FOR grantee IN SELECT DISTINCT a.grantee::regrole::text FROM pg_proc p, aclexplode(p.proacl) a
        WHERE p.pronamespace = 'access'::regnamespace AND a.grantee NOT IN (0, p.proowner)
      LOOP EXECUTE 'REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM ' || grantee; END LOOP;
    END $$;
    REVOKE ALL ON ALL TABLES IN SCHEMA access FROM PUBLIC;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC;
    ${CALLED.map((one) => `GRANT EXECUTE ON FUNCTION access.${one} TO PUBLIC;`).join("\n")}`;

/**
 * Schema `access` of an agency's database: the key, and the functions by which policies learn who asks.
 *
 * A transaction enters by putting a signed token into the setting `access.token`. Any statement could overwrite it; so
 * each function checks the signature, and what reads with a setting that was made up fails. Without one, only what
 * everybody may read is read. The key is readable by the tables' owner alone.
 * Source: RFC 2104 (HMAC), FIPS 180-4 (SHA-256); both key pads are stored, so that core functions do.
 */
import { TOKEN_FACTS } from "./entry-token";
import { ASKS_FUNCTIONS } from "./asks-column";
import type { PartyLookup } from "./reading-rule";

/** Longest life of a token, by the database's clock. */
const LONGEST_SECONDS = 60;

/** Of an HMAC-SHA256 in hexadecimal; a point and the facts follow it. */
const SIGNATURE_LENGTH = 64;

interface Said {
  readonly name: string;
  /** SQL of words, which may name `facts`. */
  readonly value: string;
}

/**
 * A function that says words of the token once it believes it, and none without one: an init plan, once a statement, in
 * parallel plans too. Each verifies for itself, since one that another calls costs as much as the verification. The
 * search path is fixed, so that no object of the caller's stands in for one of PostgreSQL's.
 */
function saying({ name, value }: Said): string {
  return `
  CREATE FUNCTION access.${name}() RETURNS tsvector LANGUAGE plpgsql STABLE PARALLEL SAFE
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    token text := current_setting('access.token', true);
    body text := substr(token, ${SIGNATURE_LENGTH + 2});
    facts text[];
  BEGIN
    IF token IS NULL OR token = '' THEN RETURN ''; END IF;
    PERFORM FROM access.key WHERE left(token, ${SIGNATURE_LENGTH}) =
      encode(sha256(outer_pad || sha256(inner_pad || convert_to(body, 'UTF8'))), 'hex');
    IF FOUND THEN
      facts := body::text[];
      IF ${fact("expires")}::numeric - extract(epoch FROM now()) BETWEEN 0 AND ${LONGEST_SECONDS} THEN
        RETURN ${value};
      END IF;
    END IF;
    RAISE EXCEPTION 'the token of this transaction is not valid' USING ERRCODE = 'invalid_authorization_specification';
  END $$;`;
}

/**
 * Functions for a lookup: `signed_cases()` says the words of what is found, for queries of the kit, which bring the
 * reader's other words; `words_and_signed_cases()` says both, for policies. They read as the tables' owner, so that rows which the
 * caller does not read can make it a party of those it does.
 */
export function lookupFunctions({ name, sql }: PartyLookup): string {
  const organization = fact("organization");
  const ids = `SELECT '${name}:' || id FROM (${sql(organization)}) named (id)`;
  const found = `CASE WHEN ${organization} = '' THEN '' ELSE array_to_tsvector(ARRAY(${ids})) END`;
  return saying({ name, value: found }) + saying({ name: wordsAnd(name), value: `${WORDS} || ${found}` });
}

/** Name of the function that says the reader's words and those of a lookup. */
export function wordsAnd(lookup: string): string {
  return `words_and_${lookup}`;
}

/** A fact of the token, where `facts` has them all. */
function fact(name: (typeof TOKEN_FACTS)[number]): string {
  return `(facts[${TOKEN_FACTS.indexOf(name) + 1}])`;
}

const WORDS = `${fact("words")}::tsvector`;

export const ACCESS_SCHEMA = `
  CREATE SCHEMA IF NOT EXISTS access;
  GRANT USAGE ON SCHEMA access TO PUBLIC;
  CREATE TABLE IF NOT EXISTS access.key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    inner_pad bytea NOT NULL CHECK (length(inner_pad) = 64),
    outer_pad bytea NOT NULL CHECK (length(outer_pad) = 64));
  CREATE TABLE IF NOT EXISTS access.applied (one boolean PRIMARY KEY DEFAULT true CHECK (one), digest text NOT NULL);

  ${saying({ name: "words", value: WORDS })}
  ${ASKS_FUNCTIONS}
`;

/** What the runtime role may call. */
const CALLED = ["words()", "any_of(text[])", "asks(text, text, text[], text[], text[], text[], boolean)"];

/**
 * Rights in the schema: nobody but the owner has any on tables, and of functions only the named
 * ones are called; default privileges would give the runtime role rows.
 * @param called further functions that policies call, `signed_cases()`
 */
export function accessRights(called: readonly string[]): string {
  return `
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
    ${[...CALLED, ...called].map((one) => `GRANT EXECUTE ON FUNCTION access.${one} TO PUBLIC;`).join("\n")}`;
}

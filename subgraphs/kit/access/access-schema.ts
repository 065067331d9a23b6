/**
 * Schema `access` of an agency's database: the key, and the functions by which policies learn who asks.
 *
 * `access.enter(token)` keeps a signed token for the transaction. It lies in an ordinary setting, which any statement
 * could overwrite; so each function checks the signature again, and a setting that was made up says nothing. Without
 * one, only what everybody may read is read. The key is readable by the tables' owner alone.
 * Source: RFC 2104 (HMAC), FIPS 180-4 (SHA-256); both key pads are stored, so that core functions do.
 */
import { TOKEN_FACTS } from "./entry-token";
import { MARKING_CLASSES, NEEDS_FUNCTION } from "./marking-columns";

/** Longest life of a token, by the database's clock. */
const LONGEST_SECONDS = 60;

/** Of an HMAC-SHA256 in hexadecimal; a point and the facts follow it. */
const SIGNATURE_LENGTH = 64;

/** A rank above every class: commands and the agency's own work. */
const EVERY_CLASS = 32_767;

/** Fixed, so that no object of the caller's stands in for one of PostgreSQL's. */
const OWNERS_EYES = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp";

/** An init plan: once a statement, in parallel plans too. */
const FACT = `STABLE PARALLEL SAFE ${OWNERS_EYES}`;

/** Called by those above alone, with their rights and their path: changing either costs as much as the verification. */
const INNER = "STABLE PARALLEL SAFE";

export const ACCESS_SCHEMA = `
  CREATE SCHEMA IF NOT EXISTS access;
  GRANT USAGE ON SCHEMA access TO PUBLIC;
  CREATE TABLE IF NOT EXISTS access.key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    inner_pad bytea NOT NULL CHECK (length(inner_pad) = 64),
    outer_pad bytea NOT NULL CHECK (length(outer_pad) = 64));
  CREATE TABLE IF NOT EXISTS access.applied (one boolean PRIMARY KEY DEFAULT true CHECK (one), digest text NOT NULL);

  CREATE FUNCTION access.verified(token text) RETURNS text[] LANGUAGE plpgsql ${INNER} AS $$
  DECLARE
    body text := substr(token, ${SIGNATURE_LENGTH + 2});
    facts text[];
    left_seconds numeric;
  BEGIN
    IF token IS NULL OR token = '' THEN RETURN NULL; END IF;
    PERFORM FROM access.key WHERE left(token, ${SIGNATURE_LENGTH}) =
      encode(sha256(outer_pad || sha256(inner_pad || convert_to(body, 'UTF8'))), 'hex');
    IF NOT FOUND THEN RETURN NULL; END IF;
    facts := body::text[];
    left_seconds := ${fact("expires")}::numeric - extract(epoch FROM now());
    IF left_seconds NOT BETWEEN 0 AND ${LONGEST_SECONDS} THEN RETURN NULL; END IF;
    RETURN facts;
  END $$;

  CREATE FUNCTION access.facts() RETURNS text[] LANGUAGE plpgsql ${INNER} AS $$
  BEGIN RETURN access.verified(current_setting('access.token', true)); END $$;

  CREATE FUNCTION access.enter(token text) RETURNS void LANGUAGE plpgsql VOLATILE ${OWNERS_EYES} AS $$
  BEGIN
    IF access.verified(token) IS NULL THEN
      RAISE EXCEPTION 'the token of this transaction is not valid' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    PERFORM set_config('access.token', token, true);
  END $$;

  CREATE FUNCTION access.unrestricted() RETURNS boolean LANGUAGE plpgsql ${FACT} AS $$
  DECLARE facts text[] := access.facts();
  BEGIN RETURN coalesce(${fact("scope")} IN ('command', 'agency'), false); END $$;

  CREATE FUNCTION access.rank(parties_only boolean) RETURNS smallint LANGUAGE plpgsql ${FACT} AS $$
  DECLARE facts text[] := access.facts();
  BEGIN
    IF facts IS NULL THEN RETURN ${MARKING_CLASSES.everybody}; END IF;
    IF ${fact("scope")} IN ('command', 'agency') THEN RETURN ${EVERY_CLASS}; END IF;
    RETURN CASE WHEN parties_only THEN least(${fact("rank")}::smallint, ${MARKING_CLASSES.known})
      ELSE ${fact("rank")}::smallint END;
  END $$;

  CREATE FUNCTION access.organization() RETURNS text LANGUAGE plpgsql ${FACT} AS $$
  DECLARE facts text[] := access.facts();
  BEGIN RETURN nullif(${fact("organization")}, ''); END $$;

  ${textsFunction("holdings", "holdings")}
  ${textsFunction("need_to_know", "needToKnow")}
  ${textsFunction("roles", "roles")}
  ${NEEDS_FUNCTION}
`;

/** What the runtime role may call. */
const CALLED = [
  "enter(text)",
  "unrestricted()",
  "rank(boolean)",
  "organization()",
  "holdings()",
  "need_to_know()",
  "roles()",
  "needs(text, text[], text[])",
];

function textsFunction(name: string, named: "holdings" | "needToKnow" | "roles"): string {
  return `CREATE FUNCTION access.${name}() RETURNS text[] LANGUAGE plpgsql ${FACT} AS $$
  DECLARE facts text[] := access.facts();
  BEGIN RETURN coalesce(${fact(named)}::text[], '{}'); END $$;`;
}

/** A fact of the token, where a function has them all as `facts`. */
function fact(name: (typeof TOKEN_FACTS)[number]): string {
  return `(facts[${TOKEN_FACTS.indexOf(name) + 1}])`;
}

/**
 * Rights in the schema: nobody but the owner has any on tables, or on what verifies; default privileges would give
 * the runtime role rows.
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

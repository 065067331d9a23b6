/**
 * One database and two roles for every agency, on the embedded PostgreSQL or a real one:
 *
 *   hub_<agency>        database, which nobody else may connect to
 *   hub_<agency>_owner  owns it and every table; migrations run as it
 *   hub_<agency>        runtime: may read and write rows, cannot define or own anything
 *
 * In: an administrator's URL, the passwords by role. Out: each agency's two URLs and its context key. Repeating it changes nothing.
 */
import { DatabaseError, escapeIdentifier, escapeLiteral } from "pg";
import { HubError } from "../../common/errors";
import type { SubgraphName } from "../../common/subgraph-names";
import { type AdminClient, connect, urlFor } from "./connect";
import { scramVerifier } from "./scram";

/** Connection strings of one agency's database. */
export interface AgencyUrls {
  /** For migrations: owns the tables. */
  readonly ownerUrl: string;
  /** For the subgraph: rows only. */
  readonly url: string;
  /** Secret that the subgraph and its database share: signs who reads. */
  readonly contextKey: string;
}

/** A database and the role that owns it. */
export interface DatabaseNames {
  readonly database: string;
  readonly owner: string;
}

/** Names of one agency's database and roles. */
export interface AgencyNames extends DatabaseNames {
  readonly runtime: string;
  /** Name of the key that signs who reads; kept like a password, of no role. */
  readonly contextKey: string;
}

/** The key of the advisory lock that keeps two administrations of one server apart. */
const LOCK_KEY = 14_409;

const ROLE_LIMITS = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

/** @param database another name for the database, for tests */
export function namesOf(agency: SubgraphName, database = `hub_${agency}`): AgencyNames {
  return { database, owner: `hub_${agency}_owner`, runtime: `hub_${agency}`, contextKey: `hub_${agency}_context` };
}

/**
 * Creates what is missing and sets the passwords, under a lock of the server.
 * @param adminUrl a role that may create roles and databases
 * @param passwordOf role → password
 * @throws DATABASE_UNAVAILABLE when the server cannot be used, or the role may not do this
 */
export async function provision(
  adminUrl: string,
  agencies: readonly SubgraphName[],
  passwordOf: (role: string) => string,
): Promise<ReadonlyMap<SubgraphName, AgencyUrls>> {
  const urls = new Map<SubgraphName, AgencyUrls>();
  await administer(adminUrl, async (admin) => {
    for (const agency of agencies) {
      const names = namesOf(agency);
      await provisionRoles(admin, [names.owner, names.runtime], passwordOf);
      await provisionDatabase(admin, names);
      const found = urlsOf(adminUrl, names, passwordOf);
      await grantRows(found.ownerUrl, names);
      urls.set(agency, found);
    }
  });
  return urls;
}

/**
 * Sets something up under the lock that keeps two administrations of one server apart.
 * @throws DATABASE_UNAVAILABLE when the server cannot be used, or the role may not do this
 */
export async function administer(adminUrl: string, run: (admin: AdminClient) => Promise<void>): Promise<void> {
  await using admin = await connect(adminUrl);
  await admin.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
  try {
    await run(admin);
  } catch (error) {
    throw asRefusal(error);
  }
}

/** The connection strings of an agency's database. */
export function urlsOf(adminUrl: string, names: AgencyNames, passwordOf: (role: string) => string): AgencyUrls {
  const { database, owner, runtime, contextKey } = names;
  return {
    ownerUrl: urlFor(adminUrl, { database, role: owner, password: passwordOf(owner) }),
    url: urlFor(adminUrl, { database, role: runtime, password: passwordOf(runtime) }),
    contextKey: passwordOf(contextKey),
  };
}

/** Creates the roles that are missing, and sets the passwords of all. */
export async function provisionRoles(
  admin: AdminClient,
  roles: readonly string[],
  passwordOf: (role: string) => string,
): Promise<void> {
  for (const role of roles) {
    const { rowCount } = await admin.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
    if (rowCount === 0) await admin.query(`CREATE ROLE ${escapeIdentifier(role)} ${ROLE_LIMITS}`);
    const verifier = escapeLiteral(scramVerifier(passwordOf(role)));
    await admin.query(`ALTER ROLE ${escapeIdentifier(role)} PASSWORD ${verifier}`);
  }
}

async function provisionDatabase(admin: AdminClient, names: AgencyNames): Promise<void> {
  await provisionEmptyDatabase(admin, names);
  await keepOthersOut(admin, names.database, [names.runtime]);
}

/** Creates the database unless it is there; its roles are. */
export async function provisionEmptyDatabase(admin: AdminClient, names: DatabaseNames): Promise<void> {
  const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [names.database]);
  if (rowCount === 0) {
    await becomeMember(admin, names.owner);
    const locale = (await hasBuiltinLocale(admin))
      ? "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
      : "LOCALE 'C'";
    await createDatabase(admin, names, `TEMPLATE template0 ENCODING 'UTF8' ${locale}`);
  }
}

/** @param like where its content comes from and how its text is ordered */
export async function createDatabase(
  admin: AdminClient,
  { database, owner }: DatabaseNames,
  like: string,
): Promise<void> {
  await admin.query(`CREATE DATABASE ${escapeIdentifier(database)} OWNER ${escapeIdentifier(owner)} ${like}`);
}

/** Connections to the database are for its owner and these roles; a template's rights do not come with its content. */
export async function keepOthersOut(admin: AdminClient, database: string, roles: readonly string[]): Promise<void> {
  const target = `ON DATABASE ${escapeIdentifier(database)}`;
  const grantees = roles.map((role) => escapeIdentifier(role)).join(", ");
  await admin.query(`REVOKE ALL ${target} FROM PUBLIC; GRANT CONNECT ${target} TO ${grantees}`);
}

/** On a server of our own, the agencies' roles have no business in the databases that come with PostgreSQL. */
export async function closeMaintenanceDatabases(adminUrl: string): Promise<void> {
  await using admin = await connect(adminUrl);
  await admin.query("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
}

/** Only a superuser may give a database to a role that it is not a member of. */
async function becomeMember(admin: AdminClient, owner: string): Promise<void> {
  const { rows } = await admin.query<{ super: boolean }>(
    "SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user",
  );
  if (rows[0]?.super !== true) await admin.query(`GRANT ${escapeIdentifier(owner)} TO CURRENT_USER`);
}

async function hasBuiltinLocale(admin: AdminClient): Promise<boolean> {
  const { rowCount } = await admin.query("SELECT WHERE current_setting('server_version_num')::int >= 170000");
  return rowCount === 1;
}

/** As the owner: whatever it creates later, the runtime role may read and write, and nobody else anything. */
async function grantRows(ownerUrl: string, { runtime }: AgencyNames): Promise<void> {
  await using owner = await connect(ownerUrl);
  const role = escapeIdentifier(runtime);
  await owner.query(`
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    GRANT USAGE ON SCHEMA public TO ${role};
    ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
    ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO ${role};
    ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
    ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO ${role}`);
}

/** What a user with too few rights is told. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof DatabaseError) || error.code !== "42501") return error;
  return new HubError("DATABASE_UNAVAILABLE", `The user of DATABASE_URL may not set up the hub: ${error.message}`, {
    remedy: "Use a user with CREATEROLE and CREATEDB, or a superuser.",
    cause: error,
  });
}

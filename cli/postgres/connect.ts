/**
 * One administrative connection to PostgreSQL, with errors that say what to do.
 * In: a connection string. Out: a connected client that closes with its scope.
 * Not here: the subgraphs' pools (subgraphs/kit).
 */
import { Client, DatabaseError } from "pg";
import { HubError } from "../../common/errors";

const CONNECT_LIMIT_MS = 10_000;
const OLDEST_VERSION = 15;

/** A client that `await using` closes. */
export type AdminClient = Client & AsyncDisposable;

/**
 * @param url connection string with an administrator's credentials
 * @throws CONFIG_INVALID when it is no connection string
 * @throws DATABASE_UNAVAILABLE when the server cannot be reached, refuses the login or is too old
 */
export async function connect(url: string): Promise<AdminClient> {
  const where = `PostgreSQL at ${serverOf(url)}`;
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    application_name: "hub-admin",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw asUnavailable(where, error);
  }
  const version = await serverVersion(client);
  if (version < OLDEST_VERSION) {
    await client.end();
    throw new HubError("DATABASE_UNAVAILABLE", `${where} has version ${version}.`, {
      remedy: `Use PostgreSQL ${OLDEST_VERSION} or newer, or unset DATABASE_URL for the embedded one.`,
    });
  }
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

/** The same server and settings, another database and login. */
export function urlFor(url: string, target: { database: string; role?: string; password?: string }): string {
  const result = new URL(url);
  result.pathname = `/${encodeURIComponent(target.database)}`;
  if (target.role !== undefined) result.username = encodeURIComponent(target.role);
  if (target.password !== undefined) result.password = encodeURIComponent(target.password);
  return result.href;
}

/**
 * Host and port of a connection string, by which its passwords are kept.
 * @throws CONFIG_INVALID when it is no connection string
 */
export function serverOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !["postgres:", "postgresql:"].includes(parsed.protocol) || parsed.hostname === "") {
    throw new HubError("CONFIG_INVALID", "DATABASE_URL is not a PostgreSQL connection string.", {
      remedy: "Write it as postgres://user:password@host:5432/database",
    });
  }
  return `${parsed.hostname}:${parsed.port === "" ? "5432" : parsed.port}`;
}

async function serverVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS version",
  );
  return rows[0]?.version ?? 0;
}

function asUnavailable(where: string, error: unknown): HubError {
  const { message, remedy } = explanation(where, error);
  return new HubError("DATABASE_UNAVAILABLE", message, { remedy, cause: error });
}

function explanation(where: string, error: unknown): { message: string; remedy: string } {
  const { code, message } = error as { code?: string; message: string };
  if (error instanceof DatabaseError) {
    if (code === "28P01" || code === "28000") {
      return {
        message: `${where} refuses the login: ${message}`,
        remedy: "Correct user and password in DATABASE_URL.",
      };
    }
    return { message: `${where} refuses the connection: ${message}`, remedy: "Correct DATABASE_URL." };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return { message: `The host of ${where} is not known.`, remedy: "Correct the host in DATABASE_URL." };
  }
  const reason = code ?? (message === "" ? "no answer" : message);
  return { message: `${where} cannot be reached (${reason}).`, remedy: "Start that server, or correct DATABASE_URL." };
}

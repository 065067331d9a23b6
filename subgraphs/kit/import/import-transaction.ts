/**
 * The one transaction of an import: a connection of its own, one import at a time, everything or nothing.
 * In: job and work. Out: what the work returns, committed. Aborting the job's signal drops the connection, whereupon
 * PostgreSQL rolls back; once the commit is on its way, the signal comes too late and changes nothing.
 */
import { Client } from "pg";
import { HubError } from "../../../common/errors";
import type { SubgraphName } from "../../../common/subgraph-names";
import type { ImportJob } from "./import-job";

/** Key of the advisory lock that keeps two imports apart. */
const LOCK_KEY = 14_409;

const CONNECT_TIMEOUT_MS = 5_000;

/** @throws INTERRUPTED, CONFLICT while another import runs, DATABASE_UNAVAILABLE */
export async function inTransaction<T>(
  { agency, databaseUrl, signal }: Pick<ImportJob, "databaseUrl" | "signal"> & { readonly agency: SubgraphName },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await openClient(agency, databaseUrl);
  const drop = (): void => void client.end().catch(() => undefined);
  signal?.addEventListener("abort", drop, { once: true });
  try {
    signal?.throwIfAborted();
    await begin(agency, client);
    const result = await work(client);
    signal?.throwIfAborted();
    signal?.removeEventListener("abort", drop);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    throw signal?.aborted === true ? interrupted(error) : error;
  } finally {
    signal?.removeEventListener("abort", drop);
    await client.end().catch(() => undefined);
  }
}

export function interrupted(cause?: unknown): HubError {
  return new HubError("INTERRUPTED", "Stopped; nothing was changed.", {
    remedy: "Give the same command again to import.",
    cause,
  });
}

async function openClient(agency: SubgraphName, databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "hub-import",
    options: "-c TimeZone=UTC",
  });
  // A lost connection also fails the query under way, which is where it is handled.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    throw new HubError("DATABASE_UNAVAILABLE", `The database of ${agency} does not accept connections.`, {
      agency,
      remedy: "Check that PostgreSQL runs and that the connection URL is right.",
      cause,
    });
  }
}

async function begin(agency: SubgraphName, client: Client): Promise<void> {
  await client.query("BEGIN");
  const { rows } = await client.query<{ isReady: boolean; isFree: boolean }>(
    `SELECT to_regclass('import_run') IS NOT NULL AS "isReady", pg_try_advisory_xact_lock($1) AS "isFree"`,
    [LOCK_KEY],
  );
  if (rows[0]?.isReady !== true) {
    throw new HubError("CONFLICT", `The database of ${agency} is not set up yet.`, {
      agency,
      remedy: "Run hub migrate or hub start once, then import.",
    });
  }
  if (!rows[0].isFree) {
    throw new HubError("CONFLICT", "Another import is running.", {
      agency,
      remedy: "Import again when it is done.",
    });
  }
}

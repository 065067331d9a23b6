/**
 * Writes one checkpoint: into the database, then into the folder outside it. One process at a time does.
 * In: the auditor's connection, the folder. Out: what was stated, or undefined when nothing was appended since the last.
 * A process that ended between the two is made good by the next one.
 */
import { Client } from "pg";
import { HubError } from "../../../../common/errors";
import { pgTypes } from "../../database/pg-types";
import { auditUnavailable } from "../store/audit-store";
import { type Checkpoint, type Head, type Statement, digestOf, signCheckpoint } from "./checkpoint";
import { CHECKPOINTS, appendCheckpoints, readCheckpoints, signingKey } from "./checkpoint-directory";

/** Keeps two writers apart. */
const LOCK_KEY = 14_409;
const TIME_LIMIT_MS = 10_000;

export interface CheckpointPlace {
  /** The auditor's connection. */
  readonly readerUrl: string;
  readonly directory: string;
}

/** @throws AUDIT_UNAVAILABLE, DATA_DIRECTORY_UNUSABLE */
export async function writeCheckpoint({ readerUrl, directory }: CheckpointPlace): Promise<Statement | undefined> {
  const key = signingKey(directory);
  const client = new Client({
    connectionString: readerUrl,
    types: pgTypes,
    connectionTimeoutMillis: TIME_LIMIT_MS,
    query_timeout: TIME_LIMIT_MS,
    application_name: "hub-audit-checkpoint",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
    const stored = await storedCheckpoints(client);
    const heads = await currentHeads(client);
    const last = stored.at(-1);
    const previous = last && (JSON.parse(last.statement) as Statement);
    const isNew = JSON.stringify(previous?.heads ?? []) !== JSON.stringify(heads);
    const statement: Statement = {
      number: (previous?.number ?? 0) + 1,
      at: new Date().toISOString(),
      previous: last ? digestOf(last) : null,
      heads,
    };
    const made = isNew ? [signCheckpoint(statement, key)] : [];
    for (const { statement: text, signature } of made) {
      await client.query("SELECT append_checkpoint($1, $2, $3)", [statement.number, text, signature]);
    }
    keepOutside(directory, [...stored, ...made]);
    return isNew ? statement : undefined;
  } catch (error) {
    throw error instanceof HubError ? error : auditUnavailable(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Chains that have entries, by name. */
async function currentHeads(client: Client): Promise<Head[]> {
  const { rows } = await client.query<Head>(
    `SELECT name AS shard, position, encode(hash, 'hex') AS hash FROM shard WHERE position > 0 ORDER BY name`,
  );
  return rows;
}

async function storedCheckpoints(client: Client): Promise<Checkpoint[]> {
  const { rows } = await client.query<Checkpoint>("SELECT statement, signature FROM checkpoint ORDER BY number");
  return rows;
}

/** Adds what the folder lacks behind its last one. */
function keepOutside(directory: string, checkpoints: readonly Checkpoint[]): void {
  const known = new Set(readCheckpoints(`${directory}/${CHECKPOINTS}`).map(digestOf));
  const missing = checkpoints.filter((checkpoint) => !known.has(digestOf(checkpoint)));
  if (missing.length > 0) appendCheckpoints(directory, missing);
}

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
import { appendCheckpoints, lastCheckpoint, signingKey } from "./checkpoint-directory";

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
    const kept = lastCheckpoint(directory);
    const last = newerOf(await lastStored(client), kept);
    const heads = await currentHeads(client);
    const previous = last && statementOf(last);
    const isNew = JSON.stringify(previous?.heads ?? []) !== JSON.stringify(heads);
    const number = (previous?.number ?? 0) + 1;
    const statement: Statement = {
      number,
      at: new Date().toISOString(),
      previous: last ? digestOf(last) : null,
      heads,
    };
    if (isNew) {
      const { statement: text, signature } = signCheckpoint(statement, key);
      await client.query("SELECT append_checkpoint($1, $2, $3)", [number, text, signature]);
    }
    const missing = await storedAfter(client, kept ? statementOf(kept).number : 0);
    if (missing.length > 0) appendCheckpoints(directory, missing);
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

async function lastStored(client: Client): Promise<Checkpoint | undefined> {
  const { rows } = await client.query<Checkpoint>(
    "SELECT statement, signature FROM checkpoint ORDER BY number DESC LIMIT 1",
  );
  return rows[0];
}

async function storedAfter(client: Client, number: number): Promise<Checkpoint[]> {
  const { rows } = await client.query<Checkpoint>(
    "SELECT statement, signature FROM checkpoint WHERE number > $1 ORDER BY number",
    [number],
  );
  return rows;
}

/** The database may lack some, where it was restored or tampered with: the next one follows all the same. */
function newerOf(stored: Checkpoint | undefined, kept: Checkpoint | undefined): Checkpoint | undefined {
  if (stored === undefined || kept === undefined) return stored ?? kept;
  return statementOf(kept).number > statementOf(stored).number ? kept : stored;
}

function statementOf({ statement }: Checkpoint): Statement {
  return JSON.parse(statement) as Statement;
}

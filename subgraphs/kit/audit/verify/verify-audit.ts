/**
 * Verifies the whole audit at one moment, while others may append to it.
 * In: the auditor's connection, checkpoints kept outside, the public key. Out: a report that names every wrong place.
 * Every hash is computed anew here; nothing that the database says of itself is believed.
 */
import type { KeyObject } from "node:crypto";
import { Client } from "pg";
import { HubError } from "../../../../common/errors";
import { pgTypes } from "../../database/pg-types";
import { STORED_ENTRY, type StoredEntry } from "../chain/stored-entry";
import type { Checkpoint, Head } from "../checkpoint/checkpoint";
import { auditUnavailable } from "../store/audit-store";
import type { Finding } from "./finding";
import { ChainVerifier } from "./verify-chain";
import { CheckpointVerifier, type StatedHashes } from "./verify-checkpoints";

export interface AuditEvidence {
  readonly readerUrl: string;
  /** Checkpoints kept outside the database. */
  readonly outside: Iterable<Checkpoint>;
  /** Undefined where no checkpoint was ever written: then a chain that was rewritten whole is not found. */
  readonly publicKey: KeyObject | undefined;
  readonly onProgress?: (entries: number) => void;
}

export interface AuditReport {
  readonly entries: number;
  readonly chains: number;
  readonly checkpoints: number;
  /** Commands of which the audit has the attempt but no outcome: the agency ended in between, or they are under way. */
  readonly commandsWithoutOutcome: number;
  readonly findings: readonly Finding[];
}

const BATCH = 5_000;

/** @throws AUDIT_UNAVAILABLE when the database cannot be read */
export async function verifyAudit(evidence: AuditEvidence): Promise<AuditReport> {
  const client = new Client({ connectionString: evidence.readerUrl, types: pgTypes, application_name: "hub-audit" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await verifySnapshot(client, evidence);
  } catch (error) {
    throw error instanceof HubError ? error : auditUnavailable(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function verifySnapshot(client: Client, evidence: AuditEvidence): Promise<AuditReport> {
  const checkpoints = await verifiedCheckpoints(client, evidence);
  const heads = await headsByShard(client);
  const shards = [...new Set([...heads.keys(), ...checkpoints.stated.keys()])];
  const findings: Finding[] = [...checkpoints.findings];
  let entries = 0;
  for (const shard of shards) {
    const verifier = new ChainVerifier({ shard, head: heads.get(shard), stated: statedOf(checkpoints.stated, shard) });
    for await (const batch of entriesOf(client, shard)) {
      for (const entry of batch) verifier.take(entry);
      entries += batch.length;
      evidence.onProgress?.(entries);
    }
    findings.push(...verifier.end());
  }
  const commandsWithoutOutcome = await countAttempts(client);
  return { entries, chains: shards.length, checkpoints: checkpoints.count, commandsWithoutOutcome, findings };
}

function statedOf(stated: StatedHashes, shard: string): ReadonlyMap<number, string> {
  return stated.get(shard) ?? new Map();
}

const NO_CHECKPOINTS = { findings: [], stated: new Map<string, ReadonlyMap<number, string>>(), count: 0 };

async function verifiedCheckpoints(client: Client, { outside, publicKey }: AuditEvidence) {
  if (publicKey === undefined) return NO_CHECKPOINTS;
  const verifier = new CheckpointVerifier(publicKey);
  let after = 0;
  for (;;) {
    const { rows } = await client.query<Checkpoint & { number: number }>(
      "SELECT number, statement, signature FROM checkpoint WHERE number > $1 ORDER BY number LIMIT 1000",
      [after],
    );
    for (const checkpoint of rows) verifier.take(checkpoint, "in the database");
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.number;
  }
  for (const checkpoint of outside) verifier.take(checkpoint, "outside the database");
  return verifier.end();
}

/** Also of chains whose head is gone. */
async function headsByShard(client: Client): Promise<ReadonlyMap<string, Head | undefined>> {
  const { rows: heads } = await client.query<Head>(
    "SELECT name AS shard, position, encode(hash, 'hex') AS hash FROM shard ORDER BY name",
  );
  const { rows: used } = await client.query<{ shard: string }>("SELECT DISTINCT shard FROM entry");
  const known = new Map<string, Head | undefined>(used.map(({ shard }) => [shard, undefined]));
  for (const head of heads) known.set(head.shard, head);
  return known;
}

async function* entriesOf(client: Client, shard: string): AsyncGenerator<readonly StoredEntry[]> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const { rows } = await client.query<StoredEntry>(
      `SELECT ${STORED_ENTRY} FROM entry WHERE shard = $1 AND position > $2 ORDER BY position LIMIT ${BATCH}`,
      [shard, after],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.position ?? after;
  }
}

async function countAttempts(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM audit_entry WHERE lacks_outcome",
  );
  return rows[0]?.count ?? 0;
}

/** One entry as it stands in a chain, and the SQL that reads it so. Not here: what agencies append (audit-entry.ts). */
import type { AuditEntry } from "../audit-entry";

export interface StoredEntry extends AuditEntry {
  /** Name of the chain: `cisa-03`. */
  readonly shard: string;
  /** Counts from 1 within the chain. */
  readonly position: number;
  /** ISO 8601 in UTC to the microsecond. */
  readonly at: string;
  /** The subgraph that answered. */
  readonly agency: string;
  /** Hash of the entry before, in hexadecimal. */
  readonly previous: string;
  readonly hash: string;
}

/** Columns of `entry` under the names of `StoredEntry`. */
export const STORED_ENTRY = `
  shard, position, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, agency, subject, roles,
  office, purpose, operation, correlation_id AS "correlationId", kind, action, deed, record_type AS "recordType", ids,
  fields, decision, code, level, compartments, dissemination, tlp, encode(previous, 'hex') AS previous,
  encode(hash, 'hex') AS hash`;

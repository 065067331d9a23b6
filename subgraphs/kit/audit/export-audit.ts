/**
 * The audit's entries from the oldest to the newest, a batch at a time, so that any number of them fits in memory.
 * In: the auditor's connection, filters. Out: entries as they are stored, hashes included.
 */
import { Client } from "pg";
import { pgTypes } from "../database/pg-types";
import { STORED_ENTRY, type StoredEntry } from "./chain/stored-entry";
import { auditUnavailable } from "./store/audit-store";

interface ExportFilter {
  /** ISO 8601, inclusive. */
  readonly since?: string | undefined;
  /** ISO 8601, exclusive. */
  readonly until?: string | undefined;
  readonly agency?: string | undefined;
  readonly subject?: string | undefined;
}

const BATCH = 2_000;

/** @throws AUDIT_UNAVAILABLE */
export async function* exportAudit(readerUrl: string, filter: ExportFilter): AsyncGenerator<readonly StoredEntry[]> {
  const client = new Client({ connectionString: readerUrl, types: pgTypes, application_name: "hub-audit-export" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { since = null, until = null, agency = null, subject = null } = filter;
    await client.query("BEGIN READ ONLY");
    const cursor = `DECLARE entries NO SCROLL CURSOR FOR SELECT ${STORED_ENTRY} FROM entry e
      WHERE ($1::timestamptz IS NULL OR e.at >= $1) AND ($2::timestamptz IS NULL OR e.at < $2)
        AND ($3::text IS NULL OR e.agency = $3) AND ($4::text IS NULL OR e.subject = $4)
      ORDER BY e.at, e.shard || ':' || e.position`;
    await client.query(cursor, [since, until, agency, subject]);
    for (;;) {
      const { rows } = await client.query<StoredEntry>(`FETCH ${BATCH} FROM entries`);
      if (rows.length === 0) return;
      yield rows;
    }
  } catch (error) {
    throw auditUnavailable(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

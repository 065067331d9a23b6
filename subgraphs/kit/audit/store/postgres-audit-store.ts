/**
 * The audit's database as an agency appends to it: a pool of its own, so that reads never wait for the audit's
 * connections or the other way round, and a bound on every wait. A lost connection is replaced by the next append.
 */
import { Pool } from "pg";
import type { Logger } from "../../../../common/logger";
import type { AuditEntry } from "../audit-entry";
import { type AuditStore, auditUnavailable } from "./audit-store";

const POOL_SIZE = 4;
const TIME_LIMIT_MS = 1_000;

export interface AuditStoreOptions {
  /** An agency's role on the audit's database. */
  readonly url: string;
  readonly logger: Logger;
  /** For a connection, and again for an answer. */
  readonly timeLimitMs?: number;
}

export function openAuditStore({ url, logger, timeLimitMs = TIME_LIMIT_MS }: AuditStoreOptions): AuditStore {
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: timeLimitMs,
    query_timeout: timeLimitMs,
    statement_timeout: timeLimitMs,
    keepAlive: true,
    application_name: "hub-audit",
  });
  pool.on("error", () => undefined);
  return {
    async append(entries) {
      if (entries.length === 0) return;
      const text = JSON.stringify(entries.map(asRow));
      try {
        await pool.query({ name: "append", text: "SELECT append_audit($1)", values: [text] });
      } catch (cause) {
        logger.error({ err: cause }, "The audit cannot be written.");
        throw auditUnavailable(cause);
      }
    },
    close: async () => pool.end(),
  };
}

function asRow({ correlationId, recordType, ...rest }: AuditEntry): object {
  return { ...rest, correlation_id: correlationId, record_type: recordType };
}

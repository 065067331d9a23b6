/**
 * The tables of the audit's database and who may do what with them.
 *
 *   an agency's role    appends through `append_audit` and does nothing else; it cannot read what it wrote
 *   the auditor's role  reads everything, and adds signed checkpoints through `append_checkpoint`
 *   the owner           defines; its own changes of rows are refused by triggers
 *
 * In: the owner's URL, the roles. Repeating it changes nothing. Not here: how entries are chained (append-functions.ts),
 * and what is left to a superuser, which the checkpoints are for (docs/decisions/0018-audit-in-chains.md).
 */
import { Client, escapeIdentifier } from "pg";
import { SUBGRAPH_NAMES } from "../../../../common/subgraph-names";
import { GENESIS } from "../chain/canonical-text";
import { APPEND_FUNCTIONS } from "./append-functions";
import { REFUSE_CHANGES } from "./refuse-changes";

/** Chains of each agency: as many appenders of one agency as this never wait for each other. */
const SHARDS_PER_AGENCY = 16;

/** `cisa-03`, the name of one chain. */
function shardName(agency: string, number: number): string {
  return `${agency}-${String(number).padStart(2, "0")}`;
}

const SHARDS = SUBGRAPH_NAMES.flatMap((agency) =>
  Array.from({ length: SHARDS_PER_AGENCY }, (_, number) => `('${shardName(agency, number)}', '${agency}')`),
);

const TABLES = `
  CREATE TABLE shard (
    name text PRIMARY KEY,
    agency text NOT NULL,
    position bigint NOT NULL DEFAULT 0,
    hash bytea NOT NULL DEFAULT '\\x${GENESIS}'
  ) WITH (fillfactor = 10);
  INSERT INTO shard (name, agency) VALUES ${SHARDS.join(", ")};
  CREATE TABLE entry (
    shard text NOT NULL REFERENCES shard,
    position bigint NOT NULL CHECK (position > 0),
    at timestamptz NOT NULL,
    agency text NOT NULL,
    subject text NOT NULL,
    roles text[] NOT NULL,
    office text NOT NULL,
    purpose text,
    operation text NOT NULL,
    correlation_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('READ', 'COMMAND')),
    action text,
    deed text,
    record_type text NOT NULL,
    ids text[] NOT NULL,
    fields text[] NOT NULL,
    decision text NOT NULL CHECK (decision IN ('ATTEMPTED', 'ALLOWED', 'REFUSED')),
    code text,
    level text NOT NULL CHECK (level IN ('UNCLASSIFIED', 'CUI', 'SECRET', 'TOP_SECRET')),
    compartments text[] NOT NULL,
    dissemination text[] NOT NULL,
    tlp text CHECK (tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED')),
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (shard, position)
  );
  CREATE INDEX entry_at ON entry (at, (shard || ':' || position));
  CREATE INDEX entry_subject ON entry (subject, at);
  CREATE INDEX entry_deed ON entry (deed) WHERE deed IS NOT NULL;
  CREATE TABLE checkpoint (
    number bigint PRIMARY KEY CHECK (number > 0),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    statement text NOT NULL,
    signature text NOT NULL
  );
  CREATE VIEW audit_entry AS
    SELECT e.shard || ':' || e.position AS id, e.*,
      e.decision = 'ATTEMPTED' AND NOT EXISTS (
        SELECT FROM entry o WHERE o.deed = e.deed AND o.decision <> 'ATTEMPTED') AS lacks_outcome
    FROM entry e;`;

/** Appended to, never changed: the number of those applied is kept in the database. */
const MIGRATIONS: readonly string[] = [`${TABLES}${REFUSE_CHANGES}${APPEND_FUNCTIONS}`];

export interface AuditRoles {
  readonly appenders: readonly string[];
  readonly auditor: string;
}

export async function prepareAuditDatabase(ownerUrl: string, roles: AuditRoles): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("CREATE TABLE IF NOT EXISTS audit_migration (number integer PRIMARY KEY)");
    const { rows } = await client.query<{ applied: number }>("SELECT count(*)::int AS applied FROM audit_migration");
    const applied = rows[0]?.applied ?? 0;
    for (const [index, migration] of MIGRATIONS.entries()) {
      if (index < applied) continue;
      await client.query(migration);
      await client.query("INSERT INTO audit_migration VALUES ($1)", [index + 1]);
    }
    await client.query(grantsTo(roles));
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

function grantsTo({ appenders, auditor }: AuditRoles): string {
  const agencies = appenders.map((role) => escapeIdentifier(role)).join(", ");
  const reader = escapeIdentifier(auditor);
  return `
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
    GRANT USAGE ON SCHEMA public TO ${agencies}, ${reader};
    GRANT EXECUTE ON FUNCTION append_audit(jsonb) TO ${agencies};
    GRANT SELECT ON shard, entry, checkpoint, audit_entry TO ${reader};
    GRANT EXECUTE ON FUNCTION append_checkpoint(bigint, text, text) TO ${reader}`;
}

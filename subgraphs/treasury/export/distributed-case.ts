/**
 * A distributed case as advisories tell of it, read from the Treasury's database in one statement.
 * In: a connection of the role that owns the tables, the case's id. Out: the case with its verified fixes. A case that is
 * not distributed, or not for everybody, is refused.
 */
import { Client } from "pg";
import { HubError } from "../../../common/errors";
import type { MarkingLevel, TlpLabel } from "../../../common/marking";
import { EMBARGO_STATES_IN_FORCE } from "../embargo/embargo.transitions";
import { isAmong } from "../../kit/record/transitions";
import type { CasePriority } from "../priority/case-priority";
import type { AffectedProduct } from "../vulnerability-case/affected-product";
import type { VulnerabilityCaseState } from "../vulnerability-case/vulnerability-case.transitions";

export interface DistributedCase {
  readonly id: string;
  readonly vulnerabilityId: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly priority: CasePriority;
  readonly state: VulnerabilityCaseState;
  readonly affected: readonly AffectedProduct[];
  /** Oldest first, all verified. */
  readonly fixes: readonly DistributedFix[];
  readonly tlp: "CLEAR" | "GREEN" | null;
  readonly reportedAt: Date;
  readonly distributedAt: Date;
  readonly closedAt: Date | null;
  /** When its row last changed. */
  readonly changedAt: Date;
}

export interface DistributedFix {
  readonly id: string;
  readonly artefact: string;
  readonly sha256: string;
  readonly signature: string;
  readonly signingKey: string;
}

interface FoundCase extends Omit<DistributedCase, "tlp"> {
  readonly level: MarkingLevel;
  readonly tlp: TlpLabel | null;
  readonly isEmbargoed: boolean;
}

/** $1 the case. */
const READ = `
  SELECT c.id, c.vulnerability_id AS "vulnerabilityId", c.aliases, c.title, c.summary, c.priority, c.state, c.affected,
    c.marking_level AS level, c.marking_tlp AS tlp, c.reported_at AS "reportedAt", c.closed_at AS "closedAt",
    c.provenance_as_of AS "changedAt",
    coalesce((SELECT min(at) FROM history WHERE record_type = 'VulnerabilityCase' AND record_id = c.id
      AND to_state = 'DISTRIBUTING'), c.validated_at) AS "distributedAt",
    EXISTS (SELECT FROM embargo e WHERE e.case_id = c.id AND ${isAmong("e.state", EMBARGO_STATES_IN_FORCE)})
      AS "isEmbargoed",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'artefact', f.artefact, 'sha256', f.sha256,
      'signature', f.signature, 'signingKey', f.signing_key) ORDER BY f.submitted_at, f.id), '[]')
      FROM fix f WHERE f.case_id = c.id AND f.is_verified) AS fixes
  FROM vulnerability_case c WHERE c.id = $1`;

/** @throws RECORD_NOT_FOUND; RULE_VIOLATED when it may not leave; DATABASE_UNAVAILABLE */
export async function readDistributedCase(databaseUrl: string, id: string): Promise<DistributedCase> {
  const client = new Client({ connectionString: databaseUrl, application_name: "hub-export" });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new HubError("DATABASE_UNAVAILABLE", "The database of treasury does not accept connections.", {
      agency: "treasury",
      remedy: "Check that PostgreSQL runs and that the connection URL is right.",
      cause,
    });
  }
  try {
    const { rows } = await client.query<FoundCase>(READ, [id]);
    return asDistributed(id, rows[0]);
  } finally {
    await client.end();
  }
}

function asDistributed(id: string, found: FoundCase | undefined): DistributedCase {
  if (found === undefined) {
    throw new HubError("RECORD_NOT_FOUND", `No VulnerabilityCase has the id ${id}.`, { remedy: "Look the id up." });
  }
  const { state, level, tlp, isEmbargoed, ...rest } = found;
  if (state !== "DISTRIBUTING" && state !== "CLOSED") {
    throw refused(`${id} is ${state}: only a case whose patch is distributed leaves as an advisory.`);
  }
  if (isEmbargoed) throw refused(`${id} is under an embargo.`);
  if (level !== "UNCLASSIFIED" || (tlp !== null && tlp !== "CLEAR" && tlp !== "GREEN")) {
    throw refused(`${id} is marked ${level}${tlp === null ? "" : ` TLP:${tlp}`}, which is not for everybody.`);
  }
  return { ...rest, state, tlp };
}

function refused(message: string): HubError {
  return new HubError("RULE_VIOLATED", message, {
    agency: "treasury",
    remedy: "Distribute its patch with distributePatch first; an embargo ends with exitEmbargo.",
  });
}

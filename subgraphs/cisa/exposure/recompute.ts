/**
 * Brings the stored tier and deadline of exposures into line with KEV and SSVC, in one statement for any number of
 * vulnerabilities. Whoever changes a vulnerability's KEV listing or SSVC points calls it in the same transaction.
 * In: a way to query, vulnerability ids, and on whose account. Out: how many exposures changed; only those are
 * rewritten, each with a new version, an entry in its history and an event. The rows of the decision table are
 * reference data (`remediation_timeline`), written by the seed from remediation-tier.ts, which tests hold equal to
 * this statement.
 */
import type { Query } from "../../kit/command/transaction";
import { type Deed, MARKED_FOR_ALL } from "../../kit/command/write-records";

const RECOMPUTE = `
  WITH derived AS (
    SELECT e.id, e.tier AS old_tier, coalesce(timeline.tier, 'UNDETERMINED') AS tier,
      least(v.kev_date_added, e.detected_on) + timeline.days AS deadline
    FROM asset_exposure e
    JOIN vulnerability v ON v.id = e.vulnerability_id
    LEFT JOIN remediation_timeline timeline
      ON timeline.in_kev = (v.kev_date_added IS NOT NULL)
      AND timeline.publicly_exposed = e.publicly_exposed
      AND timeline.automatable = v.ssvc_automatable
      AND timeline.technical_impact = v.ssvc_technical_impact
    WHERE v.id = ANY($1)
  ), changed AS (
    UPDATE asset_exposure t SET tier = derived.tier, deadline = derived.deadline, version = t.version + 1
    FROM derived
    WHERE t.id = derived.id AND (t.tier, t.deadline) IS DISTINCT FROM (derived.tier, derived.deadline)
    RETURNING t.id, t.version, derived.old_tier, t.tier, ${MARKED_FOR_ALL} AS for_all
  ), noted AS (
    INSERT INTO history (record_type, record_id, at, actor, office, action, from_state, to_state, basis)
    SELECT 'AssetExposure', id, $2, $3, $4, 'recompute', old_tier, tier, 'BOD 26-04' FROM changed
  ), told AS (
    INSERT INTO outbox (at, record_type, record_id, version, action, office, announced)
    SELECT $2, 'AssetExposure', id, version, 'recompute', $4, for_all FROM changed
  )
  SELECT count(*)::int AS count FROM changed`;

export interface Recomputation {
  readonly vulnerabilityIds: readonly string[];
  readonly deed: Pick<Deed, "at" | "actor" | "office">;
}

/** @returns how many exposures got another tier or deadline */
export async function recomputeExposures(query: Query, { vulnerabilityIds, deed }: Recomputation): Promise<number> {
  const { at, actor, office } = deed;
  const [changed] = await query<{ count: number }>(RECOMPUTE, [vulnerabilityIds, at, actor, office]);
  return changed?.count ?? 0;
}

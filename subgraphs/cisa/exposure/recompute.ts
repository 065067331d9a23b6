/**
 * Brings the stored tier and deadline of exposures into line with KEV and SSVC, in one statement for any number of
 * vulnerabilities. Whoever changes a vulnerability's KEV listing or SSVC points calls it in the same transaction.
 * In: a connection and vulnerability ids. Out: how many exposures changed; each of them gets a new version and an
 * entry in its history. The rows of the decision table are reference data (`remediation_timeline`), written by the
 * seed from remediation-tier.ts, which tests hold equal to this statement.
 */
import type { ClientBase } from "pg";

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
    UPDATE asset_exposure e SET tier = derived.tier, deadline = derived.deadline, version = e.version + 1
    FROM derived
    WHERE e.id = derived.id AND (e.tier, e.deadline) IS DISTINCT FROM (derived.tier, derived.deadline)
    RETURNING e.id, derived.old_tier, e.tier
  ), noted AS (
    INSERT INTO history (record_type, record_id, at, actor, office, action, from_state, to_state, basis)
    SELECT 'AssetExposure', id, now(), 'remediation-clock', 'CISA', 'recompute', old_tier, tier, 'BOD 26-04'
    FROM changed
  )
  SELECT count(*)::int AS count FROM changed`;

/** @returns how many exposures got another tier or deadline */
export async function recomputeExposures(
  client: Pick<ClientBase, "query">,
  vulnerabilityIds: readonly string[],
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(RECOMPUTE, [vulnerabilityIds]);
  return rows[0]?.count ?? 0;
}

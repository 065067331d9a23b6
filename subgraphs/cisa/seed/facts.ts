/** Facts that CISA's statements join with: whom directives bind, and the decision table of BOD 26-04. */
import type { SeedRun } from "../../kit/seed/seed-run";
import { BOUND_AGENCIES } from "../compliance/binding";
import { TIER_DAYS, TIMELINE_ROWS } from "../vulnerability/remediation-tier";

export async function seedFacts(run: SeedRun): Promise<void> {
  await run.query(`INSERT INTO civilian_agency (id) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING`, [
    BOUND_AGENCIES.map(({ id }) => id),
  ]);
  await run.query(
    `INSERT INTO remediation_timeline (in_kev, publicly_exposed, automatable, technical_impact, tier, days)
     SELECT * FROM unnest($1::boolean[], $2::boolean[], $3::text[], $4::text[], $5::text[], $6::integer[])
     ON CONFLICT (in_kev, publicly_exposed, automatable, technical_impact)
       DO UPDATE SET tier = excluded.tier, days = excluded.days`,
    [
      TIMELINE_ROWS.map((row) => row.inKev),
      TIMELINE_ROWS.map((row) => row.publiclyExposed),
      TIMELINE_ROWS.map((row) => row.automatable),
      TIMELINE_ROWS.map((row) => row.technicalImpact),
      TIMELINE_ROWS.map((row) => row.tier),
      TIMELINE_ROWS.map((row) => TIER_DAYS[row.tier]),
    ],
  );
}

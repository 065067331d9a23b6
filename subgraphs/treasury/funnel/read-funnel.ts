/**
 * The clearinghouse's funnel, in one statement over the cases that a filter keeps.
 * In: the filter of the cases' list, the instant up to which ages count. Out: counts and ages, every state once.
 */
import { invariant } from "../../../common/invariant";
import { conditionsOf } from "../../kit/read/filter";
import type { RequestDatabase } from "../../kit/read/request-database";
import { isAmong } from "../../kit/record/transitions";
import { DAYS_TO_ANSWER } from "../patch-delivery/patch-delivery.commands";
import { UNDELIVERED_STATES } from "../patch-delivery/patch-delivery.transitions";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { VulnerabilityCaseFilter } from "../vulnerability-case/vulnerability-case.listing";
import { ENDED_CASE_STATES, vulnerabilityCaseLifecycle } from "../vulnerability-case/vulnerability-case.transitions";
import type { ClearinghouseFunnel } from "./funnel.types";

/** SQL for a time span in days, to a tenth. */
const days = (span: string): string => `round((extract(epoch FROM ${span}) / 86400)::numeric, 1)::float8`;

const median = (span: string): string => days(`percentile_cont(0.5) WITHIN GROUP (ORDER BY ${span})`);

/** @param asOf ISO 8601 */
export async function readFunnel(
  database: RequestDatabase,
  filter: VulnerabilityCaseFilter | null,
  asOf: string,
): Promise<ClearinghouseFunnel> {
  const table = database.table(VulnerabilityCase);
  const parameters: unknown[] = [asOf, vulnerabilityCaseLifecycle.states];
  const conditions = conditionsOf(VulnerabilityCaseFilter, filter, {
    column: (property) => table.column(property).sql,
    bind: (value) => `$${parameters.push(value)}`,
  });
  const chosen = ["t.reported_at <= $1", ...conditions].join(" AND ");
  const [funnel] = await database.query<Omit<ClearinghouseFunnel, "asOf">>(statement(table.from, chosen), parameters);
  invariant(funnel, "An aggregate has one row.");
  return { ...funnel, asOf };
}

/** $1 instant, $2 states in order. */
function statement(cases: string, condition: string): string {
  return `
    WITH chosen AS MATERIALIZED (
      SELECT t.id, t.state, t.reported_at, t.validated_at - t.reported_at AS validation,
        least(coalesce(t.closed_at, $1), $1) - t.reported_at AS age
      FROM ${cases} WHERE ${condition}
    ), by_state AS (
      SELECT state, count(*)::int AS cases, ${median("age")} AS median, ${days("max(age)")} AS oldest
      FROM chosen GROUP BY state
    ), stages AS (
      SELECT jsonb_agg(jsonb_build_object('state', s.state, 'cases', coalesce(b.cases, 0),
        'medianAgeDays', b.median, 'oldestAgeDays', b.oldest) ORDER BY s.place) AS stages
      FROM unnest($2::text[]) WITH ORDINALITY s(state, place) LEFT JOIN by_state b USING (state)
    ), deliveries AS (
      SELECT c.id, min(d.queued_at) - min(c.reported_at) AS distribution,
        count(*) FILTER (WHERE ${isAmong("d.state", UNDELIVERED_STATES)}) AS undelivered,
        count(*) FILTER (WHERE d.state = 'NO_RESPONSE'
          OR (d.state = 'SENT' AND d.sent_at <= $1::timestamptz - interval '${DAYS_TO_ANSWER} days')) AS overdue
      FROM chosen c JOIN patch_delivery d ON d.case_id = c.id WHERE d.queued_at <= $1 GROUP BY c.id
    )
    SELECT stages.stages,
      (SELECT count(*)::int FROM chosen) AS cases,
      (SELECT count(*)::int FROM chosen WHERE NOT ${isAmong("state", ENDED_CASE_STATES)}) AS "openCases",
      (SELECT ${median("validation")} FROM chosen) AS "medianDaysToValidate",
      (SELECT ${median("distribution")} FROM deliveries) AS "medianDaysToDistribute",
      (SELECT coalesce(sum(undelivered), 0)::int FROM deliveries) AS "undeliveredPatches",
      (SELECT coalesce(sum(overdue), 0)::int FROM deliveries) AS "overdueDeliveries"
    FROM stages`;
}

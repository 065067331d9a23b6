/**
 * What became of an agency's referrals, in figures: one statement for all agencies of a request.
 * What sealed investigations and prosecutions came of them counts as nothing yet.
 */
import { Field, Float, Int, ObjectType } from "type-graphql";
import type { Batch } from "../../kit/read/batch";
import { isToldOf } from "../sealed";

@ObjectType({ description: "What became of the referrals that an agency made to DOJ." })
export class ReferralSummary {
  @Field(() => Int, { description: "All that it made." })
  made: number;

  @Field(() => Int, { description: "Not decided yet." })
  received: number;

  @Field(() => Int)
  accepted: number;

  @Field(() => Int)
  declined: number;

  @Field(() => Int, { description: "Accepted ones that led to charges in view." })
  charged: number;

  @Field(() => Float, { nullable: true, description: "Median of calendar days until DOJ decided; null without one." })
  medianDaysToDecision: number | null;
}

export const NO_REFERRALS: Readonly<ReferralSummary> = Object.freeze({
  made: 0,
  received: 0,
  accepted: 0,
  declined: 0,
  charged: 0,
  medianDaysToDecision: null,
});

const HAS_CHARGES = `EXISTS (
  SELECT FROM investigation i JOIN prosecution p ON p.investigation_id = i.id
  WHERE i.id = r.investigation_id AND ${isToldOf("i")} AND ${isToldOf("p")})`;

/** Summaries by agency id; agencies that made none are left out. */
export const referralSummaries: Batch<string, ReferralSummary> = {
  async fetch(agencyIds, database) {
    const rows = await database.query<ReferralSummary & { agencyId: string }>(
      `SELECT r.agency_id AS "agencyId", count(*)::int AS made,
         (count(*) FILTER (WHERE r.state = 'RECEIVED'))::int AS received,
         (count(*) FILTER (WHERE r.state = 'ACCEPTED'))::int AS accepted,
         (count(*) FILTER (WHERE r.state = 'DECLINED'))::int AS declined,
         (count(*) FILTER (WHERE ${HAS_CHARGES}))::int AS charged,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY r.decided_on - r.received_on) AS "medianDaysToDecision"
       FROM referral r WHERE r.agency_id = ANY($1) GROUP BY r.agency_id`,
      [agencyIds],
    );
    return new Map(rows.map(({ agencyId, ...summary }) => [agencyId, summary]));
  },
};

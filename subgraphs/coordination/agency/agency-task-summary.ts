/** An agency's tasks in numbers, for its scorecard: as the index knows them, for many agencies in one statement. */
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import type { Batch } from "../../kit/read/batch";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { Agency } from "./agency.entity";

@ObjectType({ description: "An agency's tasks under the order, counted." })
class AgencyTaskSummary {
  @Field(() => Int, { description: "Neither delivered nor superseded." })
  open: number;

  @Field(() => Int, { description: "Open after the due day." })
  overdue: number;

  @Field(() => Int)
  blocked: number;

  @Field(() => Int, { description: "In time or late." })
  delivered: number;

  @Field(() => Int)
  deliveredLate: number;

  @Field(() => Int)
  superseded: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "What the agency had said by this instant is counted; null for agencies that own no tasks.",
  })
  asOf: string | null;
}

const NOTHING: AgencyTaskSummary = Object.freeze({
  open: 0,
  overdue: 0,
  blocked: 0,
  delivered: 0,
  deliveredLate: 0,
  superseded: 0,
  asOf: null,
});

const summaryByAgency: Batch<string, AgencyTaskSummary> = {
  async fetch(agencyIds, database) {
    const rows = await database.query<AgencyTaskSummary & { agencyId: string }>(
      `SELECT s.agency_id AS "agencyId", s.as_of AS "asOf",
         count(*) FILTER (WHERE t.state NOT IN ('DELIVERED', 'SUPERSEDED'))::int AS open,
         count(*) FILTER (WHERE t.state NOT IN ('DELIVERED', 'SUPERSEDED')
           AND t.due_on < (now() AT TIME ZONE 'UTC')::date)::int AS overdue,
         count(*) FILTER (WHERE t.state = 'BLOCKED')::int AS blocked,
         count(*) FILTER (WHERE t.state = 'DELIVERED')::int AS delivered,
         count(*) FILTER (WHERE t.state = 'DELIVERED' AND t.delivered_on > t.due_on)::int AS "deliveredLate",
         count(*) FILTER (WHERE t.state = 'SUPERSEDED')::int AS superseded
       FROM index_state s LEFT JOIN task_index t ON t.agency_id = s.agency_id
       WHERE s.agency_id = ANY($1) GROUP BY s.agency_id`,
      [agencyIds],
    );
    return new Map(rows.map((row) => [row.agencyId, row]));
  },
};

@Resolver(() => Agency)
export class AgencyTaskSummaryResolver {
  @FieldResolver(() => AgencyTaskSummary, { description: "Its own tasks under the order, counted." })
  async taskSummary(@Root() agency: Agency, @Ctx() context: SubgraphContext): Promise<AgencyTaskSummary> {
    return (await context.load(summaryByAgency, agency.id)) ?? NOTHING;
  }
}

/** How far the patches of a case came, as counts. One statement for all cases of a request. */
import { Field, Int, ObjectType } from "type-graphql";
import type { Batch } from "../../kit/read/batch";
import type { PatchDeliveryState } from "./patch-delivery.transitions";

@ObjectType({ description: "Deliveries by state." })
export class DeliverySummary {
  @Field(() => Int)
  total = 0;

  @Field(() => Int)
  queued = 0;

  @Field(() => Int)
  sent = 0;

  @Field(() => Int)
  acknowledged = 0;

  @Field(() => Int)
  applied = 0;

  @Field(() => Int)
  declined = 0;

  @Field(() => Int, { description: "Recipients who did not answer; not counted as declined." })
  noResponse = 0;
}

const FIELDS: Readonly<Record<PatchDeliveryState, Exclude<keyof DeliverySummary, "total">>> = {
  QUEUED: "queued",
  SENT: "sent",
  ACKNOWLEDGED: "acknowledged",
  APPLIED: "applied",
  DECLINED: "declined",
  NO_RESPONSE: "noResponse",
};

interface StateCount {
  readonly caseId: string;
  readonly state: PatchDeliveryState;
  readonly count: number;
}

/** By case; a case without deliveries has no entry. */
export const deliverySummaryByCase: Batch<string, DeliverySummary> = {
  async fetch(caseIds, database) {
    const rows = await database.query<StateCount>(
      `SELECT case_id AS "caseId", state, count(*)::int AS count
       FROM patch_delivery WHERE case_id = ANY($1) GROUP BY case_id, state`,
      [caseIds],
    );
    const groups = Map.groupBy(rows, (row) => row.caseId);
    return new Map([...groups].map(([caseId, counts]) => [caseId, summarize(counts)]));
  },
};

function summarize(counts: readonly StateCount[]): DeliverySummary {
  const summary = new DeliverySummary();
  for (const { state, count } of counts) {
    summary[FIELDS[state]] = count;
    summary.total += count;
  }
  return summary;
}

/** Deliveries as a list: what did not arrive, who declined and why, who is silent. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { isAmong } from "../../kit/record/transitions";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { DeclineReasonEnum, PatchDelivery, PatchDeliveryStateEnum } from "./patch-delivery.entity";
import { UNDELIVERED_STATES } from "./patch-delivery.transitions";

@InputType({ description: "Which deliveries a list holds." })
class PatchDeliveryFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [PatchDeliveryStateEnum], { nullable: true })
  states?: string[] | null;

  @Where(holds(({ column }) => isAmong(column("state"), UNDELIVERED_STATES)))
  @Field(() => Boolean, { nullable: true, description: "Queued, sent or without response." })
  undelivered?: boolean | null;

  @Where(anyOf("declineReason"))
  @Field(() => [DeclineReasonEnum], { nullable: true, description: "Declined for one of these reasons." })
  declineReasons?: string[] | null;

  @Where(anyOf("agencyId"))
  @Field(() => [ID], { nullable: true, description: "To these agencies." })
  agencies?: string[] | null;

  @Where(anyOf("organizationId"))
  @Field(() => [ID], { nullable: true, description: "To these organizations." })
  organizations?: string[] | null;

  @Where(anyOf("caseId"))
  @Field(() => [ID], { nullable: true, description: "Of these cases." })
  cases?: string[] | null;

  @Where(anyOf("fixId"))
  @Field(() => [ID], { nullable: true, description: "Of these fixes." })
  fixes?: string[] | null;

  @Where(
    (vulnerabilities, { column, bind }) => `${column("caseId")} IN (SELECT id FROM vulnerability_case
      WHERE vulnerability_id = ANY(${bind(vulnerabilities)}))`,
  )
  @Field(() => [ID], { nullable: true, description: "Against these vulnerabilities." })
  vulnerabilities?: string[] | null;

  @Where(from("queuedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Queued at this instant or later." })
  queuedFrom?: Date | null;

  @Where(before("queuedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Queued before this instant." })
  queuedBefore?: Date | null;

  @Where(before("sentAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Last sent before this instant." })
  sentBefore?: Date | null;
}

export const patchDeliveries = new Listing({
  of: PatchDelivery,
  name: "PatchDelivery",
  filter: PatchDeliveryFilter,
  orders: {
    QUEUED_AT: "queuedAt",
    SENT_AT: "sentAt",
    ACKNOWLEDGED_AT: "acknowledgedAt",
    APPLIED_AT: "appliedAt",
  },
  defaultOrder: { field: "QUEUED_AT", direction: "ASC" },
});

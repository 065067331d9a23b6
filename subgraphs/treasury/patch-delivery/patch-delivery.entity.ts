/** One fix on its way to one recipient: an agency or an organization, participant or not. */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { readersOfCase } from "../embargo/embargo-readers";
import { Readable } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { type PatchDeliveryState, UNDELIVERED_STATES, patchDeliveryLifecycle } from "./patch-delivery.transitions";

export const DECLINE_REASONS = ["NOT_AFFECTED", "ALREADY_FIXED", "MITIGATED", "CANNOT_APPLY"] as const;

export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const PatchDeliveryStateEnum = graphqlEnum(patchDeliveryLifecycle.states, {
  name: "PatchDeliveryState",
  description: "How far a patch came to one recipient.",
  values: {
    DECLINED: "The recipient answered that it will not apply the patch, and why.",
    NO_RESPONSE: "The recipient did not answer. This says nothing about whether it is affected.",
  },
});

export const DeclineReasonEnum = graphqlEnum(DECLINE_REASONS, {
  name: "PatchDeclineReason",
  description: "Why a recipient declined a patch.",
});

@ObjectType({ description: "One fix on its way to one recipient." })
@Directive('@key(fields: "id")')
@Readable(readersOfCase("caseId"))
@Entity()
export class PatchDelivery extends HubRecord {
  @Column("text")
  fixId: string;

  /** The fix's case; the database keeps the two in step. */
  @Column("text")
  caseId: string;

  @Column("text", { nullable: true })
  agencyId: string | null;

  @Column("text", { nullable: true })
  organizationId: string | null;

  @Field(() => PatchDeliveryStateEnum)
  @Column("text", { default: patchDeliveryLifecycle.initial })
  state: PatchDeliveryState;

  @Field(() => DateTimeScalar)
  @Column("timestamptz")
  queuedAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was last sent." })
  @Column("timestamptz", { nullable: true })
  sentAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the recipient said that it arrived." })
  @Column("timestamptz", { nullable: true })
  acknowledgedAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  @Column("timestamptz", { nullable: true })
  appliedAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  @Column("timestamptz", { nullable: true })
  declinedAt: string | null;

  @Field(() => DeclineReasonEnum, { nullable: true, description: "Why it was declined; null unless it was." })
  @Column("text", { nullable: true })
  declineReason: DeclineReason | null;

  @Field({ description: "The recipient has not said that the patch arrived." })
  get undelivered(): boolean {
    return UNDELIVERED_STATES.includes(this.state);
  }
}

/**
 * A participant's announcement that it will scan a target during a time, so that scans do not collide.
 * The database refuses two live claims on one target whose times overlap.
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { readersOfCase } from "../embargo/embargo-readers";
import { Readable } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { LIVE_CLAIM_STATES, type ScanClaimState, scanClaimLifecycle } from "./scan-claim.transitions";

export const ScanClaimStateEnum = graphqlEnum(scanClaimLifecycle.states, {
  name: "ScanClaimState",
  description: "Where a scan claim stands.",
  values: { RELEASED: "Given up by the participant.", EXPIRED: "Its time ended before the scan was done." },
});

@ObjectType({ description: "A participant's claim to scan a target during a time." })
@Directive('@key(fields: "id")')
@Readable(readersOfCase("caseId"))
@Entity()
export class ScanClaim extends HubRecord {
  @Column("text")
  participantId: string;

  @Column("text", { nullable: true })
  caseId: string | null;

  @Field({ description: "What is scanned: owner and product, `open-relay-project/relay`." })
  @Column("text")
  target: string;

  @Field(() => ScanClaimStateEnum)
  @Column("text", { default: scanClaimLifecycle.initial })
  state: ScanClaimState;

  @Field(() => DateTimeScalar)
  @Column("timestamptz")
  claimedAt: string;

  @Field(() => DateTimeScalar, { description: "First instant of the claimed time." })
  @Column("timestamptz")
  startsAt: string;

  @Field(() => DateTimeScalar, { description: "The claimed time ends before this instant." })
  @Column("timestamptz")
  endsAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was done, expired or released." })
  @Column("timestamptz", { nullable: true })
  endedAt: string | null;

  @Field({ description: "Keeps the target for its time." })
  get live(): boolean {
    return LIVE_CLAIM_STATES.includes(this.state);
  }
}

/**
 * The NSA Director's determination of an inquiry. Made once each configured consultee's view is recorded, by the
 * Director alone; a later one for the same model supersedes it. Not here: the classified benchmarking behind it.
 * Source: Executive Order 14409, section 3(a).
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { DESIGNATION_OUTCOMES, type DesignationOutcome } from "./designation-outcome";

export const DesignationOutcomeEnum = graphqlEnum(DESIGNATION_OUTCOMES, {
  name: "DesignationOutcome",
  description: "Whether the model is a covered frontier model.",
});

@Announces("modelId", "outcome")
@ObjectType({ description: "The NSA Director's determination whether a model is a covered frontier model." })
@Directive('@key(fields: "id")')
@Entity()
export class Designation extends HubRecord {
  @Column("text")
  modelId: string;

  @Column("text")
  inquiryId: string;

  @Field(() => DesignationOutcomeEnum)
  @Column("text")
  outcome: DesignationOutcome;

  @Field({ description: "The releasable summary of the reasons." })
  @Column("text")
  summary: string;

  @Field(() => DateTimeScalar)
  @Column("timestamptz")
  determinedAt: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When a later determination took its place; null for the current one.",
  })
  @Column("timestamptz", { nullable: true })
  supersededAt: string | null;
}

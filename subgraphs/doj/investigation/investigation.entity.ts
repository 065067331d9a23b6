/** An investigation. A sealed one does not exist for readers. */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { Readable } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateScalar } from "../../kit/schema/scalars";
import { SEALING } from "../sealed";
import { INVESTIGATION_STATES, type InvestigationState } from "./investigation.transitions";

export const InvestigationStateEnum = graphqlEnum(INVESTIGATION_STATES, {
  name: "InvestigationState",
  description: "Where an investigation stands.",
});

@ObjectType({ description: "An investigation of criminal conduct." })
@Directive('@key(fields: "id")')
@Entity()
@Announces("title", "districtId", "vulnerabilityIds")
@Readable(SEALING)
export class Investigation extends HubRecord {
  @Field()
  @Column("text")
  title: string;

  @Field(() => InvestigationStateEnum)
  @Column("text")
  state: InvestigationState;

  @Column("text")
  districtId: string;

  @Column("text", { array: true, default: () => "'{}'" })
  vulnerabilityIds: string[];

  @Field(() => DateScalar)
  @Column("date")
  openedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day on which it led to charges or was closed." })
  @Column("date", { nullable: true })
  concludedOn: string | null;

  @Field({ description: "Whether a court order keeps it from view." })
  @Column("boolean", { default: false })
  sealed: boolean;
}

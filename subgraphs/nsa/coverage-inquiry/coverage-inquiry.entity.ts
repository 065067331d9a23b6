/**
 * A developer's question, asked in advance and by its own choice: is this model a covered frontier model?
 * Not here: the answer (designation) and the views of the consulted offices (consultation).
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Readable, organizationIn } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { AgencyStub } from "../foreign/agency";
import { OrganizationStub } from "../foreign/organization";
import {
  COVERAGE_INQUIRY_STATES,
  type CoverageInquiryState,
  coverageInquiryLifecycle,
} from "./coverage-inquiry.transitions";

export const CoverageInquiryStateEnum = graphqlEnum(COVERAGE_INQUIRY_STATES, {
  name: "CoverageInquiryState",
  description: "Where an inquiry stands. No state of it bears on the developer's release.",
});

@ObjectType({ description: "A developer's voluntary question whether its model is a covered frontier model." })
@Directive('@key(fields: "id")')
@Readable({ parties: [organizationIn("developerId", "the model's developer")] })
@Entity()
export class CoverageInquiry extends HubRecord {
  @Column("text")
  modelId: string;

  @Column("text")
  developerId: string;

  @Field(() => CoverageInquiryStateEnum)
  @Column("text", { default: coverageInquiryLifecycle.initial })
  state: CoverageInquiryState;

  @Field({ description: "What the developer asks, in its own words." })
  @Column("text")
  question: string;

  @Column("text", { array: true })
  consulteeIds: string[];

  @Field(() => DateTimeScalar, { description: "When the developer submitted it." })
  @Column("timestamptz")
  submittedAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was determined or withdrawn; null while open." })
  @Column("timestamptz", { nullable: true })
  endedAt: string | null;

  @Field(() => OrganizationStub, { description: "The developer, which alone submits and withdraws." })
  get developer(): OrganizationStub {
    return { id: this.developerId };
  }

  @Field(() => [AgencyStub], { description: "Offices that must be consulted before the determination." })
  get consultees(): AgencyStub[] {
    return this.consulteeIds.map((id) => ({ id }));
  }
}

/** One office's recorded view of a coverage inquiry. Recorded once, never changed. */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { AgencyStub } from "../foreign/agency";
import { CONSULTATION_VIEWS, type ConsultationView } from "./consultation-view";

export const ConsultationViewEnum = graphqlEnum(CONSULTATION_VIEWS, {
  name: "ConsultationView",
  description: "Which outcome a consulted office favors. Advice: the Director need not follow it.",
});

@ObjectType({ description: "A consulted office's view of a coverage inquiry." })
@Directive('@key(fields: "id")')
@Entity()
export class Consultation extends HubRecord {
  @Column("text")
  inquiryId: string;

  @Column("text")
  agencyId: string;

  @Field(() => ConsultationViewEnum)
  @Column("text")
  view: ConsultationView;

  @Field({ description: "The reasons given." })
  @Column("text")
  remarks: string;

  @Field(() => DateTimeScalar, { description: "When the view was recorded." })
  @Column("timestamptz")
  recordedAt: string;

  @Field(() => AgencyStub, { description: "The consulted office." })
  get agency(): AgencyStub {
    return { id: this.agencyId };
  }
}

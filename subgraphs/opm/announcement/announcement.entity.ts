/** An announcement: an agency looks for people in one work role, under one pathway. */
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateScalar } from "../../kit/schema/scalars";
import { AgencyStub } from "../foreign/agency";
import { ANNOUNCEMENT_STATES, type AnnouncementState, isRecruiting } from "./announcement.transitions";

export const AnnouncementStateEnum = graphqlEnum(ANNOUNCEMENT_STATES, {
  name: "AnnouncementState",
  description: "Where an announcement stands.",
  values: {
    POSTED: "Applications are taken.",
    CLOSED: "No more applications are taken; the certificate is being made.",
    CERTIFICATE_ISSUED: "The agency may select from the certificate.",
  },
});

@ObjectType({ description: "An agency's announcement of positions in one work role." })
@Directive('@key(fields: "id")')
@Entity()
@Announces("title", "agencyId", "workRoleId", "positions")
export class Announcement extends HubRecord {
  @Field()
  @Column("text")
  title: string;

  @Field(() => AnnouncementStateEnum)
  @Column("text")
  state: AnnouncementState;

  @Column("text")
  agencyId: string;

  @Column("text")
  pathwayId: string;

  @Column("text")
  workRoleId: string;

  @Field(() => Int, { description: "How many people are looked for, as announced." })
  @Column("integer")
  positions: number;

  @Field({ description: "Pay plan and grade, `GS-13`." })
  @Column("text")
  grade: string;

  @Field(() => DateScalar, { nullable: true, description: "First day for applications." })
  @Column("date", { nullable: true })
  postedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day for applications." })
  @Column("date", { nullable: true })
  closesOn: string | null;

  @Field(() => DateScalar, { nullable: true })
  @Column("date", { nullable: true })
  certificateIssuedOn: string | null;

  @Field(() => AgencyStub, { description: "The agency that hires." })
  get agency(): AgencyStub {
    return { id: this.agencyId };
  }

  @Field({ description: "Its positions count as open: posted, and no certificate issued yet." })
  get recruiting(): boolean {
    return isRecruiting(this.state);
  }
}

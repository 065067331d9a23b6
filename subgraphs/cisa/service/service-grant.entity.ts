/** A service grant: one organization's use of one defensive service. */
import { Directive as FederationDirective, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";
import { DateScalar } from "../../kit/schema/scalars";
import { OrganizationStub } from "../foreign/organization";
import { type GrantState, GrantStateEnum } from "./service-grant.transitions";

@ObjectType({ description: "One organization's use of one defensive service." })
@FederationDirective('@key(fields: "id")')
@Entity()
export class ServiceGrant extends HubRecord {
  @Column("text")
  serviceId: string;

  @Column("text")
  recipientId: string;

  @Field(() => GrantStateEnum)
  @Column("text")
  state: GrantState;

  @Field({ description: "What the recipient wants the service for." })
  @Column("text")
  purpose: string;

  @Field(() => DateScalar)
  @Column("date")
  requestedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day on which CISA granted or declined it." })
  @Column("date", { nullable: true })
  decidedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "First day of use." })
  @Column("date", { nullable: true })
  activeFrom: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day of use." })
  @Column("date", { nullable: true })
  endedOn: string | null;

  @Field(() => String, { nullable: true, description: "Why CISA declined it." })
  @Column("text", { nullable: true })
  declineReason: string | null;

  @Field(() => OrganizationStub, { description: "The organization that asked for the service." })
  get recipient(): OrganizationStub {
    return { id: this.recipientId };
  }
}

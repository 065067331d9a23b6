/**
 * A frontier model as its developer describes it. Releasing it is the developer's decision alone: the record
 * notes what the developer plans and did, and nothing in it depends on inquiry, designation or window.
 * Source: Executive Order 14409, sections 3(a) to 3(c).
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { OrganizationStub } from "../foreign/organization";

@Announces("developerId", "name", "plannedReleaseAt", "releasedAt")
@ObjectType({ description: "A frontier model of an AI developer." })
@Directive('@key(fields: "id")')
@Entity()
export class FrontierModel extends HubRecord {
  @Column("text")
  developerId: string;

  @Field()
  @Column("text")
  name: string;

  @Field({ description: "What the developer says that the model is for." })
  @Column("text")
  purpose: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the developer plans to release it to other trusted partners; null while no plan is known.",
  })
  @Column("timestamptz", { nullable: true })
  plannedReleaseAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the developer released it; null before." })
  @Column("timestamptz", { nullable: true })
  releasedAt: string | null;

  @Field(() => OrganizationStub)
  get developer(): OrganizationStub {
    return { id: this.developerId };
  }
}

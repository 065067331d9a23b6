/** What a directive requires, one action a row, in the hub's own words. */
import { Directive as FederationDirective, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";
import { DateScalar } from "../../kit/schema/scalars";

@ObjectType({ description: "One thing that a directive requires of the agencies it binds." })
@FederationDirective('@key(fields: "id")')
@Entity()
export class RequiredAction extends HubRecord {
  @Column("text")
  directiveId: string;

  @Field(() => Int, { description: "Place among the directive's actions, from 1." })
  @Column("integer")
  ordinal: number;

  @Field({ description: "What must be done." })
  @Column("text")
  text: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day in time, where one day holds for all agencies." })
  @Column("date", { nullable: true })
  dueOn: string | null;

  @Field(() => String, { nullable: true, description: "The pace, where no single day holds for all agencies." })
  @Column("text", { nullable: true })
  cadence: string | null;
}

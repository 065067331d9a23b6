/**
 * How many posts of one work role a directive needs across government, and how many are staffed. A staffed post is one
 * that agencies report as held, by whomever and since whenever: it is a figure about a directive, not a count of
 * placements, and names neither agency nor person.
 */
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { DirectiveStub } from "../foreign/directive";

@ObjectType({ description: "The posts of one work role that carrying out a directive needs, across government." })
@Directive('@key(fields: "id")')
@Entity()
@Announces("directiveId", "workRoleId", "needed", "filled")
export class StaffingNeed extends HubRecord {
  @Column("text")
  directiveId: string;

  @Column("text")
  workRoleId: string;

  @Field(() => Int, { description: "Posts needed." })
  @Column("integer")
  needed: number;

  @Field(() => Int, { description: "Posts that agencies report as held, by whomever." })
  @Column("integer")
  filled: number;

  @Field(() => DirectiveStub)
  get directive(): DirectiveStub {
    return { id: this.directiveId };
  }
}

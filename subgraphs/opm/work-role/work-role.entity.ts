/** A work role of the NICE framework, by which agencies say what kind of specialist they need. */
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { WORK_ROLE_CATEGORIES, type WorkRoleCategory } from "./work-role-category";

export const WorkRoleCategoryEnum = graphqlEnum(WORK_ROLE_CATEGORIES, {
  name: "WorkRoleCategory",
  description: "Category of work roles in the NICE framework.",
});

@ObjectType({ description: "A work role of the NICE framework, `PD-WRL-007`." })
@Directive('@key(fields: "id")')
@Entity()
export class WorkRole extends HubRecord {
  @Field({ description: "The framework's name of the role." })
  @Column("text")
  title: string;

  @Field(() => WorkRoleCategoryEnum)
  @Column("text")
  category: WorkRoleCategory;

  @Field(() => [ID], { description: "OPM's three-digit codes of such positions; empty while there is none." })
  @Column("text", { array: true })
  opmCodes: string[];
}

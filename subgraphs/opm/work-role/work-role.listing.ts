/** Work roles as a list: by category, by OPM code, by what somebody is looking for. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, contains, holds, overlaps } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { isRecruitingSql } from "../announcement/announcement.transitions";
import type { WorkRoleCategory } from "./work-role-category";
import { WorkRole, WorkRoleCategoryEnum } from "./work-role.entity";

@InputType()
class WorkRoleFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("category"))
  @Field(() => [WorkRoleCategoryEnum], { nullable: true })
  categories?: WorkRoleCategory[] | null;

  @Where(overlaps("opmCodes"))
  @Field(() => [ID], { nullable: true, description: "Counted by OPM under at least one of these codes." })
  opmCodes?: string[] | null;

  @Where(
    holds(
      ({ column }) =>
        `EXISTS (SELECT FROM announcement a WHERE a.work_role_id = ${column("id")} AND ${isRecruitingSql("a.state")})`,
    ),
  )
  @Field(() => Boolean, { nullable: true, description: "Some agency has open positions in it." })
  sought?: boolean | null;

  @Where(contains("id", "title"))
  @Field(() => String, { nullable: true, description: "Words of id or title." })
  search?: string | null;
}

export const workRoles = new Listing({
  of: WorkRole,
  name: "WorkRole",
  filter: WorkRoleFilter,
  orders: { TITLE: "title", CATEGORY: "category" },
});

/** Announcements as a list: who looks for whom, under which pathway, until when. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { Announcement, AnnouncementStateEnum } from "./announcement.entity";
import { type AnnouncementState, isRecruitingSql } from "./announcement.transitions";

@InputType()
class AnnouncementFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [AnnouncementStateEnum], { nullable: true })
  states?: AnnouncementState[] | null;

  @Where(holds(({ column }) => isRecruitingSql(column("state"))))
  @Field(() => Boolean, { nullable: true, description: "Its positions count as open." })
  recruiting?: boolean | null;

  @Where(anyOf("agencyId"))
  @Field(() => [ID], { nullable: true, description: "Hiring agencies." })
  agencies?: string[] | null;

  @Where(anyOf("pathwayId"))
  @Field(() => [ID], { nullable: true })
  pathways?: string[] | null;

  @Where(anyOf("workRoleId"))
  @Field(() => [ID], { nullable: true })
  workRoles?: string[] | null;

  @Where(from("postedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Posted on this day or later." })
  postedFrom?: string | null;

  @Where(before("postedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Posted before this day." })
  postedBefore?: string | null;

  @Where(from("closesOn"))
  @Field(() => DateScalar, { nullable: true, description: "Last day for applications is this day or later." })
  closesFrom?: string | null;

  @Where(before("closesOn"))
  @Field(() => DateScalar, { nullable: true, description: "Last day for applications is before this day." })
  closesBefore?: string | null;

  @Where(contains("title"))
  @Field(() => String, { nullable: true, description: "Words of the title." })
  search?: string | null;
}

export const announcements = new Listing({
  of: Announcement,
  name: "Announcement",
  filter: AnnouncementFilter,
  orders: { POSTED_ON: "postedOn", CLOSES_ON: "closesOn", POSITIONS: "positions", TITLE: "title" },
  defaultOrder: { field: "CLOSES_ON", direction: "ASC" },
});

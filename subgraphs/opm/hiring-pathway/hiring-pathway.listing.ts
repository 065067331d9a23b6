/** Hiring pathways as a list, and the relation that hangs them under a work role. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from } from "../../kit/read/filter";
import { Listing, type ParentRelation } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import {
  HiringPathway,
  type HiringPathwayKind,
  HiringPathwayKindEnum,
  HiringPathwayStateEnum,
} from "./hiring-pathway.entity";
import type { HiringPathwayState } from "./hiring-pathway.transitions";

@InputType()
class HiringPathwayFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [HiringPathwayStateEnum], { nullable: true })
  states?: HiringPathwayState[] | null;

  @Where(anyOf("kind"))
  @Field(() => [HiringPathwayKindEnum], { nullable: true })
  kinds?: HiringPathwayKind[] | null;

  @Where(anyOf("obligationId"))
  @Field(() => [ID], { nullable: true })
  obligations?: string[] | null;

  @Where(
    (ids, { column, bind }) =>
      `EXISTS (SELECT FROM pathway_work_role link
        WHERE link.pathway_id = ${column("id")} AND link.work_role_id = ANY(${bind(ids)}))`,
  )
  @Field(() => [ID], { nullable: true, description: "Leads to at least one of these work roles." })
  workRoles?: string[] | null;

  @Where(from("openedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Opened on this day or later." })
  openedFrom?: string | null;

  @Where(before("openedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Opened before this day." })
  openedBefore?: string | null;

  @Where(contains("title", "authority"))
  @Field(() => String, { nullable: true, description: "Words of title or authority." })
  search?: string | null;
}

export const hiringPathways = new Listing({
  of: HiringPathway,
  name: "HiringPathway",
  filter: HiringPathwayFilter,
  orders: { TITLE: "title", STATE: "state", APPROVED_ON: "approvedOn", OPENED_ON: "openedOn" },
  defaultOrder: { field: "OPENED_ON", direction: "DESC" },
});

export const leadingToWorkRole: ParentRelation = {
  name: "workRole",
  condition: (key, { column }) =>
    `EXISTS (SELECT FROM pathway_work_role link WHERE link.pathway_id = ${column("id")} AND link.work_role_id = ${key})`,
};

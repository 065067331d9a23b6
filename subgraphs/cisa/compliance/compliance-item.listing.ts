/** Compliance items as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, holds } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { ComplianceItem } from "./compliance-item.entity";
import { type ComplianceState, ComplianceStateEnum } from "./compliance-item.transitions";
import { lateSql } from "./late";

@InputType()
class ComplianceItemFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("agencyId"))
  @Field(() => [ID], { nullable: true })
  agencies?: string[] | null;

  @Where(anyOf("directiveId"))
  @Field(() => [ID], { nullable: true })
  directives?: string[] | null;

  @Where(anyOf("state"))
  @Field(() => [ComplianceStateEnum], { nullable: true })
  states?: ComplianceState[] | null;

  @Where(holds(lateSql))
  @Field(() => Boolean, { nullable: true, description: "Reported after the due day, or due and not yet reported." })
  late?: boolean | null;

  @Where(holds(({ column }) => `${column("state")} <> 'VERIFIED' AND ${column("closedOn")} IS NULL`))
  @Field(() => Boolean, { nullable: true, description: "Neither verified nor closed." })
  open?: boolean | null;

  @Where(from("dueOn"))
  @Field(() => DateScalar, { nullable: true, description: "Due on this day or later." })
  dueFrom?: string | null;

  @Where(before("dueOn"))
  @Field(() => DateScalar, { nullable: true, description: "Due before this day." })
  dueBefore?: string | null;

  @Where(from("reportedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Reported on this day or later." })
  reportedFrom?: string | null;

  @Where(before("reportedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Reported before this day." })
  reportedBefore?: string | null;

  @Where(contains("subject"))
  @Field(() => String, { nullable: true, description: "Words of the subject." })
  search?: string | null;
}

export const complianceItems = new Listing<ComplianceItem, ComplianceItemFilter>({
  of: ComplianceItem,
  name: "ComplianceItem",
  filter: ComplianceItemFilter,
  orders: { DUE_ON: "dueOn", REPORTED_ON: "reportedOn", STATE: "state" },
  defaultOrder: { field: "DUE_ON", direction: "ASC" },
});

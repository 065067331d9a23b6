/** Directives as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from, holds, overlaps } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateScalar } from "../../kit/schema/scalars";
import { Directive, type DirectiveKind, DirectiveKindEnum } from "./directive.entity";
import { type DirectiveState, DirectiveStateEnum } from "./directive.transitions";

@InputType()
class DirectiveFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("kind"))
  @Field(() => [DirectiveKindEnum], { nullable: true })
  kinds?: DirectiveKind[] | null;

  @Where(anyOf("state"))
  @Field(() => [DirectiveStateEnum], { nullable: true })
  states?: DirectiveState[] | null;

  @Where(holds(({ column }) => column("civilian")))
  @Field(() => Boolean, { nullable: true, description: "Binds civilian executive agencies only." })
  civilian?: boolean | null;

  @Where(from("issuedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Issued on this day or later." })
  issuedFrom?: string | null;

  @Where(before("issuedOn"))
  @Field(() => DateScalar, { nullable: true, description: "Issued before this day." })
  issuedBefore?: string | null;

  @Where(overlaps("obligationIds"))
  @Field(() => [ID], { nullable: true, description: "Serves one of these obligations." })
  obligations?: string[] | null;

  @Where(contains("number", "title"))
  @Field(() => String, { nullable: true, description: "Words of number or title." })
  search?: string | null;
}

export const directives = new Listing<Directive, DirectiveFilter>({
  of: Directive,
  name: "Directive",
  filter: DirectiveFilter,
  orders: { ISSUED_ON: "issuedOn", NUMBER: "number", STATE: "state" },
  defaultOrder: { field: "ISSUED_ON", direction: "DESC" },
});

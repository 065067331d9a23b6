/** Where a record comes from and as of when, so that no reader takes a demonstration for a fact. */
import { Directive, Field, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../schema/scalars";

@ObjectType({ description: "Where a record comes from." })
@Directive("@shareable")
export class Provenance {
  @Field({
    description: "A public source such as `CISA KEV`, the owning agency, or `demonstration` for made-up records.",
  })
  source: string;

  @Field(() => DateTimeScalar, { description: "The source was true as of this instant." })
  asOf: string;
}

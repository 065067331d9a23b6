/** Coordination's obligation, to which OPM adds hiring pathways. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType("Obligation")
@Directive('@key(fields: "id")')
export class ObligationStub {
  @Field(() => ID)
  id: string;
}

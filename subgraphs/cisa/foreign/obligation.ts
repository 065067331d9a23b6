/** Coordination's obligation as CISA refers to it. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType("Obligation")
@Directive('@key(fields: "id")')
export class ObligationStub {
  @Field(() => ID)
  id: string;
}

/** Coordination's agency, as NSA's records refer to it. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType("Agency")
@Directive('@key(fields: "id", resolvable: false)')
export class AgencyStub {
  @Field(() => ID)
  id: string;
}

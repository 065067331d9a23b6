/** NSA's frontier model as CISA refers to it. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType("FrontierModel")
@Directive('@key(fields: "id", resolvable: false)')
export class FrontierModelStub {
  @Field(() => ID)
  id: string;
}

/** CISA's directives of every kind, as one type: OPM adds staffing to all of them without knowing the kinds. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType("Directive")
@Directive("@interfaceObject")
@Directive('@key(fields: "id")')
export class DirectiveStub {
  @Field(() => ID)
  id: string;
}

/** Coordination's agency, to which OPM adds hiring figures. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType("Agency")
@Directive('@key(fields: "id")')
export class AgencyStub {
  @Field(() => ID)
  id: string;
}

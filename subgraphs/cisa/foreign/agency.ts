/** Coordination's agency as CISA refers to it; name and acronym are known here from the reference facts. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType("Agency")
@Directive('@key(fields: "id")')
export class AgencyStub {
  @Field(() => ID)
  id: string;

  @Field()
  @Directive("@external")
  name: string;

  @Field()
  @Directive("@external")
  acronym: string;
}

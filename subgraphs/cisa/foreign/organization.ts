/** Coordination's organization as CISA refers to it. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType("Organization")
@Directive('@key(fields: "id")')
export class OrganizationStub {
  @Field(() => ID)
  id: string;
}

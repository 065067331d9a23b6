/** Coordination's organization, as NSA's records refer to it. The fields that NSA adds: organization.resolver.ts. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType("Organization")
@Directive('@key(fields: "id")')
export class OrganizationStub {
  @Field(() => ID)
  id: string;
}

/** Stub of coordination's organization. The Treasury's fields of it are in organization.resolver.ts. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType()
@Directive('@key(fields: "id")')
export class Organization {
  @Field(() => ID)
  id: string;
}

/** Stub of coordination's agency. The Treasury's fields of it are in agency.resolver.ts. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType()
@Directive('@key(fields: "id")')
export class Agency {
  @Field(() => ID)
  id: string;
}

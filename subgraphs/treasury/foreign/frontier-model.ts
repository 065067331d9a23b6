/** Stub of the NSA's frontier model. The Treasury's fields of it are in frontier-model.resolver.ts. */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@ObjectType()
@Directive('@key(fields: "id")')
export class FrontierModel {
  @Field(() => ID)
  id: string;
}

/** Every kind of CISA's directive, and the prosecutions that concern one. */
import {
  Args,
  Ctx,
  Directive as SchemaDirective,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import type { Page } from "../../kit/read/connection";
import type { ListArgs } from "../../kit/read/list-args";
import { heldAmong } from "../../kit/read/listing";
import type { SubgraphContext } from "../../kit/read/subgraph-context";
import type { Prosecution } from "../prosecution/prosecution.entity";
import { prosecutions } from "../prosecution/prosecution.listing";

@ObjectType("Directive")
@SchemaDirective("@interfaceObject")
@SchemaDirective('@key(fields: "id")')
export class Directive {
  @Field(() => ID)
  id: string;
}

@Resolver(() => Directive)
export class DirectiveResolver {
  @FieldResolver(() => prosecutions.Connection, { description: "Prosecutions of what the directive was to prevent." })
  async prosecutions(
    @Root() directive: Directive,
    @Args(() => prosecutions.Args) args: ListArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Page<Prosecution>> {
    return context.page(prosecutions, args, { relation: heldAmong("directiveIds"), id: directive.id });
  }
}

/**
 * GraphQL Cursor Connections, keyset style: `nodes`, `edges`, `pageInfo`, and `totalCount` when it is asked for.
 * Source: Relay GraphQL Cursor Connections Specification, forward pagination.
 */
import { Directive, Field, Int, ObjectType } from "type-graphql";
import type { Class } from "../class";

@ObjectType({ description: "Where a page stands in its list." })
@Directive("@shareable")
export class PageInfo {
  @Field({ description: "More follow after `endCursor`." })
  hasNextPage: boolean;

  @Field({ description: "True when the page was asked for with `after`." })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true })
  startCursor: string | null;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}

/** One page of a list, before GraphQL asks which parts of it are wanted. */
export interface Page<T> {
  readonly nodes: readonly T[];
  /** Made when they are asked for. */
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
  /** Counts the whole filtered list; one statement for all pages of a request. */
  countAll(): Promise<number>;
}

/**
 * The `…Connection` type of a node type. Called once per listing.
 * @param access directive of a protected node type
 */
export function connectionType<T extends object>(node: Class<T>, name: string, access?: string): Class<Page<T>> {
  @ObjectType(`${name}Edge`, { description: `${name} and its place in the list.` })
  class NodeEdge {
    @Field(() => node as Function)
    node: T;

    @Field({ description: "Pass as `after` to go on behind this node." })
    cursor: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}.` })
  abstract class Connection {
    @Field(() => [node as Function])
    nodes: T[];

    @Field(() => [NodeEdge])
    edges: NodeEdge[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;

    abstract countAll(): Promise<number>;

    @Field(() => Int, { description: "Size of the whole list under the same filter; counted only when asked for." })
    async totalCount(): Promise<number> {
      return this.countAll();
    }
  }
  if (access !== undefined) for (const type of [NodeEdge, Connection]) Directive(access)(type);
  return Connection;
}

/**
 * What the reference knows of types.
 * In: nothing. Out: the type that its files share. Not here: how the schemas are made (run/compose-case.ts).
 */
import type { GraphQLSchema } from "graphql";

export interface ReferenceSchemas {
  /** What clients see. */
  readonly consumer: GraphQLSchema;
  /** With everything hidden. */
  readonly whole: GraphQLSchema;
  /** Subgraph → type → the fields that each of its keys begins with. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, readonly (readonly string[])[]>>;
}

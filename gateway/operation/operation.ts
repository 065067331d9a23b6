/**
 * A document that has passed every check, ready to be planned and projected.
 * In: nothing. Out: the type that the later stages share. Not here: how it is made (read-operation.ts).
 */
import type { DocumentNode, OperationDefinitionNode } from "graphql";
import type { Requirement } from "../../common/access/requirement";
import type { DataKeys } from "./rename-for-plan";
import type { Fragments } from "./select-operation";

export interface Operation {
  readonly kind: "query" | "mutation";
  /** Fields, fragments expanded. */
  readonly selections: number;
  /** As the client wrote it. */
  readonly node: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** What subgraphs answer, with safe names, conditions undecided; undefined when they have nothing to answer. */
  readonly planDocument: DocumentNode | undefined;
  /** What the gateway answers about its own schema. */
  readonly introspection: DocumentNode | undefined;
  /** Boolean variables of @skip and @include, by the client's names. */
  readonly conditionVariables: readonly string[];
  /** What it touches asks this of callers; empty when everybody may ask everything of it. */
  readonly requirements: readonly Requirement[];
  readonly dataKeys: DataKeys;
  /** Variable of the plan → variable of the client, where they differ. */
  readonly renamedVariables: ReadonlyMap<string, string>;
}

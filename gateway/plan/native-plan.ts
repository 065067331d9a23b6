/**
 * Translates the plan of the planner's library into our own.
 * In: the library's node. Out: `PlanNode`, or `PLANNING_FAILED` for what execute/ cannot run.
 * Not here: planning (document-planner.ts).
 */
import type {
  FetchNode as NativeFetch,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode as NativeNode,
  RequiresSelection,
} from "@graphql-hive/router-query-planner";
import { HubError } from "../../common/errors";
import { unreachable } from "../../common/invariant";
import type {
  EntityBatch,
  EntityFetchNode,
  FetchNode,
  PathSegment,
  PlanNode,
  PlanPath,
  RequiredSelection,
  Rewrite,
  RewritePath,
} from "./plan-node";
import { bodyPrefixOf, readSelection, selectionOf } from "./read-selection";

/** @param path where the enclosing Flatten nodes lead */
export function convertNode(node: NativeNode, path: PlanPath = []): PlanNode {
  switch (node.kind) {
    case "Sequence":
      return { kind: "sequence", nodes: node.nodes.map((child) => convertNode(child, path)) };
    case "Parallel":
      return { kind: "parallel", nodes: node.nodes.map((child) => convertNode(child, path)) };
    case "Flatten":
      return convertNode(node.node, [...path, ...node.path.map(convertSegment)]);
    case "Fetch":
      return node.requires ? convertEntityFetch(node, path) : convertFetch(node);
    case "BatchFetch":
      return convertBatchFetch(node);
    case "Condition":
    case "Subscription":
    case "Defer":
      throw new HubError("PLANNING_FAILED", `The planner answered with a ${node.kind} node.`);
    default:
      return unreachable(node);
  }
}

type NativeBatchFetch = Extract<NativeNode, { kind: "BatchFetch" }>;

function convertCall(node: NativeFetch | NativeBatchFetch) {
  return {
    subgraph: node.serviceName,
    operationKind: node.operationKind === "mutation" ? ("mutation" as const) : ("query" as const),
    operation: node.operation,
    bodyPrefix: bodyPrefixOf(node.operation),
    variables: node.variableUsages ?? [],
  };
}

function convertFetch(node: NativeFetch): FetchNode {
  return {
    kind: "fetch",
    ...convertCall(node),
    selection: readSelection(node.operation),
    outputRewrites: (node.outputRewrites ?? []).map(convertRewrite),
  };
}

function convertEntityFetch(node: NativeFetch, path: PlanPath): EntityFetchNode {
  const batch: EntityBatch = {
    alias: "_entities",
    representations: "representations",
    paths: [path],
    requires: (node.requires ?? []).map(convertRequired),
    inputRewrites: (node.inputRewrites ?? []).map(convertRewrite),
    outputRewrites: (node.outputRewrites ?? []).map(convertRewrite),
    selection: selectionOf(readSelection(node.operation), "_entities"),
  };
  return { kind: "entities", ...convertCall(node), batches: [batch] };
}

function convertBatchFetch(node: NativeBatchFetch): EntityFetchNode {
  const root = readSelection(node.operation);
  const batches = node.entityBatch.aliases.map((batch) => ({
    alias: batch.alias,
    representations: batch.representationsVariableName,
    paths: batch.paths.map((path) => path.map(convertSegment)),
    requires: batch.requires.map(convertRequired),
    inputRewrites: (batch.inputRewrites ?? []).map(convertRewrite),
    outputRewrites: (batch.outputRewrites ?? []).map(convertRewrite),
    selection: selectionOf(root, batch.alias),
  }));
  return { kind: "entities", ...convertCall(node), batches };
}

function convertSegment(segment: FlattenNodePathSegment): PathSegment {
  if (segment === "@") return { kind: "list" };
  if ("Field" in segment) return { kind: "field", name: segment.Field };
  return { kind: "types", names: segment.TypeCondition };
}

function convertRequired(required: RequiresSelection): RequiredSelection {
  switch (required.kind) {
    case "Field": {
      const selections = required.selections?.map(convertRequired);
      return { kind: "field", from: required.name, to: required.alias ?? required.name, selections };
    }
    case "InlineFragment": {
      const selections = required.selections.map(convertRequired);
      return { kind: "fragment", type: required.typeCondition, selections };
    }
    case "FragmentSpread":
      throw new HubError("PLANNING_FAILED", "The planner requires a named fragment.");
    default:
      return unreachable(required);
  }
}

function convertRewrite(rewrite: FetchRewrite): Rewrite {
  if ("KeyRenamer" in rewrite) {
    return { kind: "rename", path: convertRewritePath(rewrite.KeyRenamer.path), to: rewrite.KeyRenamer.renameKeyTo };
  }
  const { path, setValueTo } = "ValueSetter" in rewrite ? rewrite.ValueSetter : rewrite;
  return { kind: "set", path: convertRewritePath(path), value: setValueTo };
}

function convertRewritePath(path: ({ TypenameEquals: string[] } | { Key: string })[]): RewritePath {
  return path.map((segment) =>
    "Key" in segment ? { kind: "field", name: segment.Key } : { kind: "types", names: segment.TypenameEquals },
  );
}

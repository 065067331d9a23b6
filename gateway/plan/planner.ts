/**
 * Plans validated operations. The only file that knows the planner's library.
 * In: the supergraph's SDL, then documents. Out: our own `PlanNode`s, kept and shared by document.
 * Not here: validation and limits, which the planner relies on (operation/).
 */
import {
  QueryPlanner,
  type FetchNode as NativeFetch,
  type FetchRewrite,
  type FlattenNodePathSegment,
  type PlanNode as NativeNode,
  type RequiresSelection,
} from "@graphql-hive/router-query-planner";
import { HubError } from "../../common/errors";
import { unreachable } from "../../common/invariant";
import { LruMap } from "../lru-map";
import type {
  EntityBatch,
  EntityFetchNode,
  FetchNode,
  FetchSelection,
  PathSegment,
  PlanNode,
  PlanPath,
  RequiredSelection,
  Rewrite,
  RewritePath,
} from "./plan-node";
import { readSelection } from "./read-selection";
import { planInStages, readStageInput, type PlanDocument, type StageInput } from "./staged-plan";

/** Share of traffic that a progressive `@override` by percentage leaves with the old owner: all of it. */
const OVERRIDE_PERCENTAGE = 100;
const NO_LABELS: Set<string> = new Set();

/** A native planner collected while it plans takes the process down: it stays here until its last plan is done. */
const busyPlanners = new Map<symbol, QueryPlanner>();

export class Planner {
  readonly #native: QueryPlanner;
  readonly #plans: LruMap<string, Promise<PlanNode | undefined>>;
  readonly #supergraphSdl: string;
  /** Made when the first document needs it. */
  #stages: { input: StageInput; plan: PlanDocument } | undefined;

  /**
   * @param supergraphSdl a composed Federation 2 supergraph
   * @param capacity plans to keep
   * @throws Error with the library's message when the supergraph is unusable
   */
  constructor(supergraphSdl: string, capacity: number) {
    this.#supergraphSdl = supergraphSdl;
    this.#native = new QueryPlanner(supergraphSdl);
    this.#plans = new LruMap(capacity);
  }

  /** SDL of what clients see, with the introspection types that graphql-js brings itself. */
  get consumerSdl(): string {
    return this.#native.consumerSchema;
  }

  /**
   * @param document one validated operation with its fragments, without introspection and conditions
   * @returns the plan; undefined when nothing is to be fetched
   * @throws HubError `PLANNING_FAILED`
   */
  plan(document: string): Promise<PlanNode | undefined> {
    const known = this.#plans.get(document);
    if (known) return known;
    const planned = this.#planNow(document);
    this.#plans.set(document, planned);
    planned.catch(() => this.#plans.delete(document));
    return planned;
  }

  async #planNow(document: string): Promise<PlanNode | undefined> {
    try {
      return await planWith(this.#native, document);
    } catch (cause) {
      const staged = await this.#planStaged(document).catch(() => undefined);
      if (staged) return staged;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new HubError("PLANNING_FAILED", `No plan: ${reason}`, { cause });
    }
  }

  async #planStaged(document: string): Promise<PlanNode | undefined> {
    this.#stages ??= startStages(this.#supergraphSdl);
    return await planInStages(this.#stages.input, document, this.#stages.plan);
  }
}

function startStages(supergraphSdl: string): { input: StageInput; plan: PlanDocument } {
  const input = readStageInput(supergraphSdl);
  const native = new QueryPlanner(input.sdl);
  return { input, plan: (document) => planWith(native, document) };
}

async function planWith(native: QueryPlanner, document: string): Promise<PlanNode | undefined> {
  const ticket = Symbol("plan");
  busyPlanners.set(ticket, native);
  try {
    const { node } = await native.planAsync(document, null, NO_LABELS, OVERRIDE_PERCENTAGE);
    return node && convertNode(node, []);
  } finally {
    busyPlanners.delete(ticket);
  }
}

/** @param path where the enclosing Flatten nodes lead */
function convertNode(node: NativeNode, path: PlanPath): PlanNode {
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
    bodyPrefix: `{"query":${JSON.stringify(node.operation)},"variables":{`,
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

function selectionOf(root: FetchSelection, key: string): FetchSelection {
  const field = root.find((node) => node.kind === "field" && node.key === key);
  return field?.selection ?? [];
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

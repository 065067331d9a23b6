/**
 * The gateway's own query plan, so that the planner behind it can be replaced.
 * In: nothing. Out: the types that planner.ts makes, execute/ runs and print-plan.ts prints.
 * Not here: any name of the planner's library.
 */

export type PlanNode = SequenceNode | ParallelNode | FetchNode | EntityFetchNode;

/** Children run one after the other. */
interface SequenceNode {
  readonly kind: "sequence";
  readonly nodes: readonly PlanNode[];
}

/** Children do not depend on each other. */
interface ParallelNode {
  readonly kind: "parallel";
  readonly nodes: readonly PlanNode[];
}

/** One call of one subgraph. */
interface SubgraphCall {
  readonly subgraph: string;
  readonly operationKind: "query" | "mutation";
  /** GraphQL text as the subgraph receives it. */
  readonly operation: string;
  /** Constant beginning of the request body, up to the first variable. */
  readonly bodyPrefix: string;
  /** Client variables that the text uses. */
  readonly variables: readonly string[];
}

/** Root fields of one subgraph. */
export interface FetchNode extends SubgraphCall {
  readonly kind: "fetch";
  readonly selection: FetchSelection;
  readonly outputRewrites: readonly Rewrite[];
}

/** Fields of entities that earlier fetches found: one or more `_entities` fields in one call. */
export interface EntityFetchNode extends SubgraphCall {
  readonly kind: "entities";
  readonly batches: readonly EntityBatch[];
}

/** One `_entities` field. */
export interface EntityBatch {
  /** Response key of the `_entities` field. */
  readonly alias: string;
  /** Variable that carries the representations. */
  readonly representations: string;
  /** Where in the merged data the entities are. */
  readonly paths: readonly PlanPath[];
  /** What a representation is made of. */
  readonly requires: readonly RequiredSelection[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
  readonly selection: FetchSelection;
}

export type PlanPath = readonly PathSegment[];

export type PathSegment =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "list" }
  | { readonly kind: "types"; readonly names: readonly string[] };

/** What to copy from an entity's data into its representation. */
export type RequiredSelection = RequiredField | RequiredFragment;

interface RequiredField {
  readonly kind: "field";
  /** Key in the merged data. */
  readonly from: string;
  /** Key in the representation. */
  readonly to: string;
  readonly selections: readonly RequiredSelection[] | undefined;
}

interface RequiredFragment {
  readonly kind: "fragment";
  readonly type: string;
  readonly selections: readonly RequiredSelection[];
}

/** Change of one key of an object that a path names. */
export type Rewrite =
  | { readonly kind: "set"; readonly path: RewritePath; readonly value: string }
  | { readonly kind: "rename"; readonly path: RewritePath; readonly to: string };

/** A path through objects; lists are passed through. */
export type RewritePath = readonly Exclude<PathSegment, { readonly kind: "list" }>[];

/** The fields a call asks for, with fragments in place. */
export type FetchSelection = readonly FetchSelectionNode[];

export type FetchSelectionNode = FetchedField | FetchedFragment;

interface FetchedField {
  readonly kind: "field";
  readonly key: string;
  readonly selection: FetchSelection | undefined;
}

interface FetchedFragment {
  readonly kind: "fragment";
  readonly type: string | undefined;
  readonly selection: FetchSelection;
}

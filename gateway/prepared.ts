/**
 * What is kept of a document, so that a request with a known document parses, validates and plans nothing.
 * In: nothing. Out: the types. Not here: how it is made (prepare.ts).
 */
import type { Step } from "./execute/step";
import type { LruMap } from "./lru-map";
import type { Operation } from "./operation/operation";
import type { PlanNode } from "./plan/plan-node";
import type { CompiledAnswer } from "./respond/compiled-answer";
import type { SelectionProjection } from "./respond/projection";

export interface PreparedOperation {
  readonly operation: Operation;
  /** SHA-256 of the document as the client wrote it, base64url. */
  readonly hash: string;
  /** Values of the condition variables, and what the caller may read → what follows from them. */
  readonly variants: LruMap<string, Promise<PreparedVariant>>;
}

/** An operation with every @skip and @include decided, and what its caller may read. */
export interface PreparedVariant {
  /** What the planner received; undefined when subgraphs have nothing to answer. */
  readonly planText: string | undefined;
  readonly plan: PlanNode | undefined;
  /** The plan, compiled. */
  readonly program: Step | undefined;
  readonly projection: SelectionProjection;
  /** Writes what is usual; the projection serves everything else. */
  readonly answer: CompiledAnswer;
}

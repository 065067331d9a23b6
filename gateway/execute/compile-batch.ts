/**
 * Compiles one `_entities` field of a fetch.
 * In: a batch of a plan. Out: what collecting and merging its entities needs. Not here: running it (entity-fetch.ts).
 */
import type { EntityBatch } from "../plan/plan-node";
import type { PlanCompilation } from "./plan-compilation";
import type { PlaceId } from "./entity-places";
import type { CompiledPath } from "./path-walk";
import { Representations } from "./representations";

export interface CompiledBatch extends EntityBatchParts {
  readonly paths: readonly CompiledTargetPath[];
  readonly representations: Representations;
}

type EntityBatchParts = Pick<EntityBatch, "alias" | "outputRewrites" | "selection"> & {
  /** Beginning of the variable in the request's body: `"representations":[`. */
  readonly variablePrefix: string;
};

export interface CompiledTargetPath extends CompiledPath {
  readonly index: number;
  readonly placeId: PlaceId | undefined;
  /** Whether equal entities at its end may be one object, and what they hold may be shared. */
  readonly isShareable: boolean;
}

export function compileBatch(
  { supergraph, places }: PlanCompilation,
  { subgraph, batch }: { readonly subgraph: string; readonly batch: EntityBatch },
): CompiledBatch {
  return {
    alias: batch.alias,
    outputRewrites: batch.outputRewrites,
    selection: batch.selection,
    variablePrefix: `${JSON.stringify(batch.representations)}:[`,
    representations: new Representations(supergraph, { subgraph, batch }),
    paths: batch.paths.map((segments, index): CompiledTargetPath => {
      const placeIds = places.idsAlong(segments);
      return { index, segments, placeIds, placeId: placeIds.at(-1), isShareable: places.isShareable(segments) };
    }),
  };
}

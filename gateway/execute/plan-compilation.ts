/** What compiling a plan draws on: facts of the supergraph, and where the answer shows what. Not here: the compiling. */
import type { SupergraphFacts } from "../supergraph-facts";
import type { EntityPlaces } from "./entity-places";

export interface PlanCompilation {
  readonly supergraph: Pick<SupergraphFacts, "types" | "keys" | "limits">;
  readonly places: EntityPlaces;
}

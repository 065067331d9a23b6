/**
 * Runs a fetch of entities: one representation per distinct entity, one row back, merged into every object that
 * stands for the entity. In: a plan node with one or more batches. Out: their fields in the merged data, or marks in
 * their places. Not here: which entities (entity-collector.ts), which rows of the answer are theirs (entity-rows.ts).
 */
import type { Row } from "../merged-data";
import type { EntityFetchNode } from "../plan/plan-node";
import { call } from "./call";
import { compileBatch, type CompiledBatch } from "./compile-batch";
import type { PlanCompilation } from "./plan-compilation";
import { collectEntities, type Entity } from "./entity-collector";
import { wayOf } from "./entity-places";
import { rowsOf } from "./entity-rows";
import { bodyOf, type Execution } from "./execution";
import { copyValue, mergeRow } from "./merge";
import type { Step } from "./step";

export class EntityFetch implements Step {
  readonly #batches: readonly CompiledBatch[];

  constructor(
    compilation: PlanCompilation,
    private readonly node: EntityFetchNode,
  ) {
    const { subgraph } = node;
    this.#batches = node.batches.map((batch) => compileBatch(compilation, { subgraph, batch }));
  }

  async run(execution: Execution): Promise<void> {
    const entitiesByBatch = this.#batches.map((batch) => collectEntities(execution, batch));
    if (entitiesByBatch.every((entities) => entities.length === 0)) return;
    const extra = this.#batches.map((batch, index) => variableOf(batch, entitiesByBatch[index] ?? []));
    const answer = await call(execution, this.node, bodyOf(this.node, execution.variables, extra.join(",")));
    for (const [index, batch] of this.#batches.entries()) {
      const entities = entitiesByBatch[index] ?? [];
      const rows = rowsOf(execution, { batch, entities, agency: this.node.subgraph }, answer);
      for (const [position, entity] of entities.entries()) merge(execution, { batch, entity }, rows[position]);
    }
  }

  explain(): readonly string[] {
    return this.#batches.flatMap(({ alias, paths, representations }) => [
      `// entities of ${this.node.subgraph} as ${alias}`,
      ...paths.map(
        ({ segments, isShareable }) => `//   at ${wayOf(segments)}${isShareable ? ", one object for each entity" : ""}`,
      ),
      ...representations.explain(),
    ]);
  }
}

function variableOf({ variablePrefix }: CompiledBatch, entities: readonly Entity[]): string {
  let text = variablePrefix;
  for (const [index, entity] of entities.entries()) text += index === 0 ? entity.text : `,${entity.text}`;
  return `${text}]`;
}

/** Objects under one path share what they get where later fetches visit them together. Others get a copy. */
function merge(
  { supergraph }: Execution,
  { batch, entity }: { readonly batch: CompiledBatch; readonly entity: Entity },
  row: Row | undefined,
): void {
  if (!row) return;
  let given = false;
  for (const { index, isShareable } of batch.paths) {
    let shared: Row | undefined;
    for (const target of entity.targetsByPath[index] ?? []) {
      if (!shared || !isShareable) shared = given ? copyValue(row) : row;
      given = true;
      mergeRow(supergraph.types, target, shared);
    }
  }
}

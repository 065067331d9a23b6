/**
 * Runs a fetch of entities: one representation per distinct entity, one row back, merged into every object that
 * stands for the entity. In: a plan node with one or more batches. Out: their fields in the merged data, or marks in
 * their places. Not here: which entities (entity-collector.ts), which rows of the answer are theirs (entity-rows.ts).
 */
import type { Row } from "../merged-data";
import type { EntityFetchNode } from "../plan/plan-node";
import { AnswerReader } from "./answer-reader";
import { call } from "./call";
import { compileBatch, type CompiledBatch } from "./compile-batch";
import type { PlanCompilation } from "./plan-compilation";
import { collectEntities, type Entity } from "./entity-collector";
import { keysOf, wayOf } from "./entity-places";
import { rowsOf } from "./entity-rows";
import { bodyOf, type Execution } from "./execution";
import { copyValue, mergeRow } from "./merge";
import type { Step } from "./step";

export class EntityFetch implements Step {
  readonly #batches: readonly CompiledBatch[];
  readonly #reader: AnswerReader;

  constructor(
    compilation: PlanCompilation,
    private readonly node: EntityFetchNode,
  ) {
    const { subgraph } = node;
    this.#batches = node.batches.map((batch) => compileBatch(compilation, { subgraph, batch }));
    this.#reader = readerOf(compilation, node);
  }

  async run(execution: Execution): Promise<void> {
    const entitiesByBatch = this.#batches.map((batch) => collectEntities(execution, batch));
    if (entitiesByBatch.every((entities) => entities.length === 0)) return;
    const extra = this.#batches.map((batch, index) => variableOf(batch, entitiesByBatch[index] ?? []));
    const answer = await call(
      execution,
      { node: this.node, reader: this.#reader },
      bodyOf(this.node, execution.variables, extra.join(",")),
    );
    for (const [index, batch] of this.#batches.entries()) {
      const entities = entitiesByBatch[index] ?? [];
      const rows = rowsOf(execution, { batch, entities, agency: this.node.subgraph }, answer);
      for (const [position, entity] of entities.entries()) merge(execution, { batch, entity }, rows[position]);
    }
  }

  explain(): readonly string[] {
    const batches = this.#batches.flatMap(({ alias, paths, representations }) => [
      `// entities of ${this.node.subgraph} as ${alias}`,
      ...paths.map(
        ({ segments, isShareable }) => `//   at ${wayOf(segments)}${isShareable ? ", one object for each entity" : ""}`,
      ),
      ...representations.explain(),
    ]);
    return [...batches, ...this.#reader.explain()];
  }
}

function readerOf({ places, supergraph }: PlanCompilation, { batches }: EntityFetchNode): AnswerReader {
  const source = {
    selection: batches.map(({ alias, selection }) => ({ kind: "field", key: alias, selection }) as const),
    isRewritten: batches.some(({ outputRewrites }) => outputRewrites.length > 0),
    sharedPlacesOf: ([alias, ...keys]: readonly string[]) => {
      const batch = batches.find((one) => one.alias === alias);
      return batch && keys.length > 0 ? places.sharedAt(batch.paths.map(keysOf), keys) : [];
    },
  };
  return new AnswerReader(source, supergraph.limits.compiledFromUse);
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

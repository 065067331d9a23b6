/**
 * Collects the entities that a fetch is about: one per distinct representation, however often the data holds it.
 * Where the same object is met again it is replaced by the first one, so that what later steps bring, look for and
 * write, they bring, look for and write once.
 * In: a batch, compiled, and an execution. Out: entities in the order of the data.
 * Not here: what a representation holds (representation.ts), the call (entity-fetch.ts).
 */
import { FaultMark, typenameOf, type Row } from "../merged-data";
import type { CompiledBatch, CompiledTargetPath } from "./compile-batch";
import type { Execution } from "./execution";
import { markedRow } from "./fault-rows";
import { mergeRow } from "./merge";
import { walkPath, type Holder, type Visitor } from "./path-walk";
import { isSameValue } from "./same-value";

/** One distinct entity and the objects that it fills, by the path that found them. */
export interface Entity {
  /** Its representation, as JSON. */
  readonly text: string;
  readonly typename: string | undefined;
  readonly targetsByPath: (Row[] | undefined)[];
}

export function collectEntities(execution: Execution, batch: CompiledBatch): Entity[] {
  const collector = new EntityCollector(execution, batch);
  const { types } = execution.supergraph;
  for (const path of batch.paths) {
    collector.path = path;
    walkPath({ types, repeats: execution.repeats, path }, execution.data, collector);
  }
  return collector.entities;
}

class EntityCollector implements Visitor {
  readonly entities: Entity[] = [];
  path: CompiledTargetPath | undefined;
  readonly #byText = new Map<string, Entity>();
  /** The same entities by their one key, where that is enough. */
  readonly #byKey = new Map<string, Entity>();

  constructor(
    private readonly execution: Execution,
    private readonly batch: CompiledBatch,
  ) {}

  visit(row: Row, holder: Holder, key: string | number): void {
    const entity = this.#entityOf(row);
    if (!entity) return;
    const { index = 0, placeId, isShareable = false } = this.path ?? {};
    const targets = (entity.targetsByPath[index] ??= []);
    const [first] = targets;
    if (first === row) {
      this.#repeat(placeId);
    } else if (first && holder && isShareable && isSameValue(first, row)) {
      (holder as Record<string | number, unknown>)[key] = first;
      this.#repeat(placeId);
    } else {
      targets.push(row);
    }
  }

  #entityOf(row: Row): Entity | undefined {
    const key = this.batch.representations.keyOf(row);
    const known = key === undefined ? undefined : this.#byKey.get(key);
    if (known) return known;
    const entity = this.#entityByText(row);
    if (entity && key !== undefined) this.#byKey.set(key, entity);
    return entity;
  }

  /** A row whose representation a failure made impossible is marked with that failure at once. */
  #entityByText(row: Row): Entity | undefined {
    const text = this.batch.representations.textOf(row);
    if (text === undefined) return undefined;
    if (text instanceof FaultMark) {
      const { types } = this.execution.supergraph;
      const asked = { selection: this.batch.selection, typename: typenameOf(row) };
      mergeRow(types, row, markedRow(types, text, asked));
      return undefined;
    }
    const known = this.#byText.get(text);
    if (known) return known;
    const entity = { text, typename: this.batch.representations.typenameOf(row), targetsByPath: [] };
    this.#byText.set(text, entity);
    this.entities.push(entity);
    return entity;
  }

  #repeat(placeId: number | undefined): void {
    if (placeId !== undefined) this.execution.repeats.add(placeId);
  }
}

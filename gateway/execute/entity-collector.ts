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
  /** Objects in whose places others were put. */
  readonly #replaced = new Map<Row, Row>();
  /** Entities whose one key is enough to know them. */
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
      this.#replaced.set(row, first);
      this.#repeat(placeId);
    } else {
      targets.push(row);
    }
  }

  /** What replaced an object in one place replaces it in each. */
  visitAgain(row: Row, holder: Holder, key: string | number): void {
    const first = this.#replaced.get(row);
    if (first && holder) (holder as Record<string | number, unknown>)[key] = first;
  }

  #entityOf(row: Row): Entity | undefined {
    const key = this.batch.representations.keyOf(row);
    const known = key === undefined ? undefined : this.#byKey.get(key);
    if (known) return known;
    const text = this.batch.representations.textOf(row);
    if (text instanceof FaultMark) this.#mark(row, text);
    if (text === undefined || text instanceof FaultMark) return undefined;
    return key === undefined ? (this.#byText.get(text) ?? this.#add(row, text)) : this.#add(row, text, key);
  }

  /** @param key identifies the entity among those of the batch without its text */
  #add(row: Row, text: string, key?: string): Entity {
    const entity = { text, typename: this.batch.representations.typenameOf(row), targetsByPath: [] };
    if (key === undefined) this.#byText.set(text, entity);
    else this.#byKey.set(key, entity);
    this.entities.push(entity);
    return entity;
  }

  /** A failure made the row's representation impossible: what the call would bring is marked with it at once. */
  #mark(row: Row, mark: FaultMark): void {
    const { types } = this.execution.supergraph;
    const asked = { selection: this.batch.selection, typename: typenameOf(row) };
    mergeRow(types, row, markedRow(types, mark, asked));
  }

  #repeat(placeId: number | undefined): void {
    if (placeId !== undefined) this.execution.repeats.add(placeId);
  }
}

/**
 * Writes the objects of one selection by compiled functions, one per type, each made when its type is first met.
 * In: an object of the merged data. Out: JSON text, or `UNUSUAL` thrown when it holds anything that the general
 * writer must decide. Not here: the functions' source (object-code.ts).
 */
import type { PlaceId } from "../execute/entity-places";
import type { Row } from "../merged-data";
import { ObjectCode } from "./object-code";
import { DENIED, type ObjectPosition, type SelectionProjection } from "./projection";
import { UNUSUAL } from "./unusual";
import type { CompilationBudget, ObjectWriter, Writing } from "./writing";

export class SelectionWriter {
  readonly #writers = new Map<string | undefined, ObjectWriter>();
  #latestType: string | undefined;
  #latest: ObjectWriter | undefined;

  constructor(
    private readonly projection: SelectionProjection,
    private readonly budget: CompilationBudget,
  ) {}

  write(row: Row, writing: Writing): string {
    if (typeof row !== "object" || Array.isArray(row)) throw UNUSUAL;
    const name = row.__typename;
    const typename = typeof name === "string" ? name : undefined;
    if (this.#latest === undefined || typename !== this.#latestType) {
      this.#latest = this.#writerOf(typename);
      this.#latestType = typename;
    }
    return this.#latest(row, writing);
  }

  /** The source for every type that can stand here, and of what is below it. */
  explain(): readonly string[] {
    return this.projection.typenames.flatMap((typename) => {
      const code = this.budget.source > 0 ? this.#codeOf(typename) : undefined;
      if (!code) return [];
      this.budget.source -= code.source.length;
      return [code.source, ...code.selections.flatMap((selection) => selection.explain())];
    });
  }

  #writerOf(typename: string | undefined): ObjectWriter {
    const known = this.#writers.get(typename);
    if (known) return known;
    const code = this.budget.source > 0 ? this.#codeOf(typename) : undefined;
    if (!code) throw UNUSUAL;
    this.budget.source -= code.source.length;
    const writer = code.compile();
    this.#writers.set(typename, writer);
    return writer;
  }

  #codeOf(typename: string | undefined): ObjectCode<SelectionWriter> | undefined {
    const typed = this.projection.fieldsOf(typename);
    if (!typed || typed === DENIED) return undefined;
    return new ObjectCode(typed, (position) => selectionWriter(position, this.budget));
  }
}

/** Writes an object that stands several times once per answer. */
class RepeatedSelectionWriter extends SelectionWriter {
  readonly #number: number;

  constructor(
    projection: SelectionProjection,
    budget: CompilationBudget,
    private readonly placeId: PlaceId,
  ) {
    super(projection, budget);
    this.#number = budget.numbered;
    budget.numbered += 1;
  }

  override write(row: Row, writing: Writing): string {
    if (!writing.repeats.has(this.placeId)) return super.write(row, writing);
    const texts = (writing.texts[this.#number] ??= new Map());
    const known = texts.get(row);
    if (known !== undefined) return known;
    const text = super.write(row, writing);
    if (text.length > writing.maxLength) throw UNUSUAL;
    texts.set(row, text);
    return text;
  }
}

function selectionWriter({ selection, placeId }: ObjectPosition, budget: CompilationBudget): SelectionWriter {
  if (placeId === undefined) return new SelectionWriter(selection, budget);
  return new RepeatedSelectionWriter(selection, budget, placeId);
}

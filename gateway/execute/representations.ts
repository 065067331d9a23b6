/**
 * The representations of one batch as text: generated writers for what is usual, representation.ts for the rest.
 * In: a batch. Out: JSON text of a row's representation. Not here: which rows (entity-collector.ts).
 */
import { isPlainName } from "../generated-code";
import { FaultMark, typenameOf, type Row } from "../merged-data";
import type { GatewayLimits } from "../limits";
import type { EntityBatch } from "../plan/plan-node";
import { buildRepresentation, type RepresentationContext } from "./representation";
import { generateRepresentation, makeRepresentationWriter, type RepresentationWriter } from "./representation-code";

/** Rows of a type before a writer is generated for it, for each use of a document before its writers are. */
const ROWS_PER_USE = 32;
/** Types for which a batch keeps writers; a subgraph may send any text for a type. */
const MAX_WRITERS = 256;
const GENERAL = undefined;

export class Representations {
  readonly #writers = new Map<string, RepresentationWriter | typeof GENERAL>();
  #rowsUntilGenerated: number;

  readonly #single: SingleKey | undefined;

  constructor(
    private readonly context: RepresentationContext & { readonly limits: Pick<GatewayLimits, "compiledFromUse"> },
    private readonly source: { readonly subgraph: string; readonly batch: EntityBatch },
  ) {
    this.#rowsUntilGenerated = (context.limits.compiledFromUse - 1) * ROWS_PER_USE;
    this.#single = singleKeyOf(source.batch);
  }

  /** @returns JSON text, a mark when a failure made it impossible, or nothing when the row is no such entity */
  textOf(row: Row): string | FaultMark | undefined {
    const text = this.#writerOf(row)?.(row);
    if (text !== undefined) return text;
    const representation = buildRepresentation(this.context, this.source, row);
    return representation instanceof FaultMark || !representation ? representation : JSON.stringify(representation);
  }

  /** What identifies the row among those of this batch as well as its text does; undefined where only the text does. */
  keyOf(row: Row): string | undefined {
    if (this.#single === undefined || row.__typename !== this.#single.typename) return undefined;
    const key = row[this.#single.key];
    return typeof key === "string" ? key : undefined;
  }

  /** The type that the representation names; rewrites may give it another than the row's. */
  typenameOf(row: Row): string | undefined {
    if (this.#writerOf(row)) return typenameOf(row);
    const representation = buildRepresentation(this.context, this.source, row);
    return representation && !(representation instanceof FaultMark) ? typenameOf(representation) : undefined;
  }

  /** Generated source for each type that the batch names. */
  explain(): readonly string[] {
    const named = this.source.batch.requires.flatMap((node) => (node.kind === "fragment" ? [node.type] : []));
    return [...new Set(named)].flatMap((typename) => this.#sourceFor(typename)?.replace("return ", "") ?? []);
  }

  /** Generated source for one type; undefined where the general way is taken. */
  #sourceFor(typename: string): string | undefined {
    const { requires, inputRewrites } = this.source.batch;
    if (inputRewrites.length > 0 || !this.context.types.isObject(typename)) return undefined;
    return generateRepresentation({ types: this.context.types, typename, requires });
  }

  #writerOf(row: Row): RepresentationWriter | typeof GENERAL {
    const typename = typenameOf(row);
    if (typename === undefined || this.#rowsUntilGenerated > 0) {
      this.#rowsUntilGenerated -= 1;
      return GENERAL;
    }
    const known = this.#writers.get(typename);
    if (known || this.#writers.has(typename)) return known;
    if (this.#writers.size >= MAX_WRITERS) return GENERAL;
    const source = this.#sourceFor(typename);
    const writer = source === undefined ? GENERAL : makeRepresentationWriter(source);
    this.#writers.set(typename, writer);
    return writer;
  }
}

/** All entities of a batch have this type and differ in this field alone. */
interface SingleKey {
  readonly typename: string;
  readonly key: string;
}

function singleKeyOf({ requires, inputRewrites }: EntityBatch): SingleKey | undefined {
  const [fragment, another] = requires;
  if (!fragment || another || fragment.kind !== "fragment" || inputRewrites.length > 0) return undefined;
  const keys = fragment.selections.flatMap((node) => (node.kind === "field" && !node.selections ? [node.from] : []));
  const [key, ...others] = keys.filter((name) => name !== "__typename");
  const isSimple = key !== undefined && others.length === 0 && keys.length === fragment.selections.length;
  return isSimple && isPlainName(key) ? { typename: fragment.type, key } : undefined;
}

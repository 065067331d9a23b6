/**
 * The compiled way to write an answer's data, for a document that is asked often.
 * In: the projection of a prepared document, then finished executions. Out: JSON text, or nothing when the general
 * writer must write it. Not here: the general writer (answer-writer.ts).
 */
import type { Execution } from "../execute/execution";
import type { GatewayLimits } from "../limits";
import type { SelectionProjection } from "./projection";
import { SelectionWriter } from "./selection-writer";
import { UNUSUAL } from "./unusual";

/** Characters of generated source per document. */
const MAX_SOURCE = 128 * 1024;

export class CompiledAnswer {
  readonly #root: SelectionWriter;
  #uses = 0;

  constructor(
    projection: SelectionProjection,
    private readonly limits: Pick<GatewayLimits, "clientAnswerBytes" | "compiledFromUse">,
  ) {
    this.#root = new SelectionWriter(projection, { source: MAX_SOURCE, numbered: 0 });
  }

  /** Generated source for every type that can be met. */
  explain(): readonly string[] {
    return this.#root.explain();
  }

  /** @returns undefined when anything in the data is unusual: a fault, a null or a value out of its place */
  write({ data, faults, repeats }: Execution): string | undefined {
    this.#uses += 1;
    if (this.#uses < this.limits.compiledFromUse || faults.length > 0) return undefined;
    try {
      return this.#root.write(data, { repeats, maxLength: this.limits.clientAnswerBytes, texts: [] });
    } catch (error) {
      // A RangeError says that the text is longer than any string can be.
      if (error === UNUSUAL || error instanceof RangeError) return undefined;
      throw error;
    }
  }
}

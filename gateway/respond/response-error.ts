/**
 * One entry of `errors` in an answer.
 * In: nothing. Out: its type. Source: GraphQL specification, section 7.1.2.
 * Not here: which error becomes one (format-errors.ts, answer-writer.ts).
 */
export interface ResponseError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions: ResponseErrorExtensions;
}

interface ResponseErrorExtensions {
  readonly code: string;
  /** The subgraph that failed. */
  readonly agency?: string;
  /** What the caller can do, in a sentence. */
  readonly remedy?: string;
  /** What a program can act on. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Finds the masked detail in the log. */
  readonly correlationId?: string;
  /** Places at which the same fault is not reported again. */
  furtherPlaces?: number;
}

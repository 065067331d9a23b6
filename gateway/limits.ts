/**
 * The gateway's limits, in one typed table: what a client, a document and a subgraph may cost at most.
 * In: nothing. Out: the defaults, each of which `config.ts` lets the operator change.
 * Not here: enforcement, which lives in the room that meets the value first.
 */

export interface GatewayLimits {
  /** Request body, and the decoded parameters of a GET request, in bytes. */
  readonly bodyBytes: number;
  /** Lexical tokens of one document. */
  readonly tokens: number;
  /** Levels of fields, fragments expanded; fields below `__schema` and `__type` do not count. */
  readonly depth: number;
  /** Levels of fields below `__schema` and `__type`: GraphiQL's own query has 14. */
  readonly introspectionDepth: number;
  /** Nested brackets of any kind in the text, checked before parsing. */
  readonly brackets: number;
  /** Aliased fields, fragments expanded. */
  readonly aliases: number;
  /** Fields of the operation's root, fragments expanded. */
  readonly rootFields: number;
  /** Fields and fragments of the operation, fragments expanded. */
  readonly expandedSelections: number;
  /** One operation's planning, in milliseconds. */
  readonly planningMs: number;
  /** One request from its first byte to its answer, in milliseconds. */
  readonly requestMs: number;
  /** One call of one subgraph, in milliseconds. */
  readonly subgraphCallMs: number;
  /** One answer of one subgraph, decompressed, in bytes. */
  readonly subgraphAnswerBytes: number;
  /** One answer to a client, in bytes. */
  readonly clientAnswerBytes: number;
  /** Places of one answer at which the same failed call is reported. */
  readonly placesPerFault: number;
  /** The use of a document at which its answer's writers are compiled; 1 compiles at once. */
  readonly compiledFromUse: number;
  /** Documents whose preparation is kept per supergraph. */
  readonly preparedDocuments: number;
  /** Memory of what is prepared per supergraph, as estimated, in bytes. */
  readonly preparedBytes: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: GatewayLimits = Object.freeze({
  bodyBytes: 256 * 1024,
  tokens: 2_000,
  depth: 12,
  introspectionDepth: 20,
  brackets: 100,
  aliases: 30,
  rootFields: 20,
  expandedSelections: 10_000,
  planningMs: 250,
  requestMs: 10_000,
  subgraphCallMs: 3_000,
  subgraphAnswerBytes: 8 * MIB,
  clientAnswerBytes: 16 * MIB,
  placesPerFault: 100,
  compiledFromUse: 3,
  preparedDocuments: 1_000,
  preparedBytes: 128 * MIB,
});

/**
 * What a supergraph file says, read once: the types that the stages share.
 * In: nothing. Out: types. Not here: how they are read, and what is prepared on them (supergraph.ts).
 */
import type { GraphQLSchema } from "graphql";
import type { AccessRules } from "./access/access-decision";
import type { EntityKeys } from "./join-spec";
import type { GatewayLimits } from "./limits";
import type { Planner } from "./plan/planner";
import type { TypeTable } from "./type-table";

/** One subgraph, which is one agency, as the gateway reaches it. */
export interface Subgraph {
  readonly name: string;
  readonly url: URL;
}

export interface SupergraphFacts {
  /** SHA-256 of the SDL, hexadecimal. */
  readonly hash: string;
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** With hidden parts, as composed. */
  readonly whole: GraphQLSchema;
  /** Every type, hidden ones included. */
  readonly types: TypeTable;
  readonly keys: EntityKeys;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** Every field name, hidden ones included: no alias of a client may look like one of them. */
  readonly fieldNames: ReadonlySet<string>;
  /** Abstract types of which clients see only a part: a type behind them is hidden. */
  readonly partlyHidden: ReadonlySet<string>;
  /** What its parts require of callers. */
  readonly access: AccessRules;
  readonly planner: Planner;
  readonly limits: GatewayLimits;
  /** Whether clients are told the schema. */
  readonly tellsSchema: boolean;
}

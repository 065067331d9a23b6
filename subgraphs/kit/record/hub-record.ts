/**
 * What records tell of themselves: id, version, marking, provenance, history.
 * Entity classes extend `HubRecord`; their migrations use `RECORD_COLUMNS`.
 */
import { Ctx, Field, Int, InterfaceType, ObjectType } from "type-graphql";
import type { SubgraphContext } from "../read/subgraph-context";
import { HistoryEntry, historyByRecord } from "./history";
import { MarkedRecord } from "./marked-record";
import { Provenance } from "./provenance";

@InterfaceType()
@ObjectType()
export abstract class HubRecord extends MarkedRecord {
  @Field(() => Int, { description: "Counts the changes; commands name the version that they expect." })
  override version: number;

  @Field(() => Provenance)
  get provenance(): Provenance {
    return { source: this.provenanceSource, asOf: this.provenanceAsOf };
  }

  @Field(() => [HistoryEntry], { description: "Every change, oldest first." })
  async history(@Ctx() context: SubgraphContext): Promise<HistoryEntry[]> {
    return (await context.load(historyByRecord, this.id)) ?? [];
  }
}

/** The columns of `MarkedRecord` for `CREATE TABLE` in migrations. */
export const RECORD_COLUMNS = `
  id text PRIMARY KEY,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  marking_level text NOT NULL DEFAULT 'UNCLASSIFIED'
    CHECK (marking_level IN ('UNCLASSIFIED', 'CUI', 'SECRET', 'TOP_SECRET')),
  marking_compartments text[] NOT NULL DEFAULT '{}',
  marking_dissemination text[] NOT NULL DEFAULT '{}',
  marking_tlp text CHECK (marking_tlp IN ('CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED')),
  provenance_source text NOT NULL,
  provenance_as_of timestamptz NOT NULL`;

/**
 * What every record of every agency carries: id, version, marking, provenance, history.
 * Entity classes extend `HubRecord`; their migrations use `RECORD_COLUMNS`.
 */
import { Ctx, Field, ID, Int, InterfaceType, ObjectType } from "type-graphql";
import { Column, PrimaryColumn } from "typeorm";
import type { MarkingLevel, TlpLabel } from "../../../common/marking";
import type { SubgraphContext } from "../read/subgraph-context";
import { HistoryEntry, historyByRecord } from "./history";
import { Marking } from "./marking";
import { Provenance } from "./provenance";

// Both, because type-graphql looks for inherited fields among types of the heir's own sort: records are object types,
// save those of several kinds, such as directives, which are interfaces.
@InterfaceType()
@ObjectType()
export abstract class HubRecord {
  @Field(() => ID, { description: "Stable, readable identifier." })
  @PrimaryColumn("text")
  id: string;

  @Field(() => Int, { description: "Counts the changes; commands name the version that they expect." })
  @Column("integer", { default: 1 })
  version: number;

  @Column("text", { default: "UNCLASSIFIED" })
  markingLevel: MarkingLevel;

  @Column("text", { array: true, default: () => "'{}'" })
  markingCompartments: string[];

  @Column("text", { array: true, default: () => "'{}'" })
  markingDissemination: string[];

  @Column("text", { nullable: true })
  markingTlp: TlpLabel | null;

  @Column("text")
  provenanceSource: string;

  @Column("timestamptz")
  provenanceAsOf: string;

  @Field(() => Marking)
  get marking(): Marking {
    return {
      level: this.markingLevel,
      compartments: this.markingCompartments,
      dissemination: this.markingDissemination,
      tlp: this.markingTlp,
    };
  }

  @Field(() => Provenance)
  get provenance(): Provenance {
    return { source: this.provenanceSource, asOf: this.provenanceAsOf };
  }

  @Field(() => [HistoryEntry], { description: "Every change, oldest first." })
  async history(@Ctx() context: SubgraphContext): Promise<HistoryEntry[]> {
    return (await context.load(historyByRecord, this.id)) ?? [];
  }
}

/** The columns of `HubRecord` for `CREATE TABLE` in migrations. */
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

/**
 * What every stored record carries, told or not: id, version, marking, provenance.
 * Nearly all extend `HubRecord`, which tells all of it and the history, too; a class that may tell less extends this.
 */
import { Field, ID, InterfaceType, ObjectType } from "type-graphql";
import { Column, PrimaryColumn } from "typeorm";
import type { MarkingLevel, TlpLabel } from "../../../common/marking";
import { Marking } from "./marking";

// Both, because type-graphql looks for inherited fields among types of the heir's own sort: records are object types,
// save those of several kinds, such as directives, which are interfaces.
@InterfaceType()
@ObjectType()
export abstract class MarkedRecord {
  @Field(() => ID, { description: "Stable, readable identifier." })
  @PrimaryColumn("text")
  id: string;

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
}

/**
 * The security marking that every record carries, as columns and as a GraphQL value type.
 * Not here: the lattice (common/marking.ts) and who may see what.
 * Source: Intelligence Community Markings System; 32 CFR part 2002 (CUI); FIRST Traffic Light Protocol 2.0.
 */
import "reflect-metadata";
import { Directive, Field, ObjectType } from "type-graphql";
import { MARKING_LEVELS, TLP_LABELS, type MarkingLevel, type TlpLabel } from "../../../common/marking";
import { graphqlEnum } from "../schema/graphql-enum";

export const MarkingLevelEnum = graphqlEnum(MARKING_LEVELS, {
  name: "MarkingLevel",
  description: "Classification level, lowest first.",
});

const TlpLabelEnum = graphqlEnum(TLP_LABELS, {
  name: "TlpLabel",
  description: "Traffic Light Protocol 2.0 label, least restricted first.",
});

@ObjectType({ description: "How sensitive a record is, and whom it may reach." })
@Directive("@shareable")
export class Marking {
  @Field(() => MarkingLevelEnum)
  level: MarkingLevel;

  @Field(() => [String], { description: "Control system compartments; all of them are needed." })
  compartments: string[];

  @Field(() => [String], { description: "Dissemination controls, for example NOFORN or FED ONLY." })
  dissemination: string[];

  @Field(() => TlpLabelEnum, { nullable: true, description: "Label agreed with partners outside government." })
  tlp: TlpLabel | null;
}

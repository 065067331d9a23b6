/**
 * A hiring pathway: one lawful way by which cyber specialists come into government, opened for an obligation of
 * the order. Not here: the announcements that use it, and the work roles it leads to (pathway-work-role.ts).
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateScalar } from "../../kit/schema/scalars";
import { ObligationStub } from "../foreign/obligation";
import { HIRING_PATHWAY_STATES, type HiringPathwayState } from "./hiring-pathway.transitions";

export const HIRING_PATHWAY_KINDS = [
  "DIRECT_HIRE",
  "TALENT_MANAGEMENT",
  "EARLY_CAREER",
  "SCHOLARSHIP_SERVICE",
  "FELLOWSHIP",
  "TERM",
  "EXCHANGE",
] as const;

export type HiringPathwayKind = (typeof HIRING_PATHWAY_KINDS)[number];

export const HiringPathwayStateEnum = graphqlEnum(HIRING_PATHWAY_STATES, {
  name: "HiringPathwayState",
  description: "Where a hiring pathway stands.",
  values: { APPROVED: "Agreed, not usable yet.", OPEN: "Agencies may announce positions under it." },
});

export const HiringPathwayKindEnum = graphqlEnum(HIRING_PATHWAY_KINDS, {
  name: "HiringPathwayKind",
  description: "In which way a pathway brings people in.",
  values: {
    DIRECT_HIRE: "Without rating and ranking, for a critical need.",
    TALENT_MANAGEMENT: "Outside the general schedule, by a talent system of its own.",
    SCHOLARSHIP_SERVICE: "Graduates who owe service for a scholarship.",
    EXCHANGE: "People lent by another government or institution.",
  },
});

@ObjectType({ description: "A lawful way by which cyber specialists come into government." })
@Directive('@key(fields: "id")')
@Entity()
@Announces("title", "obligationId")
export class HiringPathway extends HubRecord {
  @Field()
  @Column("text")
  title: string;

  @Field(() => HiringPathwayStateEnum)
  @Column("text")
  state: HiringPathwayState;

  @Field(() => HiringPathwayKindEnum)
  @Column("text")
  kind: HiringPathwayKind;

  @Field({ description: "Statute or regulation that the pathway rests on." })
  @Column("text")
  authority: string;

  @Column("text")
  obligationId: string;

  @Field(() => DateScalar, { nullable: true, description: "Day on which OPM agreed to it." })
  @Column("date", { nullable: true })
  approvedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "First day on which agencies could use it." })
  @Column("date", { nullable: true })
  openedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day on which it ended." })
  @Column("date", { nullable: true })
  closedOn: string | null;

  @Field(() => ObligationStub, { description: "What the pathway was opened for." })
  get obligation(): ObligationStub {
    return { id: this.obligationId };
  }
}

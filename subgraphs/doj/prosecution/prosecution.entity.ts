/**
 * A prosecution under existing law. A sealed one does not exist for readers.
 * What other agencies own (vulnerabilities, models, directives, organizations) is named by id.
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { Readable } from "../../kit/access/reading-rule";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateScalar } from "../../kit/schema/scalars";
import { SEALING } from "../sealed";
import { PROSECUTION_STATES, type ProsecutionState } from "./prosecution.transitions";

export const ProsecutionStateEnum = graphqlEnum(PROSECUTION_STATES, {
  name: "ProsecutionState",
  description: "Where a prosecution stands.",
});

@ObjectType({ description: "A criminal case that DOJ brought before a federal district court." })
@Directive('@key(fields: "id")')
@Entity()
@Announces("docket", "districtId", "filedOn", "vulnerabilityIds")
@Readable(SEALING)
export class Prosecution extends HubRecord {
  @Field({ description: "Docket number, unique within the district: `1:26-cr-00411`." })
  @Column("text")
  docket: string;

  @Field({ description: "Name of the case. Demonstration records name no person." })
  @Column("text")
  caption: string;

  @Field(() => ProsecutionStateEnum)
  @Column("text")
  state: ProsecutionState;

  @Column("text")
  districtId: string;

  @Column("text", { nullable: true })
  investigationId: string | null;

  @Field(() => DateScalar, { description: "Day on which the indictment or information was filed." })
  @Column("date")
  filedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of conviction, acquittal or dismissal." })
  @Column("date", { nullable: true })
  disposedOn: string | null;

  @Field(() => DateScalar, { nullable: true })
  @Column("date", { nullable: true })
  sentencedOn: string | null;

  @Field({ description: "The charges say that AI agents were used in the offence." })
  @Column("boolean")
  usesAiAgents: boolean;

  @Field({ description: "Whether a court order keeps it from view." })
  @Column("boolean", { default: false })
  sealed: boolean;

  @Column("text", { array: true, default: () => "'{}'" })
  vulnerabilityIds: string[];

  @Column("text", { array: true, default: () => "'{}'" })
  modelIds: string[];

  @Column("text", { array: true, default: () => "'{}'" })
  directiveIds: string[];

  @Column("text", { array: true, default: () => "'{}'" })
  victimIds: string[];
}

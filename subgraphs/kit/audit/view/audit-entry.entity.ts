/** An entry of the audit as auditors read it over GraphQL. Its table is a view of the audit's own database. */
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MarkingLevel, TlpLabel } from "../../../../common/marking";
import { Marking } from "../../record/marking";
import { graphqlEnum } from "../../schema/graphql-enum";
import { DateTimeScalar } from "../../schema/scalars";
import { AUDIT_DECISIONS, AUDIT_KINDS, type AuditDecision, type AuditKind } from "../audit-entry";

export const AuditKindEnum = graphqlEnum(AUDIT_KINDS, {
  name: "AuditKind",
  description: "Whether records were read, or a command was given.",
});

export const AuditDecisionEnum = graphqlEnum(AUDIT_DECISIONS, {
  name: "AuditDecision",
  description: "ATTEMPTED is written before a command begins; its outcome has the same deed.",
});

@ObjectType("AuditEntry", { description: "Who read or changed what, why, and what was decided. Never what was read." })
@Directive('@policy(policies: [["role:AUDITOR"]])')
@Entity("audit_entry")
export class AuditEntryView {
  @Field(() => ID, { description: "Chain and position: `cisa-03:17`." })
  @PrimaryColumn("text")
  id: string;

  @Field(() => String, { description: "Name of the hash chain." })
  @Column("text")
  shard: string;

  @Field(() => Int, { description: "Counts from 1 within the chain." })
  @Column("bigint")
  position: number;

  @Field(() => DateTimeScalar)
  @Column("timestamptz")
  at: string;

  @Field(() => String, { description: "The subgraph that answered." })
  @Column("text")
  agency: string;

  @Field(() => String, { description: "Whom the issuer vouched for; empty for the anonymous caller." })
  @Column("text")
  subject: string;

  @Field(() => [String])
  @Column("text", { array: true })
  roles: string[];

  @Field(() => String, { description: "Agency or organization that the caller spoke for." })
  @Column("text")
  office: string;

  @Field(() => String, { nullable: true, description: "Why, in the caller's own words." })
  @Column("text", { nullable: true })
  purpose: string | null;

  @Field(() => String, { description: "SHA-256 of the client's document, base64url." })
  @Column("text")
  operation: string;

  @Field(() => ID, { description: "The same in every entry and log of one client's request." })
  @Column("text")
  correlationId: string;

  @Field(() => AuditKindEnum)
  @Column("text")
  kind: AuditKind;

  @Field(() => String, {
    nullable: true,
    description: "Name of the command, or how many more the anonymous public was refused.",
  })
  @Column("text", { nullable: true })
  action: string | null;

  @Field(() => ID, { nullable: true, description: "The same in the entries of a command's attempt and outcome." })
  @Column("text", { nullable: true })
  deed: string | null;

  @Field(() => String, { description: "GraphQL type of the records." })
  @Column("text")
  recordType: string;

  @Field(() => [ID])
  @Column("text", { array: true })
  ids: string[];

  @Field(() => [String], { description: "Fields that were read of the type, or given to the command." })
  @Column("text", { array: true })
  fields: string[];

  @Field(() => AuditDecisionEnum)
  @Column("text")
  decision: AuditDecision;

  @Field(() => String, { nullable: true, description: "Error code of a refusal." })
  @Column("text", { nullable: true })
  code: string | null;

  @Field(() => Boolean, { description: "A command began and nobody knows how it ended, or it is under way." })
  @Column("boolean")
  lacksOutcome: boolean;

  @Column("text")
  level: MarkingLevel;

  @Column("text", { array: true })
  compartments: string[];

  @Column("text", { array: true })
  dissemination: string[];

  @Column("text", { nullable: true })
  tlp: TlpLabel | null;

  @Field(() => Marking, { description: "The join of the markings of the records, not of this entry." })
  get recordsMarking(): Marking {
    const { level, compartments, dissemination, tlp } = this;
    return { level, compartments, dissemination, tlp };
  }
}

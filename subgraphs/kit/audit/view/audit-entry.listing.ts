/** The audit as a list: what an auditor filters and orders by. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, from, holds } from "../../read/filter";
import { Listing } from "../../read/listing";
import { DateTimeScalar } from "../../schema/scalars";
import type { AuditDecision, AuditKind } from "../audit-entry";
import { AuditDecisionEnum, AuditEntryView, AuditKindEnum } from "./audit-entry.entity";

@InputType()
class AuditEntryFilter {
  @Where(from("at"))
  @Field(() => DateTimeScalar, { nullable: true, description: "At this instant or later." })
  from?: Date | null;

  @Where(before("at"))
  @Field(() => DateTimeScalar, { nullable: true })
  before?: Date | null;

  @Where(anyOf("agency"))
  @Field(() => [String], { nullable: true, description: "Names of subgraphs." })
  agencies?: string[] | null;

  @Where(anyOf("subject"))
  @Field(() => [String], { nullable: true })
  subjects?: string[] | null;

  @Where(anyOf("office"))
  @Field(() => [ID], { nullable: true })
  offices?: string[] | null;

  @Where(anyOf("correlationId"))
  @Field(() => [ID], { nullable: true })
  correlationIds?: string[] | null;

  @Where(anyOf("kind"))
  @Field(() => [AuditKindEnum], { nullable: true })
  kinds?: AuditKind[] | null;

  @Where(anyOf("decision"))
  @Field(() => [AuditDecisionEnum], { nullable: true })
  decisions?: AuditDecision[] | null;

  @Where(anyOf("recordType"))
  @Field(() => [String], { nullable: true })
  recordTypes?: string[] | null;

  @Where((id: string, { column, bind }) => `${column("ids")} @> ARRAY[${bind(id)}]::text[]`)
  @Field(() => ID, { nullable: true, description: "Entries that name this record." })
  recordId?: string | null;

  @Where(holds(({ column }) => column("lacksOutcome")))
  @Field(() => Boolean, { nullable: true })
  lacksOutcome?: boolean | null;
}

export const auditEntries = new Listing({
  of: AuditEntryView,
  name: "AuditEntry",
  filter: AuditEntryFilter,
  orders: { AT: "at" },
  defaultOrder: { field: "AT", direction: "DESC" },
});

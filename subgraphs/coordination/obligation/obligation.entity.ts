/**
 * An obligation of the executive order: what must be delivered, by whom, by when.
 * Whether it is delivered follows from the tasks of the index (obligation-delivery.ts); directives and hiring
 * pathways are fields that other agencies add.
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";
import { DateScalar } from "../../kit/schema/scalars";

@ObjectType({ description: "What the executive order requires of agencies." })
@Directive('@key(fields: "id")')
@Entity("obligation")
export class Obligation extends HubRecord {
  @Field({ description: "Section of the order, `2(c)`." })
  @Column("text")
  section: string;

  @Field({ description: "What must be delivered." })
  @Column("text")
  title: string;

  @Column("text", { nullable: true })
  trackedById: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day in time; null for standing obligations." })
  @Column("date", { nullable: true })
  dueOn: string | null;

  @Field({ description: "Holds for good, so it is never delivered and never overdue." })
  get standing(): boolean {
    return this.dueOn === null;
  }
}

export const OBLIGATION_ROLES = ["LEAD", "CONSULTED"] as const;

export type ObligationRole = (typeof OBLIGATION_ROLES)[number];

/** Which agencies an obligation names, and as what. */
@Entity("obligation_agency")
export class ObligationAgency {
  @PrimaryColumn("text")
  obligationId: string;

  @PrimaryColumn("text")
  agencyId: string;

  @PrimaryColumn("text")
  role: ObligationRole;

  /** Place in the order's own enumeration, from 1. */
  @Column("integer")
  position: number;
}

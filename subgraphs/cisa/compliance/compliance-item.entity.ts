/**
 * A compliance item: where one agency stands with one directive. Late reports stay late; an item of a revoked
 * directive is closed and keeps its history.
 */
import { Directive as FederationDirective, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { DateScalar } from "../../kit/schema/scalars";
import { AgencyStub } from "../foreign/agency";
import { boundAgency } from "./binding";
import { type ComplianceState, ComplianceStateEnum } from "./compliance-item.transitions";
import { isLate } from "./late";

@ObjectType({ description: "Where one agency stands with one directive." })
@FederationDirective('@key(fields: "id")')
@Entity()
@Announces("directiveId", "agencyId", "dueOn", "reportedOn")
export class ComplianceItem extends HubRecord {
  @Column("text")
  directiveId: string;

  @Column("text")
  agencyId: string;

  @Field({ description: "What the agency reports on." })
  @Column("text")
  subject: string;

  @Field(() => ComplianceStateEnum)
  @Column("text")
  state: ComplianceState;

  @Field(() => DateScalar, { nullable: true, description: "Last day in time; null for standing duties." })
  @Column("date", { nullable: true })
  dueOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of the latest report as received, never backdated." })
  @Column("date", { nullable: true })
  reportedOn: string | null;

  @Field(() => String, { nullable: true, description: "What the agency's latest report says." })
  @Column("text", { nullable: true })
  report: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day on which CISA verified the report." })
  @Column("date", { nullable: true })
  verifiedOn: string | null;

  @Field(() => String, { nullable: true, description: "Why CISA returned the latest report." })
  @Column("text", { nullable: true })
  returnReason: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day on which the item was closed with its directive." })
  @Column("date", { nullable: true })
  closedOn: string | null;

  @Field({ description: "Reported after the due day, or due, still open and not yet reported." })
  get late(): boolean {
    return isLate(this, new Date().toISOString().slice(0, 10));
  }

  @Field(() => AgencyStub, { description: "The agency that is bound." })
  @FederationDirective('@provides(fields: "name acronym")')
  get agency(): AgencyStub {
    const { id, name, acronym } = boundAgency(this.agencyId);
    return { id, name, acronym };
  }
}

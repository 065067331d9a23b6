/**
 * One asset of one agency on which a vulnerability was detected. Tier and deadline are stored, so that lists can be
 * filtered and ordered by them; recompute.ts keeps them in line with KEV and SSVC.
 */
import { Directive as FederationDirective, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";
import { DateScalar } from "../../kit/schema/scalars";
import { AgencyStub } from "../foreign/agency";
import type { RemediationTier } from "../vulnerability/remediation-tier";
import { RemediationTierEnum } from "../vulnerability/remediation-tier-enum";

@ObjectType({ description: "An agency's asset on which a vulnerability was detected." })
@FederationDirective('@key(fields: "id")')
@Entity()
export class AssetExposure extends HubRecord {
  @Column("text")
  vulnerabilityId: string;

  @Column("text")
  agencyId: string;

  @Field({ description: "The agency's tag of the asset; no host name, no address." })
  @Column("text")
  asset: string;

  @Field({ description: "Untrusted parties reach the asset over public networks." })
  @Column("boolean")
  publiclyExposed: boolean;

  @Field(() => DateScalar, { description: "Day on which the vulnerability was detected on the asset." })
  @Column("date")
  detectedOn: string;

  @Field(() => DateScalar, { nullable: true, description: "Day on which it was remediated; null while it is open." })
  @Column("date", { nullable: true })
  fixedOn: string | null;

  @Field(() => RemediationTierEnum, { description: "Tier under BOD 26-04." })
  @Column("text")
  tier: RemediationTier;

  @Field(() => DateScalar, { nullable: true, description: "Last day in time; null where the tier counts no days." })
  @Column("date", { nullable: true })
  deadline: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Remediated by the deadline; null while open, and where there is no deadline.",
  })
  get fixedWithinTier(): boolean | null {
    return this.fixedOn === null || this.deadline === null ? null : this.fixedOn <= this.deadline;
  }

  @Field({ description: "Open although the deadline is over." })
  get overdue(): boolean {
    return this.fixedOn === null && this.deadline !== null && this.deadline < new Date().toISOString().slice(0, 10);
  }

  @Field(() => AgencyStub, { description: "The agency that runs the asset." })
  get agency(): Pick<AgencyStub, "id"> {
    return { id: this.agencyId };
  }
}

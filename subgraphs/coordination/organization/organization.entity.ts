/**
 * An organization outside the federal government that meets the hub: it builds models, runs infrastructure, sells or
 * maintains software, or governs a state or county.
 * Participation, deliveries, models, grants, referrals and prosecutions are fields that other agencies add.
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { ORGANIZATION_KINDS, type OrganizationKind, SECTORS, type Sector } from "./organization-kinds";

export const OrganizationKindEnum = graphqlEnum(ORGANIZATION_KINDS, {
  name: "OrganizationKind",
  description: "What an organization does in the hub's world.",
  values: {
    AI_DEVELOPER: "Develops frontier models.",
    CRITICAL_INFRASTRUCTURE: "Operates critical infrastructure.",
    VENDOR: "Sells software or devices.",
    STATE_LOCAL: "A state, local, tribal or territorial government.",
    MAINTAINER: "Maintains open-source software.",
  },
});

export const SectorEnum = graphqlEnum(SECTORS, {
  name: "Sector",
  description: "Which critical infrastructure an organization operates.",
  values: {
    RURAL_HOSPITAL: "Named in section 2(c) of the order.",
    COMMUNITY_BANK: "Named in section 2(c) of the order.",
    LOCAL_UTILITY: "Water, power or gas of a place; named in section 2(c) of the order.",
  },
});

@ObjectType({ description: "An organization outside the federal government." })
@Directive('@key(fields: "id")')
@Entity("organization")
@Announces("name", "kind")
export class Organization extends HubRecord {
  @Field()
  @Column("text")
  name: string;

  @Field(() => OrganizationKindEnum)
  @Column("text")
  kind: OrganizationKind;

  @Field(() => SectorEnum, { nullable: true, description: "Given for critical infrastructure only." })
  @Column("text", { nullable: true })
  sector: Sector | null;

  @Field(() => String, { nullable: true, description: "Postal code of the state, for example `MT`." })
  @Column("text", { nullable: true })
  state: string | null;

  @Field(() => String, { nullable: true, description: "City or county of its seat." })
  @Column("text", { nullable: true })
  locality: string | null;

  @Field(() => String, { nullable: true, description: "Internet domain." })
  @Column("text", { nullable: true })
  domain: string | null;
}

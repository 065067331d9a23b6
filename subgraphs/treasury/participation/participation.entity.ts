/**
 * An organization's voluntary part in the clearinghouse. One record per organization, whatever its state.
 * Patches reach participants and others alike, so nothing here says who receives one.
 */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { type ParticipationState, participationLifecycle } from "./participation.transitions";

export const PARTICIPANT_ROLES = ["REPORTER", "SCANNER", "MAINTAINER"] as const;

export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

export const ParticipationStateEnum = graphqlEnum(participationLifecycle.states, {
  name: "ParticipationState",
  description: "Where an organization stands with the clearinghouse. Taking part is voluntary.",
  values: { WITHDRAWN: "Left, which is always accepted and changes nothing else for the organization." },
});

export const ParticipantRoleEnum = graphqlEnum(PARTICIPANT_ROLES, {
  name: "ParticipantRole",
  description: "What an organization offered to do in the clearinghouse.",
});

@ObjectType({ description: "An organization's voluntary part in the clearinghouse." })
@Directive('@key(fields: "id")')
@Entity()
export class Participation extends HubRecord {
  @Column("text")
  organizationId: string;

  @Field(() => ParticipationStateEnum)
  @Column("text", { default: participationLifecycle.initial })
  state: ParticipationState;

  @Field(() => [ParticipantRoleEnum], { description: "What the organization offered to do." })
  @Column("text", { array: true, default: () => "'{}'" })
  roles: ParticipantRole[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the Treasury invited it; null if it came unasked.",
  })
  @Column("timestamptz", { nullable: true })
  invitedAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it last became active; null while only invited." })
  @Column("timestamptz", { nullable: true })
  activatedAt: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it withdrew; null unless it is withdrawn now." })
  @Column("timestamptz", { nullable: true })
  withdrawnAt: string | null;
}

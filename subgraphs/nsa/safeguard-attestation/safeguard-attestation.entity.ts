/** One safeguard of an access window, as the receiving agency drafts and attests it. */
import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Announces } from "../../kit/command/announces";
import { HubRecord } from "../../kit/record/hub-record";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";
import {
  SAFEGUARD_ATTESTATION_STATES,
  type SafeguardAttestationState,
  safeguardAttestationLifecycle,
} from "./safeguard-attestation.transitions";
import { SAFEGUARD_KINDS, type SafeguardKind } from "./safeguards-complete";

export const SafeguardAttestationStateEnum = graphqlEnum(SAFEGUARD_ATTESTATION_STATES, {
  name: "SafeguardAttestationState",
  description: "Whether the receiving agency has attested the safeguard.",
});

export const SafeguardKindEnum = graphqlEnum(SAFEGUARD_KINDS, {
  name: "SafeguardKind",
  description: "What a safeguard protects against.",
});

@Announces("windowId", "kind")
@ObjectType({ description: "A safeguard that the agency with early access attests." })
@Directive('@key(fields: "id")')
@Entity()
export class SafeguardAttestation extends HubRecord {
  @Column("text")
  windowId: string;

  @Field(() => SafeguardKindEnum)
  @Column("text")
  kind: SafeguardKind;

  @Field(() => SafeguardAttestationStateEnum)
  @Column("text", { default: safeguardAttestationLifecycle.initial })
  state: SafeguardAttestationState;

  @Field({ description: "What the agency does to keep the safeguard; empty until it is drafted." })
  @Column("text")
  statement: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When it was attested; null for a draft." })
  @Column("timestamptz", { nullable: true })
  attestedAt: string | null;
}

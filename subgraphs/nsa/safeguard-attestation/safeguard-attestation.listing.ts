/** Safeguard attestations as a list. */
import { Field, ID, InputType } from "type-graphql";
import { Where, anyOf, before, contains, from } from "../../kit/read/filter";
import { Listing } from "../../kit/read/listing";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { SafeguardAttestation, SafeguardAttestationStateEnum, SafeguardKindEnum } from "./safeguard-attestation.entity";
import type { SafeguardAttestationState } from "./safeguard-attestation.transitions";
import type { SafeguardKind } from "./safeguards-complete";

@InputType()
class SafeguardAttestationFilter {
  @Where(anyOf("id"))
  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Where(anyOf("windowId"))
  @Field(() => [ID], { nullable: true, description: "Ids of the access windows." })
  windows?: string[] | null;

  @Where(anyOf("kind"))
  @Field(() => [SafeguardKindEnum], { nullable: true })
  kinds?: SafeguardKind[] | null;

  @Where(anyOf("state"))
  @Field(() => [SafeguardAttestationStateEnum], { nullable: true })
  states?: SafeguardAttestationState[] | null;

  @Where(from("attestedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Attested at this instant or later." })
  attestedFrom?: Date | null;

  @Where(before("attestedAt"))
  @Field(() => DateTimeScalar, { nullable: true, description: "Attested before this instant." })
  attestedBefore?: Date | null;

  @Where(contains("statement"))
  @Field(() => String, { nullable: true, description: "Words of the statement." })
  search?: string | null;
}

export const safeguardAttestations = new Listing({
  of: SafeguardAttestation,
  name: "SafeguardAttestation",
  filter: SafeguardAttestationFilter,
  orders: { ATTESTED_AT: "attestedAt", KIND: "kind", STATE: "state" },
});

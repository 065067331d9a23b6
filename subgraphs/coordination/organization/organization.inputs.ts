/** What the commands on organizations take. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { OrganizationKindEnum, SectorEnum } from "./organization.entity";
import type { OrganizationKind, Sector } from "./organization-kinds";

@InputType()
export class RegisterOrganizationInput extends CreateInput {
  @Field(() => ID, { description: "Chosen for good: lower-case letters, digits and hyphens, `cedar-valley-hospital`." })
  id: string;

  @Field()
  name: string;

  @Field(() => OrganizationKindEnum)
  kind: OrganizationKind;

  @Field(() => SectorEnum, { nullable: true, description: "For critical infrastructure, and only for it." })
  sector?: Sector | null;

  @Field(() => String, { nullable: true, description: "Postal code of the state, for example `MT`." })
  state?: string | null;

  @Field(() => String, { nullable: true, description: "City or county of its seat." })
  locality?: string | null;

  @Field(() => String, { nullable: true, description: "Internet domain." })
  domain?: string | null;
}

@InputType()
export class ChangeOrganizationInput extends RecordInput {
  @Field(() => String, { nullable: true, description: "What is not given stays." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Postal code of the state, for example `MT`." })
  state?: string | null;

  @Field(() => String, { nullable: true, description: "City or county of its seat." })
  locality?: string | null;

  @Field(() => String, { nullable: true, description: "Internet domain." })
  domain?: string | null;
}

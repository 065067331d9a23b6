/** What the commands of referrals take. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";

@InputType()
export class ReferInput extends CreateInput {
  @Field({ description: "What is referred, in one sentence." })
  summary: string;

  @Field(() => [ID], { defaultValue: [], description: "Organizations that it concerns, as victim or otherwise." })
  organizationIds: string[];

  @Field(() => [ID], { defaultValue: [], description: "Vulnerabilities that the conduct is said to exploit." })
  vulnerabilityIds: string[];
}

@InputType()
export class AcceptReferralInput extends RecordInput {
  @Field(() => ID, { nullable: true, description: "District that takes it; stays as it is when absent." })
  districtId?: string | null;
}

@InputType()
export class DeclineReferralInput extends RecordInput {
  @Field({ description: "Why, as the referring agency will read it." })
  reason: string;
}

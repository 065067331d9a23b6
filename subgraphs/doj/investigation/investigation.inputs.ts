/** What the commands of investigations take. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";

@InputType()
export class OpenInvestigationInput extends CreateInput {
  @Field({ description: "What is investigated, in a few words." })
  title: string;

  @Field(() => ID, { description: "District that leads it." })
  districtId: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: "Accepted referrals that it takes up; none when DOJ investigates on its own motion.",
  })
  referralIds: string[];

  @Field(() => [ID], { defaultValue: [], description: "Vulnerabilities that the conduct is said to exploit." })
  vulnerabilityIds: string[];

  @Field({ description: "A court order keeps it from view." })
  sealed: boolean;
}

@InputType()
export class CloseInvestigationInput extends RecordInput {}

@InputType()
export class UnsealInvestigationInput extends RecordInput {}
